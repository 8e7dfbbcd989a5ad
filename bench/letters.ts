/**
 * How long it takes to write letters to many patients as one PDF: the whole job, from asking for it to the file in the
 * database, on an embedded server of its own. Forms are mixed: 8 in 10 standard, 1 large print, 1 easy read.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { BadUse, readOptions } from '#cli/command.ts'
import { londonDay } from '#nhs/day.ts'
import { trustCode } from '#nhs/trust-code.ts'
import { configuration } from '#platform/configuration.ts'
import { onConnection } from '#platform/connection.ts'
import { type Ground, openGround } from '#platform/ground.ts'
import { jobStore } from '#platform/jobs.ts'
import { logger } from '#platform/log.ts'
import type { Viewer } from '#platform/viewer.ts'
import { startWorker } from '#platform/worker.ts'
import { askForLetters, letterRun, lettersJob } from '#transfers'
import type { Benchmark, BenchmarkRow } from './benchmark.ts'
import { peakOf } from './process-use.ts'

const targetSeconds = 60

export const benchmark: Benchmark = {
  name: 'letters',
  summary: 'letters to many patients as one PDF, by the job that writes them',
  options: '--letters NUMBER (1000)',
  async run(args, progress) {
    const { values } = readOptions({ args, options: { letters: { type: 'string', default: '1000' } } })
    if (!/^([1-9]\d{0,2}|1\d{3}|2000)$/.test(values.letters)) {
      throw new BadUse(`--letters is "${values.letters}", and must be from 1 to 2000`)
    }
    const letters = Number(values.letters)
    const folder = await mkdtemp(join(tmpdir(), 'accord-bench-'))
    const ground = await openGround(configuration({ ACCORD_DATA: folder, ACCORD_DEMO: 'off', ACCORD_LOG: 'warn' }))
    try {
      const transfers = await offered(ground.ownerUrl!, letters)
      progress(`${letters} transfers offered`)
      return [await written(ground, transfers, progress)]
    } finally {
      await ground.close()
      await rm(folder, { recursive: true, force: true })
    }
  },
}

async function written(ground: Ground, transfers: string[], progress: (line: string) => void): Promise<BenchmarkRow> {
  const { db } = ground
  const log = logger('warn')
  const worker = await startWorker({
    db,
    queueUrl: ground.queueUrl,
    kinds: [lettersJob(ground)],
    concurrency: 1,
    log,
  })
  const before = process.cpuUsage()
  const started = performance.now()
  try {
    const asked = await db.withViewer(clerk, (tx) =>
      askForLetters(tx, clerk, { on: londonDay(new Date()), transfers, phone: '01691 404000', bothSides: true }),
    )
    if (asked.status !== 'asked') throw new Error(asked.because)
    for (;;) {
      const job = await db.reading(clerk, (tx) => jobStore(tx).find<{ done?: number }>(asked.job))
      if (job?.state === 'succeeded') break
      if (job?.state === 'failed' || job?.state === 'cancelled') throw new Error(job.failure ?? 'The job was cancelled')
      progress(`${job?.progress.done ?? 0} letters`)
      await setTimeout(500)
    }
    const seconds = (performance.now() - started) / 1000
    const { user, system } = process.cpuUsage(before)
    const run = await db.reading(clerk, (tx) => letterRun(tx, asked.run))
    if (run.letters !== transfers.length) throw new Error(`${run.letters} letters of ${transfers.length} were written`)
    return {
      what: `${run.letters} letters as one PDF of ${run.pages} pages and ${(run.bytes / 1e6).toFixed(1)} MB, asking included; processor time without PostgreSQL's`,
      figure: seconds,
      unit: 's',
      target: targetSeconds,
      peakMegabytes: peakOf(process.pid),
      processorSeconds: (user + system) / 1e6,
    }
  } finally {
    await worker.stop()
  }
}

const clerk: Viewer = {
  person: 'benchmark',
  name: 'Sam Patel',
  jobTitle: 'Booking clerk',
  trust: trustCode('RL1'),
  alliance: 'benchmark',
  roles: ['booking-clerk'],
  purpose: 'own-care',
}

/** Patients who have been offered a date, set up past the rules that lead there. */
async function offered(ownerUrl: string, count: number): Promise<string[]> {
  const id = `('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`
  return onConnection(ownerUrl, async (client) => {
    await client.query(`
      insert into alliance values ('benchmark', 'Benchmark', 'To be measured', '{}', '{}');
      insert into plan (trust, id, alliance, name, trusts, services, settings, as_of, first_day, days, asked_by)
        values ('RL1', '00000000-0000-4000-8000-0000000000aa', 'benchmark', 'Plan', '{RL1,RRJ}', '{110}', '{}', current_date, current_date, 28, 'p1');
      insert into patient (trust, id, local_id, nhs_number, nhs_number_status, family_name, given_name, sex, ethnic_category, postcode)
        select 'RL1', ${id}, n::text, '9990000018', '01', 'Number' || n, 'Siân', '2', 'A', 'SY11 1AA' from generate_series(1, ${count}) n;
      insert into patient_need (trust, patient_id, interpreter, letter_form, address, set_by)
        select 'RL1', ${id}, 'none', case n % 10 when 0 then 'large-print' when 1 then 'easy-read' else 'standard' end,
               array[n || ' Oak Lane', 'Oswestry'], 'p1' from generate_series(1, ${count}) n;
      insert into pathway (trust, id, patient_id, pseudonym, source, source_key, pathway_identifier, pathway_issuer, waiting_list_type,
          treatment_function, reported_group, commissioner, nation, site, referral_received_on, clock_start, rtt_status, priority_order,
          sex, age_band, ethnic_group, procedure_name, expected_nights, travel_minutes)
        select 'RL1', ${id}, ${id}, 'patient ' || n, 'bench', n::text, lpad(n::text, 20, '0'), 'RL1', 'IRTT', '110', '110', 'QOC',
               'England', 'RL131', current_date - 441, current_date - 441, '20', 4, '2', '75-84', 'white', 'Hip replacement', 2,
               '{"RL131": 15, "RRJ05": 95}' from generate_series(1, ${count}) n;
      alter table transfer disable trigger user;
      insert into transfer (sender, id, receiver, alliance, plan_id, pseudonym, treatment_function, site, day, surgeon, state, responsible,
          changed_at, clinically_screened_at, socially_screened_at, reply_by)
        select 'RL1', ${id}, 'RRJ', 'benchmark', '00000000-0000-4000-8000-0000000000aa', 'patient ' || n, '110', 'RRJ05', current_date + 28,
               'RRJ:okafor', 'offered', 'RL1', now(), now(), now(), now() + interval '10 days' from generate_series(1, ${count}) n;
      alter table transfer enable trigger user;
      insert into transfer_offer (sender, transfer_id, offered_on, day, provider, site, team, way_made, reply_by, made_by)
        select 'RL1', ${id}, current_date, current_date + 28, 'RRJ', 'RRJ05', 'Ms Amara Okafor and her team', 'letter',
               current_date + 9, 'p1' from generate_series(1, ${count}) n;
      analyze`)
    const { rows } = await client.query<{ id: string }>('select id from transfer order by id')
    return rows.map((row) => row.id)
  })
}

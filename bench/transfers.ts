/**
 * How long a step of a transfer and a work list take for many people at once, with thousands of transfers under way: the pages
 * and forms of a running Accord, its worker doing meanwhile what the steps leave to do. From the sending to the last byte of
 * the answer, so no less than the server takes. Steps: both judgements, offer, consent, taking over, booking, treatment, handing
 * back and closing; holding, accepting and sending the records, which need more to be set up, are not among them.
 */
import { randomUUID } from 'node:crypto'
import { chmod, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readOptions } from '#cli/command.ts'
import { configuration } from '#platform/configuration.ts'
import { openGround } from '#platform/ground.ts'
import type { Benchmark, BenchmarkRow } from './benchmark.ts'
import { type Pace, paces, pauseOf, startOf } from './paces.ts'
import { difference, splitOf, usedBy } from './processor-split.ts'
import { randomFrom } from './random-from.ts'
import { crowd, logIn, percentile, Reader } from './readers.ts'
import { removeData, type StartedAccord, startAccord } from './started-accord.ts'
import { nextForm, stepTaken } from './transfer-forms.ts'
import { person, putUnderWay, trusts, type UnderWay } from './transfers-under-way.ts'
import { wholeNumber } from './whole-number.ts'

const stepTargetMilliseconds = 50
const listTargetMilliseconds = 150
/** A program that has just started is still being compiled while it answers. */
const WARMING_SECONDS = 5

const today = '2026-01-31'
const day = '2026-02-16'

/** What people ask of their work lists. */
const lists = [
  '',
  'list=coordinator&show=others',
  'list=coordinator&page=3',
  'list=booking',
  'list=booking&side=receiver',
  'list=booking&partner=RXK',
  'list=sending',
  'list=receiving',
  'list=receiving&show=others',
  'list=coordinator&state=identified&service=110',
]

export const benchmark: Benchmark = {
  name: 'transfers',
  summary: 'steps of transfers and work lists, 50 people at once and 10,000 transfers under way',
  options: '--transfers NUMBER (10000), --readers NUMBER (50), --seconds NUMBER (30)',
  async run(args, progress) {
    const options = {
      transfers: { type: 'string', default: '10000' },
      readers: { type: 'string', default: '50' },
      seconds: { type: 'string', default: '30' },
    } as const
    const { values } = readOptions({ args, options })
    const count = wholeNumber('transfers', values.transfers)
    const readers = wholeNumber('readers', values.readers)
    const seconds = wholeNumber('seconds', values.seconds)
    const folder = await mkdtemp(join(tmpdir(), 'accord-bench-'))
    await chmod(folder, 0o755)
    try {
      const ground = await openGround(configuration({ ACCORD_DATA: folder, ACCORD_DEMO: 'off', ACCORD_LOG: 'warn' }))
      const underWay = await putUnderWay(ground.ownerUrl!, count, { today, day })
      await ground.close()
      progress(`${count} transfers under way`)
      const accord = await startAccord(folder, { ACCORD_DEMO: 'off', ACCORD_TODAY: today })
      try {
        return await measured(accord, underWay, { readers, seconds, progress })
      } finally {
        await accord.stop()
      }
    } finally {
      await removeData(folder)
    }
  },
}

type Measuring = { readonly readers: number; readonly seconds: number; readonly progress: (line: string) => void }

async function measured(accord: StartedAccord, underWay: UnderWay[], measuring: Measuring): Promise<BenchmarkRow[]> {
  const { readers, seconds, progress } = measuring
  const cookies = new Map<string, string>()
  for (const trust of trusts) cookies.set(trust, await logIn(accord.address, `${trust}/${person}`))
  const rows: BenchmarkRow[] = []
  async function measure(
    what: string,
    one: string,
    target: number,
    run: (pace: Pace, seconds: number) => Promise<number[]>,
  ) {
    for (const pace of paces) {
      await run(pace, WARMING_SECONDS)
      const before = usedBy(accord)
      const times = (await run(pace, seconds)).sort((a, b) => a - b)
      const after = usedBy(accord)
      const spent = before && after && difference(before, after)
      const rate = `${(times.length / seconds).toFixed(0)} ${one}s a second`
      const split = spent ? `, ${splitOf(spent, times.length, seconds, one)}` : ''
      const said = `${what}, ${underWay.length} transfers under way, ${readers} people, ${pace.words(one)}, ${rate}${split}`
      progress(said)
      const rest = {
        unit: 'ms',
        peakMegabytes: after?.megabytes ?? null,
        processorSeconds: spent && spent.web + spent.postgres,
      }
      rows.push({ what: `${said}: middle`, figure: percentile(times, 50), ...rest })
      rows.push({
        what: `${said}: 95th percentile`,
        figure: percentile(times, 95),
        ...(pace.hasTarget && { target }),
        ...rest,
      })
    }
  }
  const random = randomFrom(1)
  await measure('a work list', 'page', listTargetMilliseconds, (pace, seconds) =>
    crowd({
      ...accord,
      cookie: cookies.get('RNA')!,
      readers,
      seconds,
      pace,
      random,
      path: () => `/transfers/work?${lists[Math.floor(random() * lists.length)]}`,
      check: (path, text) => {
        if (!text.includes('scope="row"')) throw new Error(`${path} is no work list: ${text.slice(0, 300)}`)
      },
    }),
  )
  await measure('a step of a transfer', 'step', stepTargetMilliseconds, (pace, seconds) =>
    steppers(accord, underWay, { cookies, readers, seconds, pace }),
  )
  return rows
}

type Stepping = {
  readonly cookies: ReadonlyMap<string, string>
  readonly readers: number
  readonly seconds: number
  readonly pace: Pace
}

/** People who each take the next step of one transfer of theirs after the other. */
async function steppers(accord: StartedAccord, underWay: UnderWay[], asked: Stepping): Promise<number[]> {
  const { cookies, readers, seconds, pace } = asked
  const times: number[] = []
  const until = performance.now() + seconds * 1000
  const random = randomFrom(underWay.reduce((sum, { version }) => sum + version, 0))
  await Promise.all(
    Array.from({ length: readers }, async (_, n) => {
      const own = underWay.filter((each, nth) => nth % readers === n && nextForm(each, today, day) !== undefined)
      const browsers = new Map([...cookies].map(([trust, cookie]) => [trust, new Reader(accord.address, cookie)]))
      await sleep(startOf(pace, n, readers))
      while (performance.now() < until && own.length > 0) {
        const nth = Math.floor(random() * own.length)
        const transfer = own[nth]!
        const { trust, path, fields } = nextForm(transfer, today, day)!
        const sent = { ...fields, version: String(transfer.version), once: randomUUID() }
        const { milliseconds, status, location } = await browsers.get(trust)!.send(path, sent)
        if (status !== 303 || location !== `/transfers/${transfer.sender}/${transfer.id}`) {
          throw new Error(`${path} answered ${status} ${location}`)
        }
        times.push(milliseconds)
        stepTaken(transfer)
        if (nextForm(transfer, today, day) === undefined) own.splice(nth, 1)
        await sleep(pauseOf(pace, random))
      }
      for (const browser of browsers.values()) browser.leave()
    }),
  )
  return times
}

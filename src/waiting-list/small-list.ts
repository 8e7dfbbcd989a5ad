/**
 * Two hospitals that share their orthopaedic lists, for tests: RL1 and RRJ of one alliance, which plans service 110
 * together. Anything a test does not mention does not matter to it.
 */
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import { priorityOrder } from '#nhs/priority.ts'
import type { StoredEvent } from '#nhs/rtt/stored-event.ts'
import { reportedGroup } from '#nhs/treatment-function.ts'
import { type TrustCode, trustCode } from '#nhs/trust-code.ts'
import type { Viewer } from '#platform/viewer.ts'

export const asOf: Day = '2026-01-31'

export const viewerAt = (trust: string, different: Partial<Viewer> = {}): Viewer => ({
  person: `someone-at-${trust.toLowerCase()}`,
  name: 'Sam Patel',
  jobTitle: 'Planner',
  trust: trustCode(trust),
  alliance: 'bones',
  roles: ['alliance-planner'],
  purpose: 'planning',
  ...different,
})

type Hands = Kysely<unknown>

/** The alliance, its lists' day, and an agreement each way for planning, with every field. */
export async function smallAlliance(scene: Hands): Promise<void> {
  const run = (statement: RawBuilder<unknown>) => statement.execute(scene)
  await run(sql`insert into alliance (id, name, purpose, waiting_weights, plan_weights)
    values ('bones', 'Bones', 'Tests', '{}', '{}')`)
  for (const trust of ['RL1', 'RRJ']) {
    await run(sql`insert into alliance_member (alliance, trust, joined_on) values ('bones', ${trust}, '2025-07-16')`)
    await run(sql`insert into trust_list (trust, as_of) values (${trust}, ${asOf})`)
  }
  await run(sql`insert into alliance_service (alliance, treatment_function, from_day)
    values ('bones', '110', '2025-07-16')`)
  for (const [owner, recipient] of [
    ['RL1', 'RRJ'],
    ['RRJ', 'RL1'],
  ]) {
    await run(sql`
      insert into sharing_agreement (owner, recipient, alliance, purpose, fields, treatment_functions, valid_from,
                                     valid_to, approved_by_owner, approved_by_recipient)
      values (${owner}, ${recipient}, 'bones', 'planning',
              array['procedure', 'expected_stay', 'travel', 'groups', 'team'], array['110', '330'],
              now() - interval '1 day', now() + interval '30 days', array['a', 'b'], 'c')`)
  }
}

/** Ends what a trust shares with the other, at once. */
export async function revoke(scene: Hands, owner: string): Promise<void> {
  await sql`update sharing_agreement set revoked_at = now(), revoked_reason = 'a test', version = version + 1
             where owner = ${owner}`.execute(scene)
}

export type Somebody = {
  readonly trust?: string
  readonly familyName?: string
  readonly givenName?: string
  readonly nhsNumber?: string | null
  readonly treatmentFunction?: string
  readonly nation?: 'England' | 'Wales'
  readonly clockStart?: Day
  readonly clockStop?: Day | null
  readonly priority?: string | null
  readonly waitingListType?: string
  readonly procedureName?: string | null
  readonly decidedToAdmitOn?: Day | null
  readonly events?: readonly StoredEvent[]
}

export type Waiting = { readonly trust: TrustCode; readonly id: string; readonly pseudonym: string }

/** Puts people on the lists, in the order given, and says what each pathway is called. */
export async function putOnLists(scene: Hands, people: readonly Somebody[]): Promise<Waiting[]> {
  const first = await howMany(scene)
  const rows = people.map((somebody, n) => rowsOf(somebody, first + n))
  await insert(
    scene,
    'patient',
    rows.map(({ patient }) => patient),
  )
  await insert(
    scene,
    'pathway',
    rows.map(({ pathway }) => pathway),
  )
  await insert(
    scene,
    'pathway_event',
    rows.flatMap(({ events }) => events),
  )
  return rows.map(({ pathway: { trust, id, pseudonym } }) => ({ trust: trustCode(trust), id, pseudonym }))
}

function rowsOf(somebody: Somebody, n: number) {
  const { trust = 'RL1', treatmentFunction = '110', clockStart = '2025-10-01', priority = 'P4', events = [] } = somebody
  const id = `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
  const patient = {
    trust,
    id,
    local_id: `L${n}`,
    nhs_number: somebody.nhsNumber === undefined ? null : somebody.nhsNumber,
    nhs_number_status: '01',
    family_name: somebody.familyName ?? `Family${n}`,
    given_name: somebody.givenName ?? 'Given',
    birth_date: '1960-05-04',
    sex: '2',
    ethnic_category: 'A',
  }
  const pathway = {
    trust,
    id,
    patient_id: id,
    pseudonym: `p${n}-`.padEnd(22, 'x'),
    source: 'test',
    source_key: String(n),
    pathway_identifier: String(n).padStart(20, '0'),
    pathway_issuer: trust,
    waiting_list_type: somebody.waitingListType ?? 'IRTT',
    treatment_function: treatmentFunction,
    reported_group: reportedGroup(treatmentFunction) ?? treatmentFunction,
    commissioner: somebody.nation === 'Wales' ? '7A1' : 'QOC',
    nation: somebody.nation ?? 'England',
    site: trust === 'RL1' ? 'RL131' : 'RRJ05',
    referral_received_on: clockStart,
    clock_start: clockStart,
    clock_stop: somebody.clockStop ?? null,
    rtt_status: '20',
    decided_to_admit_on: somebody.decidedToAdmitOn ?? null,
    priority,
    priority_order: priorityOrder(priority ?? undefined),
    procedure_name: somebody.procedureName ?? null,
    travel_minutes: {},
    sex: '2',
    age_band: '65-74',
    ethnic_group: 'white',
    version: 1,
  }
  return {
    patient,
    pathway,
    events: events.map((event, seq) => ({
      trust,
      pathway_id: id,
      seq: seq + 1,
      on_day: event.on,
      kind: event.kind,
      rtt_status: event.rttStatus ?? null,
      provider: event.provider,
      detail: event.detail ?? null,
    })),
  }
}

async function howMany(scene: Hands): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from pathway`.execute(scene)
  return rows[0]!.n
}

async function insert(scene: Hands, table: string, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return
  const columns = sql.join(Object.keys(rows[0]!).map((name) => sql.ref(name)))
  await sql`insert into ${sql.table(table)} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`.execute(
    scene,
  )
}

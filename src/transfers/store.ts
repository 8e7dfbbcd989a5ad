/** Transfers as one trust sees them: those of its own patients, and those proposed to it. */
import { sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import { auditLaneRead } from '#platform/audit.ts'
import type { Tx } from '#platform/database.ts'
import type { TransferState } from './life/states.ts'

export type TransferQuestion = {
  readonly state?: TransferState
  readonly service?: string
  /** The other trust: where to, or where from. */
  readonly partner?: string
  readonly limit?: number
  readonly offset?: number
}

export type TransferOut = {
  readonly sender: string
  readonly id: string
  readonly planId: string
  readonly pseudonym: string
  readonly partner: string
  readonly treatmentFunction: string
  readonly site: string
  readonly day: Day
  readonly surgeon: string
  readonly state: TransferState
  readonly identifiedAt: Date
  /** Nothing where the viewer may not see the plan. */
  readonly planName: string | null
}

/** Of a patient at another trust: what that trust's mutual-aid agreement names, and nothing where there is none. */
export type TransferIn = TransferOut & {
  readonly isShared: boolean
  readonly familyName: string | null
  readonly givenName: string | null
  readonly nhsNumber: string | null
  readonly birthDate: Day | null
  readonly procedure: string | null
  readonly priority: string | null
  readonly clockStart: Day | null
  readonly expectedMinutes: number | null
  readonly expectedNights: number | null
}

/** What the clock has ended counts as lapsed, whether or not that is written yet. */
const stateNow = sql`private.transfer_state(t.state, t.reply_by, t.hold_until)`

const columns = sql`t.sender, t.id, t.plan_id as "planId", t.pseudonym, t.treatment_function as "treatmentFunction", t.site,
  t.day, t.surgeon, ${stateNow} as state, t.identified_at as "identifiedAt",
  (select p.name from plan p where p.id = t.plan_id) as "planName"`

function asked({ state, service, partner }: TransferQuestion, partnerColumn: 'sender' | 'receiver') {
  return sql`${state ? sql`and ${stateNow} = ${state}` : sql``}
    ${service ? sql`and t.treatment_function = ${service}` : sql``}
    ${partner ? sql`and t.${sql.id(partnerColumn)} = ${partner}` : sql``}`
}

const paged = ({ limit, offset = 0 }: TransferQuestion) =>
  sql`order by t.day, t.sender, t.id ${limit === undefined ? sql`` : sql`limit ${limit} offset ${offset}`}`

/** The viewer's trust's own patients whom a plan would treat elsewhere. */
export async function transfersOut(tx: Tx, question: TransferQuestion): Promise<TransferOut[]> {
  const { rows } = await sql<TransferOut>`
    select ${columns}, t.receiver as partner from transfer t
     where t.sender = (select viewer_trust()) ${asked(question, 'receiver')} ${paged(question)}`.execute(tx)
  return rows
}

/** Other trusts' patients whom a plan would treat at the viewer's. Their owners' logs say that this was read. */
export async function transfersIn(tx: Tx, question: TransferQuestion): Promise<TransferIn[]> {
  const { rows } = await sql<TransferIn & { agreement: string | null }>`
    select ${columns}, t.sender as partner, l.agreement, l.agreement is not null as "isShared",
           l.family_name as "familyName", l.given_name as "givenName", l.nhs_number as "nhsNumber",
           l.birth_date as "birthDate", l.procedure_name as procedure, l.priority, l.clock_start as "clockStart",
           l.expected_minutes as "expectedMinutes", l.expected_nights as "expectedNights"
      from transfer t
      left join share.mutual_aid_pathway l on l.trust = t.sender and l.transfer = t.id
     where t.receiver = (select viewer_trust()) ${asked(question, 'sender')} ${paged(question)}`.execute(tx)
  const counts = new Map<string, number>()
  for (const { partner, isShared } of rows) if (isShared) counts.set(partner, (counts.get(partner) ?? 0) + 1)
  await auditLaneRead(tx, 'mutual-aid lane: transfers', counts)
  return rows
}

export async function countTransfers(
  tx: Tx,
  direction: 'out' | 'in',
  question: TransferQuestion = {},
): Promise<number> {
  const [own, partner] = direction === 'out' ? (['sender', 'receiver'] as const) : (['receiver', 'sender'] as const)
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from transfer t
     where t.${sql.id(own)} = (select viewer_trust()) ${asked(question, partner)}`.execute(tx)
  return rows[0]!.count
}

/** The services and trusts that there is a filter for: those of the trust's own transfers, whatever their state. */
export async function transferChoices(
  tx: Tx,
  direction: 'out' | 'in',
): Promise<{ readonly services: readonly string[]; readonly partners: readonly string[] }> {
  const [own, partner] = direction === 'out' ? (['sender', 'receiver'] as const) : (['receiver', 'sender'] as const)
  const { rows } = await sql<{ services: string[] | null; partners: string[] | null }>`
    select array_agg(distinct treatment_function) as services, array_agg(distinct ${sql.id(partner)}) as partners
      from transfer where ${sql.id(own)} = (select viewer_trust())`.execute(tx)
  return { services: rows[0]?.services ?? [], partners: rows[0]?.partners ?? [] }
}

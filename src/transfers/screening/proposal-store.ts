/** Proposals of one's own patients that are still to be judged, of all published plans or of one. */
import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import type { Tx } from '#platform/database.ts'
import type { Viewer } from '#platform/viewer.ts'
import { actionOf } from '../life/actions.ts'
import type { TransferModel } from '../life/states.ts'

export type Proposal = {
  readonly sender: string
  readonly id: string
  readonly version: number
  readonly side: 'sender'
  readonly receiver: string
  readonly pseudonym: string
  readonly treatmentFunction: string
  readonly site: string
  readonly day: Day
  readonly model: TransferModel
  readonly clinicallyScreened: boolean
  readonly sociallyScreened: boolean
}

export type PlanToScreen = { readonly plan: string; readonly publishedAt: Date; readonly count: number }

const mayTake = ({ roles }: Viewer, action: 'screen-clinical' | 'screen-social'): boolean =>
  actionOf(action).by.some(({ roles: may }) => may.some((role) => roles.includes(role)))

/** What this viewer has still to judge. Who may judge nothing has nothing to screen. */
function toJudge(viewer: Viewer): RawBuilder<unknown> {
  const halves = [
    ...(mayTake(viewer, 'screen-clinical') ? [sql`t.clinically_screened_at is null`] : []),
    ...(mayTake(viewer, 'screen-social') ? [sql`t.socially_screened_at is null`] : []),
  ]
  const any = halves.length === 0 ? sql`false` : sql`(${sql.join(halves, sql` or `)})`
  return sql`t.sender = (select viewer_trust()) and t.state = 'identified' and ${any}`
}

const ofPlan = (plan: string | undefined) => (plan === undefined ? sql`` : sql`and t.plan_id = ${plan}::uuid`)

export async function countProposals(tx: Tx, viewer: Viewer, plan?: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from transfer t where ${toJudge(viewer)} ${ofPlan(plan)}`.execute(tx)
  return rows[0]!.count
}

/** Newest first. */
export async function plansToScreen(tx: Tx, viewer: Viewer): Promise<readonly PlanToScreen[]> {
  const { rows } = await sql<PlanToScreen>`
    select t.plan_id as plan, min(t.identified_at) as "publishedAt", count(*) as count
      from transfer t where ${toJudge(viewer)} group by 1 order by 2 desc, 1`.execute(tx)
  return rows
}

const columns = sql`t.sender, t.id, t.version, 'sender' as side, t.receiver, t.pseudonym,
  t.treatment_function as "treatmentFunction", t.site, t.day, t.model,
  t.clinically_screened_at is not null as "clinicallyScreened", t.socially_screened_at is not null as "sociallyScreened"`

/** The soonest day of surgery first. */
export async function proposals(
  tx: Tx,
  viewer: Viewer,
  { plan, limit, offset }: { readonly plan?: string; readonly limit: number; readonly offset: number },
): Promise<readonly Proposal[]> {
  const { rows } = await sql<Proposal>`
    select ${columns} from transfer t where ${toJudge(viewer)} ${ofPlan(plan)}
     order by t.day, t.id limit ${limit} offset ${offset}`.execute(tx)
  return rows
}

/** The trust's own of these transfers, whatever has become of them, in the same order. */
export async function proposalsNamed(tx: Tx, ids: readonly string[]): Promise<readonly Proposal[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Proposal>`
    select ${columns} from transfer t
     where t.sender = (select viewer_trust()) and t.id = any(${[...ids]}::uuid[]) order by t.day, t.id`.execute(tx)
  return rows
}

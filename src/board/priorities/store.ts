/** Priorities, the days of their stages and what trusts say of them, inside a viewer's transaction. */
import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import type { Tx } from '#platform/database.ts'
import type { Answer, Priority, Stage, Support } from './priority.ts'

const here = sql`p.alliance = (select viewer_alliance())`

const columns = sql`p.id, p.title, p.why, p.measure, p.by_trust as trust, p.by_name as name, p.stage, p.due_on as "dueOn",
  p.blocker, p.state, p.closed_on as "closedOn", p.outcome, p.decision_id as "decisionId", p.version,
  (select coalesce(jsonb_object_agg(s.stage, s.reached_on), '{}') from alliance_priority_stage s
    where s.alliance = p.alliance and s.priority_id = p.id) as reached`

export type NewPriority = Pick<Priority, 'title' | 'why' | 'measure' | 'trust' | 'name' | 'dueOn'>

export function priorityStore(tx: Tx) {
  const found = async (condition: RawBuilder<unknown>): Promise<Priority[]> =>
    (
      await sql<Priority>`select ${columns} from alliance_priority p where ${here} and ${condition}
        order by p.state <> 'open', p.at, p.id`.execute(tx)
    ).rows
  const changed = (id: string, change: RawBuilder<unknown>) =>
    sql`update alliance_priority p set ${change}, version = version + 1 where ${here} and id = ${id}::uuid`.execute(tx)
  const reach = (id: string, stage: Stage, on: Day) =>
    sql`insert into alliance_priority_stage (priority_id, stage, reached_on)
      values (${id}::uuid, ${stage}, ${on})`.execute(tx)

  return {
    /** Those that are open first. */
    all: () => found(sql`true`),
    async one(id: string): Promise<Priority | undefined> {
      return (await found(sql`p.id = ${id}::uuid`))[0]
    },
    /** The same, and nobody changes it until the end of this transaction. */
    async held(id: string): Promise<Priority | undefined> {
      await sql`select from alliance_priority p where ${here} and id = ${id}::uuid for update`.execute(tx)
      return this.one(id)
    },
    /** Every trust's last word on each stage of each priority. */
    async support(): Promise<(Support & { readonly priority: string })[]> {
      const { rows } = await sql<Support & { readonly priority: string }>`
        select distinct on (p.priority_id, p.stage, p.trust) p.priority_id as priority, p.stage, p.trust, p.answer, p.reason,
               p.on_day as "onDay", p.name
          from alliance_priority_support p where ${here} order by p.priority_id, p.stage, p.trust, p.seq desc`.execute(
        tx,
      )
      return rows
    },
    async add(id: string, { title, why, measure, trust, name, dueOn }: NewPriority, on: Day): Promise<void> {
      await sql`
        insert into alliance_priority (id, title, why, measure, by_trust, by_name, due_on)
        values (${id}::uuid, ${title}, ${why}, ${measure}, ${trust}, ${name}, ${dueOn})`.execute(tx)
      await reach(id, 'proposal', on)
    },
    /** The viewer's trust says something of going on from a stage. */
    async say(
      { id, stage }: Pick<Priority, 'id' | 'stage'>,
      said: { readonly answer: Answer; readonly reason: string; readonly name: string; readonly on: Day },
    ): Promise<void> {
      await sql`
        insert into alliance_priority_support (priority_id, stage, seq, answer, reason, on_day, name)
        select ${id}::uuid, ${stage}, coalesce(max(p.seq), 0) + 1, ${said.answer}, ${said.reason}, ${said.on}::date, ${said.name}
          from alliance_priority_support p
         where ${here} and p.priority_id = ${id}::uuid and p.stage = ${stage} and p.trust = (select viewer_trust())`.execute(
        tx,
      )
      await changed(id, sql`stage = stage`)
    },
    async goOn(id: string, stage: Stage, dueOn: Day, on: Day): Promise<void> {
      await changed(id, sql`stage = ${stage}, due_on = ${dueOn}, blocker = ''`)
      await reach(id, stage, on)
    },
    change: (id: string, { name, dueOn, blocker }: Pick<Priority, 'name' | 'dueOn' | 'blocker'>) =>
      changed(id, sql`by_name = ${name}, due_on = ${dueOn}, blocker = ${blocker}`),
    close: (id: string, state: 'finished' | 'stopped', on: Day, outcome: string) =>
      changed(id, sql`state = ${state}, closed_on = ${on}, outcome = ${outcome}`),
  }
}

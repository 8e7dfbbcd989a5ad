/** What is shown to everybody of an alliance's priorities. */
import { sql } from 'kysely'
import type { Stage } from '#board'
import type { Day } from '#nhs/day.ts'
import type { Tx } from '#platform/database.ts'

/** What a member has written for everybody. */
export type Shown = {
  readonly about: string
  /** What its measure says now. */
  readonly progress: string
  readonly isShown: boolean
  readonly saidOn: Day
  readonly version: number
}

export type PublicPriority = Pick<Shown, 'about' | 'progress' | 'saidOn'> & {
  readonly id: string
  readonly title: string
  readonly measure: string
  readonly stage: Stage
  readonly state: 'open' | 'finished' | 'stopped'
  readonly reached: Readonly<Partial<Record<Stage, Day>>>
}

/** Of `anybody(alliance)`. */
export async function publicPriorities(tx: Tx): Promise<PublicPriority[]> {
  const { rows } = await sql<PublicPriority>`
    select p.id, p.title, p.measure, p.stage, p.state, s.about, s.progress, s.said_on as "saidOn",
           (select coalesce(jsonb_object_agg(r.stage, r.reached_on), '{}') from alliance_priority_stage r
             where r.alliance = p.alliance and r.priority_id = p.id) as reached
      from public_priority s join alliance_priority p on p.alliance = s.alliance and p.id = s.priority_id
     order by p.state <> 'open', p.title`.execute(tx)
  return rows
}

/** Of a member: by the priority's id. */
export async function shownPriorities(tx: Tx): Promise<ReadonlyMap<string, Shown>> {
  const { rows } = await sql<Shown & { readonly id: string }>`
    select priority_id as id, about, progress, is_shown as "isShown", said_on as "saidOn", version from public_priority
     where alliance = (select viewer_alliance())`.execute(tx)
  return new Map(rows.map(({ id, ...shown }) => [id, shown]))
}

/** @returns whether it was written: not when somebody else has written since `version`, which is 0 before anybody has */
export async function showPriority(
  tx: Tx,
  { id, about, progress, isShown, saidOn, version }: Shown & { readonly id: string },
): Promise<boolean> {
  const written =
    version === 0
      ? sql`insert into public_priority (priority_id, about, progress, is_shown, said_on)
          values (${id}::uuid, ${about}, ${progress}, ${isShown}, ${saidOn}) on conflict do nothing`
      : sql`update public_priority
               set about = ${about}, progress = ${progress}, is_shown = ${isShown}, said_on = ${saidOn}, version = version + 1,
                   person = viewer_person(), person_trust = viewer_trust()
             where alliance = (select viewer_alliance()) and priority_id = ${id}::uuid and version = ${version}`
  return (await written.execute(tx)).numAffectedRows === 1n
}

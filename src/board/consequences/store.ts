/** What follows from items, and what of it was carried out, inside a viewer's transaction. */
import { sql } from 'kysely'
import type { TrustCode } from '#nhs/trust-code.ts'
import type { Tx } from '#platform/database.ts'
import type { Asked } from './consequence.ts'

export type Declared = {
  readonly id: string
  readonly item: string
  readonly kind: string
  readonly asked: Asked
  readonly says: string
  readonly done: {
    readonly says: string
    readonly refers: string
    readonly at: Date
    readonly name: string
    readonly trust: TrustCode
  } | null
}

const here = sql<string>`(select viewer_alliance())`

type Row = Omit<Declared, 'done'> & {
  readonly doneSays: string | null
  readonly refers: string
  readonly at: Date
  readonly name: string
  readonly trust: TrustCode
}

export function consequenceStore(tx: Tx) {
  return {
    /** In the order in which they were declared. */
    async ofItems(items: readonly string[]): Promise<Declared[]> {
      const { rows } = await sql<Row>`
        select c.id, c.item, c.kind, c.asked, c.says, d.says as "doneSays", d.refers, d.at, d.name, d.person_trust as trust
          from board_consequence c
          left join board_consequence_done d on d.alliance = c.alliance and d.consequence = c.id
         where c.alliance = ${here} and c.item = any (${[...items]}::uuid[]) order by c.recorded_at, c.id`.execute(tx)
      return rows.map(({ doneSays, refers, at, name, trust, ...declared }) => ({
        ...declared,
        done: doneSays === null ? null : { says: doneSays, refers, at, name, trust },
      }))
    },
    async declare(item: string, kind: string, asked: Asked, says: string): Promise<void> {
      await sql`
        insert into board_consequence (item, kind, asked, says)
        values (${item}::uuid, ${kind}, ${JSON.stringify(asked)}::jsonb, ${says})`.execute(tx)
    },
    async takeBack(id: string): Promise<boolean> {
      const gone = await sql`delete from board_consequence where alliance = ${here} and id = ${id}::uuid`.execute(tx)
      return gone.numAffectedRows === 1n
    },
    async noteDone(id: string, says: string, refers: string, name: string, at: Date): Promise<void> {
      await sql`
        insert into board_consequence_done (consequence, says, refers, name, at)
        values (${id}::uuid, ${says}, ${refers}, ${name}, ${at})`.execute(tx)
    },
    /** One after the other, for whoever opens an item, changes what follows from it or carries that out. */
    async hold(item: string): Promise<void> {
      await sql`select pg_advisory_xact_lock(hashtextextended('what follows from ' || ${item}, 0))`.execute(tx)
    },
  }
}

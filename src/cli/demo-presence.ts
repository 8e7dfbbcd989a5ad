/** Whether a database holds the demonstration, and how it is taken out again. */
import { sql } from 'kysely'
import type { Ground } from '#platform/ground.ts'
import { nobodyYet } from '#platform/viewer.ts'
import { type DemoAlliance, demoAlliances } from '#synthetic'

/** What is needed of the owner's hands here: load-demo.ts has them. */
export type AskOwner = {
  ask<Row extends object>(question: string, values?: readonly unknown[]): Promise<readonly Row[]>
}

/** Whether either alliance of the demonstration is there. It is there whole or not at all. */
export async function hasDemo({ db }: Pick<Ground, 'db'>): Promise<boolean> {
  const ids = demoAlliances.map(({ id }) => id as string)
  const { rows } = await db.reading(nobodyYet, (tx) =>
    sql<{ id: string }>`select id from alliance where id = any(${ids}::text[])`.execute(tx),
  )
  return rows.length > 0
}

export async function holdsDemo(owner: AskOwner, alliance: string): Promise<boolean> {
  return (await owner.ask('select id from alliance where id = $1', [alliance])).length > 0
}

/**
 * Deletes the alliances and every row of their trusts, in whatever table, so that a table added later is not forgotten.
 * The audit log stays: it says what was done, which a reset does not undo.
 */
export async function removeDemo(owner: AskOwner, alliances: readonly DemoAlliance[]): Promise<void> {
  const trusts = alliances.flatMap(({ members, invited }) => [...members, ...invited].map(({ trust }) => trust))
  const ids = alliances.map(({ id }) => id)
  for (const { table, column } of await ownedTables(owner)) {
    if (table.startsWith('audit_')) continue
    await owner.ask(`delete from ${table} where ${column} = any($1::text[])`, [column === 'alliance' ? ids : trusts])
  }
  await owner.ask('delete from alliance where id = any($1::text[])', [ids])
}

/** Tables with a column that names their owner, those that others refer to last. */
async function ownedTables(owner: AskOwner): Promise<readonly { table: string; column: string }[]> {
  return owner.ask(`
    with recursive owned as (
      select c.oid, a.attname as column from pg_class c join pg_attribute a on a.attrelid = c.oid
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not a.attisdropped
         and a.attname in ('trust', 'owner', 'sender', 'alliance')
    ), depth as (
      select oid, 0 as level from owned
      union
      select k.confrelid, depth.level + 1 from depth join pg_constraint k on k.conrelid = depth.oid and k.contype = 'f'
       where k.confrelid <> k.conrelid and depth.level < 20
    )
    select owned.oid::regclass::text as table, quote_ident(owned.column) as column
      from owned join (select oid, max(level) as level from depth group by oid) as d using (oid)
     order by d.level, owned.oid, owned.column desc`)
}

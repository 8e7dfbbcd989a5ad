import { sql } from 'kysely'
import type { Tx } from '#platform/database.ts'

/** The name, or the name with the first number that no plan of the alliance has yet: two links must not say the same. */
export async function freeName(tx: Tx, name: string): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select name from plan where alliance = (select viewer_alliance()) and starts_with(name, ${name})`.execute(tx)
  const taken = new Set(rows.map((row) => row.name))
  let free = name
  for (let number = 2; taken.has(free); number += 1) free = `${name} (${number})`
  return free
}

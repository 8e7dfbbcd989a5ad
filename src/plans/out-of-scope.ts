/**
 * Whether a plan still fits the alliance's agreement: a service can be taken out, and a trust can leave, while a plan waits.
 * Judged by the database's clock, as the lanes are.
 */
import { sql } from 'kysely'
import { trustName } from '#nhs/organisations.ts'
import { treatmentFunctionName } from '#nhs/treatment-function.ts'
import type { Tx } from '#platform/database.ts'
import * as format from '#web/format.ts'

/** A sentence that says what stands in the way and what to do; nothing when nothing does. */
export async function outOfScope(
  tx: Tx,
  { services, trusts }: { readonly services: readonly string[]; readonly trusts: readonly string[] },
): Promise<string | undefined> {
  const { rows } = await sql<{ services: string[]; trusts: string[] }>`
    select array(select s from unnest(${[...services]}::text[]) as s
                  where not in_scope_now((select viewer_alliance()), s) order by 1) as services,
           array(select t from unnest(${[...trusts]}::text[]) as t
                  where not takes_part_now((select viewer_alliance()), t) order by 1) as trusts`.execute(tx)
  const { services: gone, trusts: away } = rows[0]!
  if (gone.length > 0) {
    const are = gone.length === 1 ? 'which is' : 'which are'
    return `This plan holds ${format.list(gone.map(treatmentFunctionName))}, ${are} no longer planned together. Make a new plan without.`
  }
  if (away.length > 0) {
    const take = away.length === 1 ? 'which takes' : 'which take'
    return `This plan holds ${format.list(away.map(trustName))}, ${take} no part in the alliance now. Make a new plan without.`
  }
  return undefined
}

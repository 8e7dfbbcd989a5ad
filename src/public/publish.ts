/** Publishes what everybody may read: a trust's waits once for each version of its list, and an alliance's public decisions. */
import { sql } from 'kysely'
import { type PublicDecision, type PublicPaper, publicDecisions, publicPapers } from '#board'
import { bulkInsert } from '#platform/bulk-insert.ts'
import type { Tx } from '#platform/database.ts'
import { ownGroupWaits, ownListState } from '#waiting-list'
import { publishedWait } from './published-wait.ts'

/** As it is kept: with its public papers. */
export type DecisionContent = Omit<PublicDecision, 'item' | 'closedAt'> & {
  readonly papers: readonly Pick<PublicPaper, 'title' | 'body'>[]
}

const oneAtATime = (tx: Tx, what: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended('publish ' || ${what}, 0))`.execute(tx)

/** @param tx of the trust whose waits they are. Nothing is done while its list is the one that was published. */
export async function publishOwnWaits(tx: Tx, trust: string): Promise<'published' | 'as before'> {
  await oneAtATime(tx, `waits of ${trust}`)
  const list = await ownListState(tx)
  if (!list) return 'as before'
  const published = await sql`
    select from public_list where trust = (select viewer_trust()) and version = ${list.version} and as_of = ${list.asOf}`.execute(
    tx,
  )
  if (published.rows.length > 0) return 'as before'
  const waits = (await ownGroupWaits(tx)).flatMap(
    ({ group, nation, bands }) => publishedWait(group, nation, bands) ?? [],
  )
  const numbers = (of: (wait: (typeof waits)[number]) => number | null) =>
    waits.map((wait) => of(wait)?.toString() ?? null)
  await sql`delete from public_wait where trust = (select viewer_trust())`.execute(tx)
  await bulkInsert(tx, 'public_wait', [
    { name: 'reported_group', type: 'text', values: waits.map(({ group }) => group) },
    { name: 'nation', type: 'text', values: waits.map(({ nation }) => nation) },
    { name: 'waiting', type: 'integer', values: numbers(({ waiting }) => waiting) },
    { name: 'median_weeks', type: 'smallint', values: numbers(({ medianWeeks }) => medianWeeks) },
    { name: 'longest_of_92', type: 'smallint', values: numbers(({ longestOf92 }) => longestOf92) },
    { name: 'percent_in_18', type: 'smallint', values: numbers(({ percentIn18 }) => percentIn18) },
  ])
  await sql`
    insert into public_list (as_of, version) values (${list.asOf}, ${list.version})
    on conflict (trust) do update set as_of = excluded.as_of, version = excluded.version, published_at = clock_timestamp()`.execute(
    tx,
  )
  return 'published'
}

/** @param tx of a member. What is no longer public goes, what is new comes, what is the same stays untouched. */
export async function publishDecisions(tx: Tx, alliance: string, now: Date): Promise<void> {
  await oneAtATime(tx, `decisions of ${alliance}`)
  const decisions = await publicDecisions(tx, now)
  const items = decisions.map(({ item }) => item)
  await sql`
    delete from public_decision where alliance = (select viewer_alliance()) and item <> all (${items}::uuid[])`.execute(
    tx,
  )
  for (const { item, closedAt, ...decision } of decisions) {
    const papers = (await publicPapers(tx, item)).map(({ title, body }) => ({ title, body }))
    const content: DecisionContent = { ...decision, papers }
    await sql`
      insert into public_decision as d (item, closed_at, content)
      values (${item}::uuid, ${closedAt}, ${JSON.stringify(content)}::jsonb)
      on conflict (alliance, item) do update set closed_at = excluded.closed_at, content = excluded.content
       where (d.closed_at, d.content) is distinct from (excluded.closed_at, excluded.content)`.execute(tx)
  }
}

/** What a change of the alliance does to loans of theatre sessions: nothing new is lent, and what is lent stays lent. */
import { sql } from 'kysely'
import type { AllianceChange, Consequence, Stop } from '#alliance'
import type { Day } from '#nhs/day.ts'
import { audit } from '#platform/audit.ts'
import type { Tx } from '#platform/database.ts'

type Count = { readonly trust: string; readonly count: number }

export const loansStopped: Consequence = {
  wouldStop: async (tx, change, today) => [open(await counts(tx, change, today, false)), await lent(tx, change, today)],

  async stop(tx, change, today) {
    const stopped = await counts(tx, change, today, true)
    for (const { trust, count } of stopped) {
      await audit(tx, [trust], {
        action: 'end-offers-with-agreement',
        object: 'session loans that were on offer or asked for',
        detail: { rows: count },
      })
    }
    return [open(stopped), await lent(tx, change, today)]
  },

  // A session that is lent is over on its day: nobody has to bring it to an end.
  runsOff: async () => [],
}

async function counts(tx: Tx, change: AllianceChange, today: Day, doesStop: boolean): Promise<readonly Count[]> {
  const [services, trust] = change.kind === 'services-out' ? [change.services, ''] : [[], change.trust]
  const why = trust === '' ? 'The service is no longer planned together' : 'A trust takes part no more'
  const { rows } = await sql<Count>`
    select trust, loans as count
      from private.stop_loans(${[...services]}::text[], ${trust}, ${today}, ${why}, ${doesStop})`.execute(tx)
  return rows
}

/** Of those that the viewer may see: a trust's own, on either side. */
async function lent(tx: Tx, change: AllianceChange, today: Day): Promise<Stop> {
  const { rows } = await sql<Count>`
    select trust, count(*) as count from session_loan
     where alliance = (select viewer_alliance()) and state = 'confirmed' and day >= ${today}
       and ${
         change.kind === 'services-out'
           ? sql`asked_service = any (${[...change.services]}::text[])`
           : sql`${change.trust} in (trust, borrower)`
       }
     group by 1 order by 1`.execute(tx)
  return {
    what: 'Theatre sessions lent to or by your trust',
    count: sum(rows),
    effect: 'goes-on',
    says: 'They stay lent, because lists are made on them.',
    byTrust: rows,
  }
}

const sum = (all: readonly Count[]): number => all.reduce((total, { count }) => total + count, 0)

const open = (byTrust: readonly Count[]): Stop => ({
  what: 'Theatre sessions on offer or asked for',
  count: sum(byTrust),
  effect: 'stops',
  says: 'Offers end, and requests that nobody has answered end.',
  byTrust,
})

/** What the steps of transfers make of two waiting lists, worked out from the steps alone, and what the lists say. */
import { sql } from 'kysely'
import type { TestDatabase } from '#platform/test-database.ts'
import { today } from '../../src/transfers/life/two-trusts.scene.ts'
import type { Event } from './what-must-hold.ts'

type Row = {
  readonly status: string
  readonly passedTo: string
  readonly stopped: string
  readonly comesIn: string
  /** Events on the pathway that transfers brought. */
  readonly transferred: number
  readonly admitted: number
}

const waits: Row = { status: '20', passedTo: '', stopped: '', comesIn: '', transferred: 0, admitted: 0 }

const inWords = (trust: string, pseudonym: string, row: Row): string =>
  `${pseudonym} at ${trust}: ${Object.entries(row)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')}`

export type ExpectedLists = {
  /** A line for each row that has to be there, in the words of listsInWords. */
  readonly must: readonly string[]
  /** Rows that may be there: who went back at once has a record at the receiver only if the worker was quicker. */
  readonly may: readonly string[]
}

export function expectedLists(events: readonly Event[]): ExpectedLists {
  const must: string[] = []
  const may: string[] = []
  let home = waits
  let there: Row | undefined
  events.forEach((event, n) => {
    const { sender, receiver, model, pseudonym, action, day } = event
    if (event.version === 2) [home, there] = [waits, undefined]
    const moves = model === 'pathway'
    if (action === 'pass') {
      home = { ...home, status: '21', passedTo: receiver, transferred: 1 }
      there = { ...waits, transferred: 1 }
    }
    if (action === 'book' && there) there = { ...there, comesIn: day }
    else if (action === 'book') home = { ...home, comesIn: day }
    if (action === 'treat') {
      const over = { status: '30', stopped: today, admitted: 1 }
      home = { ...home, ...over }
      there &&= { ...there, ...over }
    }
    if (action === 'return' && moves) {
      home = { ...home, status: '20', passedTo: '', transferred: 2 }
      there &&= { ...there, status: '21', passedTo: sender, comesIn: '', transferred: 2 }
    }
    if ((action === 'return' || action === 'decline') && !moves) home = { ...home, comesIn: '' }
    if (events[n + 1]?.id === event.id) return
    must.push(inWords(sender, pseudonym, home))
    if (there) (action === 'return' ? may : must).push(inWords(receiver, pseudonym, there))
  })
  return { must, may }
}

export async function listsInWords({ scene }: TestDatabase<unknown>): Promise<string[]> {
  const { rows } = await sql<Row & { trust: string; pseudonym: string }>`
    select p.trust, home.pseudonym, p.rtt_status as status, coalesce(p.passed_to, '') as "passedTo",
           coalesce(p.clock_stop::text, '') as stopped,
           -- What a record that went back says of a day does not matter to anybody.
           case when p.trust <> 'RL1' and p.passed_to is not null then '' else coalesce(p.to_come_in_on::text, '') end as "comesIn",
           (select count(*) from pathway_event e where e.trust = p.trust and e.pathway_id = p.id
               and e.transfer_id is not null and e.kind = 'transferred') as transferred,
           (select count(*) from pathway_event e where e.trust = p.trust and e.pathway_id = p.id
               and e.transfer_id is not null and e.kind = 'admitted') as admitted
      from pathway p join pathway home on home.trust = 'RL1' and home.source = 'test'
       and (p.pathway_identifier, p.pathway_issuer) = (home.pathway_identifier, home.pathway_issuer)
      join transfer t on t.sender = 'RL1' and t.pseudonym = home.pseudonym
     where t.version > 1`.execute(scene)
  return rows.map(({ trust, pseudonym, status, passedTo, stopped, comesIn, transferred, admitted }) =>
    inWords(trust, pseudonym, { status, passedTo, stopped, comesIn, transferred, admitted }),
  )
}

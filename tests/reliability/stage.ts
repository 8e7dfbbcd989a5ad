/** Two trusts, so many transfers that a plan has proposed between them, a place for each at the receiver, and people. */
import { sql } from 'kysely'
import type { TestDatabase } from '#platform/test-database.ts'
import type { TransferKey } from '../../src/transfers/life/transfer-row.ts'
import { sender as clerkOfSender, everyRole, plan, planner } from '../../src/transfers/life/two-trusts.scene.ts'
import { proposeTransfers } from '../../src/transfers/propose-transfers.ts'
import { dayOfSurgery, setTheWholeScene } from '../../src/transfers/whole-life.scene.ts'

/** Two at each trust: rivals are different people. */
export const people = ['ann', 'ben'] as const

const MINUTES = 120
const PLACES_A_SESSION = 4
const SESSIONS_A_DAY = 25

export type Place = {
  readonly theatre: string
  readonly surgeon: string
  readonly room: string
  readonly day: string
  readonly from: number
  readonly minutes: number
  readonly nights: number
}

/** The nth transfer's own, from 0. */
export function placeOf(n: number): Place {
  const session = Math.floor(n / PLACES_A_SESSION)
  const nth = session % SESSIONS_A_DAY
  return {
    theatre: `th${nth}`,
    surgeon: `su${nth}`,
    room: `ro${nth}`,
    day: dayAfter(dayOfSurgery, Math.floor(session / SESSIONS_A_DAY)),
    from: 510 + MINUTES * (n % PLACES_A_SESSION),
    minutes: MINUTES,
    nights: 2,
  }
}

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** In the order of their patients. */
export async function setTheStage(test: TestDatabase<unknown>, transfers: number): Promise<TransferKey[]> {
  const run = (statement: string) => sql.raw(statement).execute(test.scene)
  await setTheWholeScene(test, transfers)
  const places = Array.from({ length: transfers }, (_, n) => placeOf(n))
  const days = [...new Set(places.map(({ day }) => day))].map((day) => `'${day}'`).join(', ')
  const nth = `generate_series(0, ${SESSIONS_A_DAY - 1}) nth`
  await run(`insert into theatre select 'RRJ', 'th' || nth, 'RRJ05', 'Theatre ' || nth from ${nth}`)
  await run(`insert into theatre_session
    select 'RRJ', 'th' || nth, day::date, 510, ${MINUTES * PLACES_A_SESSION}, '110' from ${nth}, unnest(array[${days}]) day`)
  await run(`insert into ward_room select 'RRJ', 'ro' || nth, 'RRJ05', 'Ward ' || nth, 'Bay 1', 12, false from ${nth}`)
  // Of both trusts, because the sender's may travel with their patients.
  const trusts = `unnest(array['RL1', 'RRJ']) trust`
  await run(`insert into surgeon
    select trust, 'su' || nth, 'Ms Smith-' || nth, '{110}', null, array[case trust when 'RRJ' then 'RRJ05' else 'RL131' end]
      from ${nth}, ${trusts}`)
  await run(`insert into surgeon_day
    select trust, 'su' || nth, day::date, ${MINUTES * PLACES_A_SESSION} from ${nth}, ${trusts}, unnest(array[${days}]) day`)
  await run(`update sharing_agreement set fields = array['capacity'] where purpose = 'planning'`)
  await run(`
    insert into sharing_agreement (owner, recipient, alliance, purpose, fields, treatment_functions, valid_from, valid_to,
                                   approved_by_owner, approved_by_recipient)
    select recipient, owner, alliance, purpose, fields, treatment_functions, valid_from, valid_to, '{a,b}', 'c'
      from sharing_agreement where purpose = 'planning'`)
  await run(`update pathway set expected_minutes = ${MINUTES}, expected_nights = 2`)
  const roles = `'{${everyRole.join(',')}}'`
  for (const trust of ['RL1', 'RRJ']) {
    for (const id of people)
      await run(`insert into person values ('${trust}', '${id}', 'Sam Patel', 'Clerk', ${roles}, true)`)
  }
  await test.db.withViewer(planner, (tx) =>
    proposeTransfers(
      tx,
      places.map(({ day, surgeon }, n) => ({
        sender: clerkOfSender.trust,
        receiver: 'RRJ',
        planId: plan,
        pseudonym: `person-${n + 1}`,
        treatmentFunction: '110',
        site: 'RRJ05',
        day,
        surgeon: `RRJ:${surgeon}`,
      })),
    ),
  )
  await run('analyze')
  const { rows } = await sql<TransferKey>`
    select sender, id from transfer order by substring(pseudonym from 8)::integer`.execute(test.scene)
  return rows
}

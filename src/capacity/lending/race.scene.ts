/**
 * Many clients at once after few theatres, surgeons, beds and patients, until it is enough: what came of it, by the rows
 * that were left. Every row keeps from when to when it lived, so that whoever was double booked for a moment is found.
 */
import { sql } from 'kysely'
import { confirmHold, holdFor, releaseHold } from '#capacity'
import { Conflict } from '#platform/errors.ts'
import type { TestDatabase } from '#platform/test-database.ts'
import { tryAgain } from '#platform/try-again.ts'
import { allianceOfThree, aTransfer, monday, somebodyAt } from './alliance-of-three.scene.ts'

export const CLIENTS = 24
const PATIENTS = 40

type Counts = {
  readonly attempts: number
  readonly held: number
  readonly refused: number
  /** Transactions that the database broke off because each waited for another, tried again or not. */
  readonly deadlocks: number
}

export type Raced = Counts & {
  /** Failures that a person would have been shown. */
  readonly shown: readonly string[]
  readonly doubleBookings: number
  /** Milliseconds from asking to the answer. */
  readonly slowestOfHundred: number
  readonly slowest: number
}

/** The same draws for the same seed; when each is made is up to the machine. */
function draws(seed: number) {
  let state = seed
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** How often each thing happens in a second is up to the machine, so whoever wants to see it says until when. */
export async function race(
  test: TestDatabase<unknown>,
  isEnough: (counts: Counts, seconds: number) => boolean,
  seed = 1,
): Promise<Raced> {
  await test.empty()
  await allianceOfThree(test)
  await sql`update ward_room set beds = 6 where id = 'r1'`.execute(test.scene)
  const transfers: Awaited<ReturnType<typeof aTransfer>>[] = []
  for (let n = 0; n < PATIENTS; n += 1) {
    const first = await aTransfer(test)
    transfers.push(first, await aTransfer(test, { patient: first.patient }))
  }
  const counts = { attempts: 0, held: 0, refused: 0, deadlocks: 0 }
  const shown: string[] = []
  const waits: number[] = []
  const started = performance.now()

  async function client(number: number): Promise<void> {
    const draw = draws(seed * 1000 + number)
    while (!isEnough(counts, (performance.now() - started) / 1000)) {
      const transfer = transfers[draw(transfers.length)]!
      const what = draw(10)
      const began = performance.now()
      counts.attempts += 1
      try {
        const done = await tryAgain(() => once(transfer, what, draw))
        if (done === true) counts.held += 1
      } catch (error) {
        if (error instanceof Conflict) counts.refused += 1
        else shown.push(`${(error as { code?: string }).code} ${(error as Error).message}`)
      }
      waits.push(performance.now() - began)
    }
  }

  const once = (transfer: (typeof transfers)[number], what: number, draw: (below: number) => number) =>
    test.db
      .withViewer(somebodyAt(draw(2) === 0 ? 'RAA' : 'RBB'), async (tx) => {
        if (what === 0) return confirmHold(tx, transfer)
        if (what < 4) return releaseHold(tx, transfer)
        const answer = await holdFor(
          tx,
          transfer,
          {
            theatre: { trust: 'RBB', id: draw(2) === 0 ? 't1' : 't2' },
            surgeon: { trust: 'RBB', id: draw(2) === 0 ? 's1' : 's2' },
            room: { trust: 'RBB', id: 'r1' },
            day: monday,
            from: [510, 570, 810, 900][draw(4)]!,
            minutes: 90,
            nights: 0,
          },
          // Some are over before the next in line has asked.
          new Date(Date.now() + 30 + draw(1000)),
        )
        return answer.held
      })
      .catch((error: unknown) => {
        if ((error as { code?: string }).code === '40P01') counts.deadlocks += 1
        throw error
      })

  await Promise.all(Array.from({ length: CLIENTS }, (_, n) => client(n)))
  waits.sort((a, b) => a - b)
  return {
    ...counts,
    shown,
    doubleBookings: await doubleBookings(test),
    slowestOfHundred: Math.round(waits[Math.floor(waits.length * 0.99)] ?? 0),
    slowest: Math.round(waits.at(-1) ?? 0),
  }
}

/** Pairs that had one thing at one time at one moment: asked of the rows, without the constraint. */
async function doubleBookings({ scene }: TestDatabase<unknown>): Promise<number> {
  const { rows } = await sql<{ pairs: number }>`
    select count(*) as pairs from capacity_hold a join capacity_hold b
      on a.id < b.id and (a.scope, a.kind, a.resource, a.slot) = (b.scope, b.kind, b.resource, b.slot)
     and a.during && b.during and a.alive && b.alive`.execute(scene)
  return rows[0]!.pairs
}

/** Today's list, from what is known of it: published weekly bands, or rows of our own. */
import { type Day, daysBetween } from '#nhs/day.ts'
import type { WaitingPeople } from './problem.ts'

/**
 * The people of 105 weekly bands. A band does not say on which of its days they wait: they are spread over them evenly.
 * The band without an end is taken for one of 7 days from 729 on, so its longest waits are understated.
 * Source of the bands: Recording and reporting RTT waiting times, NHS England, v5.0, section 10.1.7.
 *
 * @param shares how people divide among the priorities, in any band alike; absent: all are the least urgent
 */
export function waitingFromBands(
  bands: ArrayLike<number>,
  shares?: Readonly<Record<string, number>>,
): readonly WaitingPeople[] {
  const parts: readonly (readonly [string | undefined, number])[] = shares ? Object.entries(shares) : [[undefined, 1]]
  // What rounding leaves over is carried on, so that each priority gets its share of the whole list.
  const owed = parts.map(() => 0)
  const waiting: WaitingPeople[] = []
  for (let band = 0; band < bands.length; band++) {
    const days = band === 0 ? 8 : 7
    for (let day = 0; day < days; day++) {
      const people = Math.floor((bands[band]! * (day + 1)) / days) - Math.floor((bands[band]! * day) / days)
      const daysWaited = (band === 0 ? 0 : band * 7 + 1) + day
      const given = divided(
        people,
        parts.map(([, share]) => share),
        owed,
      )
      parts.forEach(([priority], n) => {
        const some = { daysWaited, people: given[n]! }
        if (some.people > 0) waiting.push(priority === undefined ? some : { priority, ...some })
      })
    }
  }
  return waiting
}

/** Whole people by share, each in turn to the priority that is owed most; `owed` is brought up to date. */
function divided(people: number, shares: readonly number[], owed: number[]): number[] {
  const given = shares.map(() => 0)
  for (let person = 0; person < people; person++) {
    shares.forEach((share, n) => {
      owed[n] = owed[n]! + share
    })
    const most = owed.indexOf(Math.max(...owed))
    owed[most] = owed[most]! - 1
    given[most] = given[most]! + 1
  }
  return given
}

/** The people of rows: one each, with the day their clock started. Clocks after the day have not begun to wait by then. */
export function waitingFromRows(
  rows: Iterable<{ readonly clockStart: Day; readonly priority?: string }>,
  on: Day,
): readonly WaitingPeople[] {
  const counts = new Map<string, { priority: string | undefined; daysWaited: number; people: number }>()
  for (const { clockStart, priority } of rows) {
    const daysWaited = daysBetween(clockStart, on)
    if (daysWaited < 0) continue
    const key = `${daysWaited} ${priority ?? ''}`
    const one = counts.get(key) ?? { priority, daysWaited, people: 0 }
    one.people++
    counts.set(key, one)
  }
  return [...counts.values()].map(({ priority, ...rest }) => (priority === undefined ? rest : { priority, ...rest }))
}

/** When each person of a list would be seen, if slots went to whoever was referred first. */
import { addDays, type Day } from '#nhs/day.ts'

/**
 * The day on which each referral is seen, in the order given; null for those whom the slots do not reach. A slot is for
 * somebody referred before its day, and is lost when there is nobody: it does not wait for them.
 */
export function firstComeFirstServed(referrals: readonly Day[], slots: readonly Day[]): (Day | null)[] {
  const byReferral = referrals.map((_, n) => n).sort((a, b) => compare(referrals[a]!, referrals[b]!) || a - b)
  const seen: (Day | null)[] = referrals.map(() => null)
  let next = 0
  for (const slot of [...slots].sort(compare)) {
    const person = byReferral[next]
    if (person === undefined) break
    if (slot <= referrals[person]!) continue
    seen[person] = slot
    next++
  }
  return seen
}

/** So many slots a day, evenly, over so many days: the first day has its full share. 1.5 a day is 1 and 2 in turn, or so. */
export function evenSlots(from: Day, days: number, perDay: number): Day[] {
  const slots: Day[] = []
  // A third of a day three times over must come to a day.
  for (let n = 0; n < days * perDay - nearly; n++) slots.push(addDays(from, Math.floor(n / perDay + nearly)))
  return slots
}

const nearly = 1e-9

const compare = (a: Day, b: Day): number => (a < b ? -1 : a > b ? 1 : 0)

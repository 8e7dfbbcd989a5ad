/** What moves ask that exchange two patients' days: whom to exchange with, and whether the minutes are there. */
import { OUT, type State } from '../state.ts'

/** How many are looked at before giving up: the cost of a move must not grow with the list. */
const LOOKS = 4

/** Somebody else in the plan whom the surgeon of patient i may operate on; −1 if a few looks find nobody. */
export function colleague(s: State, i: number): number {
  const { facts, random } = s
  const own = facts.patientsOf[facts.ways.surgeon[s.way[i]!]!]!
  for (let looks = 0; looks < LOOKS; looks++) {
    const j = own[random.below(own.length)]!
    if (j !== i && s.day[j] !== OUT && facts.isLocked[j] === 0) return j
  }
  return -1
}

/** Whether surgeon and theatre would have the minutes for i once j has left: a quick question before anything is moved. */
export function haveMinutes(s: State, i: number, way: number, day: number, j: number, theatre: number): boolean {
  const { facts } = s
  const surgeon = facts.ways.surgeon[way]!
  const at = surgeon * facts.days + day
  const freed = facts.ways.surgeon[s.way[j]!] === surgeon ? facts.minutes[j]! : 0
  if (s.surgeonLoad[at]! - freed + facts.minutes[i]! > facts.surgeonMinutes[at]!) return false
  const theatreDay = theatre * facts.days + day
  return s.theatreLoad[theatreDay]! - facts.minutes[j]! + facts.minutes[i]! <= facts.theatreMinutes[theatreDay]!
}

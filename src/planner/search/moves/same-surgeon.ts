/** What moves ask that exchange two patients' days: whom to exchange with, and whether the minutes are there. */
import { pickDay } from '../fit.ts'
import type { State } from '../state.ts'

/** Somebody whom the surgeon of patient i operates on, on another day on which i may come; −1 if that day has nobody. */
export function colleague(s: State, i: number): number {
  const { facts } = s
  const way = s.way[i]!
  const day = pickDay(s, way)
  const surgeonDay = facts.ways.surgeon[way]! * facts.days + day
  const cases = s.surgeonCases[surgeonDay]!
  if (cases === 0 || day === s.day[i]) return -1
  const j = s.operatedOn[surgeonDay * facts.mostCases + s.random.below(cases)]!
  return facts.isLocked[j] === 1 ? -1 : j
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

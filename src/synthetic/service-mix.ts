/**
 * Which treatment functions stand behind a reported group at a trust, and who comes to them.
 *
 * Published figures name the group alone ("X05 Other surgical"). Its members, their shares, and the ages and sexes that
 * come are our assumptions, from what the trusts say they do; replace them with local data. A weight for `admit` is used
 * for pathways with a decision to admit, so that these fall to services that admit.
 */
import type { OrthopaedicSubspecialty } from '#nhs/orthopaedic-subspecialty.ts'
import type { WhoComes } from './invented-people.ts'

export type Member = { readonly code: string; readonly all: number; readonly admit: number }

const members = (text: string): readonly Member[] =>
  text
    .trim()
    .split(/\s*,\s*/)
    .map((part) => {
      const [code = '', all, admit] = part.split(' ')
      return { code, all: Number(all), admit: Number(admit ?? all) }
    })

/** Code, weight, weight with a decision to admit; for one trust ("RL1 X02") or for any ("X02"). */
const mixes: Readonly<Record<string, readonly Member[]>> = {
  '110': members('110 88, 108 8 7, 115 4 5'),
  'RL1 110': members('110 84 86, 108 16 14'),
  'RRJ 110': members('110 82 85, 108 18 15'),
  '140': members('140 25 30, 144 25 25, 145 50 45'),
  '170': members('172 50, 173 50'),
  X02: members('191 22 75, 302 16 1, 303 20 15, 307 8 0, 310 6 0, 347 8 1, 361 10 5, 370 6 3, 190 4 0'),
  'RL1 X02': members('191 35 70, 314 20 5, 323 25 25, 325 20 0'),
  'RXK X02': members('191 8 10, 302 18 1, 303 26 75, 307 8 0, 310 6 0, 347 8 1, 361 16 10, 370 10 3'),
  'RRJ X02': members('191 55 95, 325 30 0, 370 15 5'),
  X03: members('656 1'),
  X04: members(
    '215 16 35, 216 12 10, 171 8 20, 211 4 10, 217 6 20, 251 8 5, 252 5 0, 258 8 0, 321 6 0, 290 25 0, 257 2 0',
  ),
  'RL1 X04': members('214 92 96, 262 8 4'),
  X05: members('103 20 12, 104 32 40, 105 6 10, 106 14 18, 107 18 18, 113 4 2, 143 6 0'),
  'RNA X05': members('103 20 8, 104 24 32, 106 8 12, 107 42 48, 143 6 0'),
  'RBK X05': members('103 20 12, 104 34 40, 106 12 14, 109 28 34, 143 6 0'),
  X06: members('650 30 0, 653 20 0, 654 15 0, 840 20 0, 811 8 100, 655 7 0'),
  'RL1 X06': members('650 45 0, 651 20 0, 658 20 0, 663 15 100'),
  'RRJ X06': members('650 50 0, 663 50 100'),
}

/** The members of a reported group at a trust; a group that is one treatment function is its own only member. */
export function membersOf(trust: string, reportedGroup: string): readonly Member[] {
  return mixes[`${trust} ${reportedGroup}`] ?? mixes[reportedGroup] ?? [{ code: reportedGroup, all: 1, admit: 1 }]
}

/** At the specialist hospitals 110 alone says too little. Spine is 108 and children are mostly 214 there. */
export const subspecialtyShares: Readonly<Record<string, readonly (readonly [OrthopaedicSubspecialty, number])[]>> = {
  RL1: [
    ['hip', 26],
    ['knee', 31],
    ['foot-and-ankle', 13],
    ['hand-and-wrist', 13],
    ['shoulder-and-elbow', 14],
    ['oncology', 2],
    ['paediatric', 1],
  ],
  RRJ: [
    ['hip', 25],
    ['knee', 29],
    ['foot-and-ankle', 12],
    ['hand-and-wrist', 11],
    ['shoulder-and-elbow', 13],
    ['oncology', 5],
    ['paediatric', 5],
  ],
}

/** Weights of 0-17, 18-44, 45-64, 65-74, 75-84, 85+ against the area's own ages, and the share of women. */
const who: Readonly<Record<string, WhoComes>> = {
  adults: { ages: [0.02, 0.8, 1.3, 1.7, 1.6, 1], women: 0.53 },
  children: { ages: [1, 0, 0, 0, 0, 0], women: 0.46 },
  '100': { ages: [0.05, 0.9, 1.4, 1.6, 1.3, 0.7], women: 0.52 },
  '101': { ages: [0.1, 0.5, 1.2, 2.2, 2.4, 1.6], women: 0.28 },
  '103': { ages: [0, 0.9, 1.6, 1.5, 1.2, 0.8], women: 0.98 },
  '107': { ages: [0, 0.4, 1.3, 2.4, 2.6, 1.8], women: 0.45 },
  '108': { ages: [0.02, 0.7, 1.7, 1.6, 1.1, 0.4], women: 0.54 },
  '109': { ages: [0, 1.4, 1.4, 0.2, 0, 0], women: 0.76 },
  '110': { ages: [0.1, 0.5, 1.5, 2.1, 1.9, 0.9], women: 0.55 },
  '115': { ages: [0.2, 1, 1.1, 1.1, 1.2, 1.2], women: 0.48 },
  '120': { ages: [0.9, 0.9, 1.1, 1.2, 1.1, 0.7], women: 0.52 },
  '130': { ages: [0.2, 0.3, 1, 2.4, 3.6, 3.2], women: 0.55 },
  '140': { ages: [0.5, 1.3, 1, 0.9, 0.8, 0.6], women: 0.54 },
  '160': { ages: [0.2, 0.9, 1.2, 1.5, 1.6, 1.4], women: 0.54 },
  '320': { ages: [0.02, 0.4, 1.3, 2.1, 2.2, 1.6], women: 0.46 },
  '410': { ages: [0.02, 0.8, 1.6, 1.6, 1.1, 0.5], women: 0.68 },
  '430': { ages: [0, 0, 0, 1, 4, 6], women: 0.58 },
  '502': { ages: [0.03, 1.4, 1.3, 0.7, 0.5, 0.3], women: 1 },
  hip: { ages: [0.01, 0.2, 1.3, 2.7, 2.8, 1.3], women: 0.59 },
  knee: { ages: [0.05, 0.5, 1.4, 2.5, 2.3, 0.9], women: 0.55 },
}

const memberGroups: Readonly<Record<string, string>> = {
  '144': '140',
  '145': '140',
  '104': '100',
  '105': '100',
  '106': '100',
  '172': '320',
}

export function whoComesTo(treatmentFunction: string, reportedGroup: string, subspecialty: string | null): WhoComes {
  if (reportedGroup === 'X04' || subspecialty === 'paediatric') return who.children!
  return (
    (subspecialty === null ? undefined : who[subspecialty]) ??
    who[treatmentFunction] ??
    who[memberGroups[treatmentFunction] ?? ''] ??
    who.adults!
  )
}

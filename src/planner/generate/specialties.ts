/** What an invented alliance operates on: specialties with their share of the list, their minutes and their nights. */
import type { Shares } from './draws.ts'

export type Specialty = {
  readonly name: string
  /** Of the patients, in proportion. */
  readonly share: number
  readonly minutes: Shares<number>
  /** Usual nights, and how fast longer stays become rarer: of those who stay a night, how many stay another. */
  readonly nights: number
  readonly longer: number
}

export const LONGEST_STAY = 14

export const specialties: readonly Specialty[] = [
  { name: 'orthopaedics', share: 34, minutes: long(20, 34, 26, 14, 6), nights: 2, longer: 0.5 },
  { name: 'general surgery', share: 20, minutes: long(32, 34, 20, 9, 5), nights: 1, longer: 0.5 },
  { name: 'gynaecology', share: 13, minutes: long(34, 36, 20, 8, 2), nights: 1, longer: 0.4 },
  { name: 'urology', share: 13, minutes: long(38, 34, 16, 8, 4), nights: 1, longer: 0.4 },
  { name: 'ear, nose and throat', share: 12, minutes: long(44, 34, 14, 6, 2), nights: 1, longer: 0.2 },
  { name: 'spinal surgery', share: 8, minutes: long(4, 16, 28, 30, 22), nights: 3, longer: 0.6 },
]

/** How many of a hundred take 60-90, 90-120, 120-180, 180-240 and 240-300 minutes. */
function long(...shares: [number, number, number, number, number]): Shares<number> {
  return [
    [60, shares[0] / 2],
    [90, (shares[0] + shares[1]) / 2],
    [120, shares[1] / 2],
    [150, shares[2] / 2],
    [180, (shares[2] + shares[3]) / 2],
    [210, shares[3] / 4],
    [240, (shares[3] + shares[4]) / 4],
    [270, shares[4] / 4],
    [300, shares[4] / 2],
  ]
}

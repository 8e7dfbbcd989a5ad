/** Minimum volumes: so many operations in twelve months, of a unit or of a surgeon, in force from a day on. Pure. */
import type { Day } from '#nhs/day.ts'
import type { Basis } from './catalogue.ts'

export type VolumeStandard = {
  readonly service: string
  readonly of: 'unit' | 'surgeon'
  readonly effectiveFrom: Day
  readonly effectiveTo: Day | null
  readonly cases: number
  readonly standing: 'advisory' | 'mandatory'
  readonly source: string
  readonly basis: Basis
}

/** The one that holds on a day; of several the newest. */
export function standardOn(
  standards: readonly VolumeStandard[],
  service: string,
  of: VolumeStandard['of'],
  day: Day,
): VolumeStandard | undefined {
  return standards
    .filter(
      (each) =>
        each.service === service &&
        each.of === of &&
        each.effectiveFrom <= day &&
        (each.effectiveTo === null || each.effectiveTo > day),
    )
    .toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1))[0]
}

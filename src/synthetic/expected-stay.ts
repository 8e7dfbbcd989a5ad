/** The minutes and nights that one person's operation is expected to take. */
import type { Procedure } from './procedures.ts'
import type { Random } from './random.ts'

export type Stay = { readonly procedure: Procedure; readonly minutes: number; readonly nights: number }

const shortest = 10
const longest = 480
const mostNights = 28

/** Lognormal, as operating times and stays are; minutes to the nearest five. A day case rarely needs a night. */
export function stayFor(procedure: Procedure, random: Random): Stay {
  const { minutes, minutesDeviation, nights, nightsDeviation, isDayCase } = procedure
  const drawn = Math.round(random.lognormal(minutes, minutesDeviation) / 5) * 5
  return {
    procedure,
    minutes: Math.min(longest, Math.max(shortest, drawn)),
    nights: isDayCase
      ? Number(random.chance(nights))
      : Math.min(mostNights, Math.max(1, Math.round(random.lognormal(nights, nightsDeviation)))),
  }
}

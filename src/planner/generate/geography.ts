/** Where hospitals and patients live, on a plane measured in minutes of travel. */
import type { Draws } from './draws.ts'

export type Spot = { readonly east: number; readonly north: number }

/** Minutes between neighbouring trusts' hospitals, about, and of most patients from theirs. */
const BETWEEN_TRUSTS = 35
const WITHIN_A_TRUST = 15
const AROUND_A_HOSPITAL = 14
/** To the car and from it. */
const AT_THE_ENDS = 5

/** Trusts in a ring, each one's hospitals around its middle. */
export function placeHospitals(draws: Draws, trusts: number, hospitalsEach: number): Spot[] {
  const radius = trusts === 1 ? 0 : BETWEEN_TRUSTS / (2 * Math.sin(Math.PI / trusts))
  return Array.from({ length: trusts }, (_, trust) => {
    const angle = (2 * Math.PI * trust) / trusts
    const middle = { east: radius * Math.cos(angle), north: radius * Math.sin(angle) }
    return Array.from({ length: hospitalsEach }, () => near(draws, middle, hospitalsEach === 1 ? 4 : WITHIN_A_TRUST))
  }).flat()
}

/** A patient's home, near the hospital. */
export function liveNear(draws: Draws, hospital: Spot): Spot {
  return near(draws, hospital, AROUND_A_HOSPITAL)
}

export function minutesBetween(a: Spot, b: Spot): number {
  return AT_THE_ENDS + Math.round(Math.hypot(a.east - b.east, a.north - b.north))
}

function near(draws: Draws, { east, north }: Spot, spread: number): Spot {
  return { east: east + spread * draws.bell(), north: north + spread * draws.bell() }
}

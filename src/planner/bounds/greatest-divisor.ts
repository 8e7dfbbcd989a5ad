/** The largest whole number that divides both (Euclid); the other one if one of them is 0. */
export function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b)
}

/**
 * A part of a sum, to the nearest penny, half a penny up. Shares and factors are millionths of a whole, and are reckoned
 * with as whole numbers: 14.5% of £1.00 is 15p, where fractions of two make it 14p.
 */
const MILLION = 1_000_000

export const partOf = (pence: number, share: number): number =>
  Math.round((pence * Math.round(share * MILLION)) / MILLION)

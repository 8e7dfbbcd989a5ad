/**
 * A funnel of shares, such as of operations that were cancelled. The target is the share of all units together.
 *
 * Source: Spiegelhalter 2005 (see funnel.ts), appendix A.1: the arcsine of the root of a share has an error that depends
 * on size alone. A limit that would pass 0 or 1 stays there.
 */
import { sum, wholeAmount } from '../amount.ts'
import { notTold, type Told } from '../not-told.ts'
import { type Funnel, type FunnelLimits, type FunnelOptions, type FunnelScale, funnelOn, limitsOn } from './funnel.ts'
import { winsorised } from './over-dispersion.ts'

export type ProportionUnit = { readonly name: string; readonly count: number; readonly of: number }

export function proportionFunnel(units: readonly ProportionUnit[], options: FunnelOptions = {}): Told<Funnel> {
  for (const { name, count, of } of units) {
    if (wholeAmount(`count of ${name}`, count) > wholeAmount(`whole of ${name}`, of)) {
      throw new Error(`${name} has ${count} of ${of}, which is more than all of them`)
    }
  }
  const all = sum(units.map(({ of }) => of))
  if (all === 0) return notTold('No unit has a denominator, so there is nothing to compare')
  const scale = arcsine(sum(units.map(({ count }) => count)) / all)
  return funnelOn(
    scale,
    units.map(({ name, count, of }) => ({ name, size: of, value: of === 0 ? 0 : count / of })),
    options,
  )
}

/** The limits of a unit of any size, to draw the funnel's lines through. */
export function proportionLimits({ target, dispersion, isAdjusted }: Funnel, size: number): FunnelLimits {
  return limitsOn(arcsine(target), size, isAdjusted ? dispersion.tauSquared : 0)
}

function arcsine(target: number): FunnelScale {
  const middle = Math.asin(Math.sqrt(target))
  return {
    target,
    distance: (value) => Math.asin(Math.sqrt(value)) - middle,
    error: (size) => 1 / (2 * Math.sqrt(size)),
    at: (distance) => Math.sin(Math.min(Math.PI / 2, Math.max(0, middle + distance))) ** 2,
    calm: winsorised,
  }
}

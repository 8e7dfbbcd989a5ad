/**
 * Options ranked by weighted scores, and everything that would change the ranking: each pair that changes places when one
 * weight moves, the others in proportion, or when one score moves by up to a point. Pure and exact: weights are whole
 * hundredths and scores are brought to whole numbers first, so that a tie is a tie.
 */

export type Weighted = {
  readonly id: string
  readonly says: string
  /** Hundredths; those of all criteria add up to 100. */
  readonly weight: number
}

/** One person's score of one option on one criterion, from 0 to 10, whole. */
export type Score = {
  readonly option: string
  readonly criterion: string
  readonly person: string
  readonly score: number
}

export const mostScore = 10

export type Ranked = {
  readonly option: string
  /** From 0 to 10; null while a criterion has nobody's score. */
  readonly total: number | null
  readonly means: ReadonlyMap<string, number>
  /** 1 is the best; options with the same total share a place. Null without a total. */
  readonly place: number | null
}

export type Ranking = {
  readonly options: readonly Ranked[]
  readonly flips: readonly Flip[]
}

export type Flip = {
  /** Now ahead. */
  readonly ahead: string
  readonly behind: string
} /** They are level now: whatever moves puts one ahead. */ & (
  | { readonly kind: 'tie' }
  | { readonly kind: 'weight'; readonly criterion: string; readonly from: number; readonly at: number }
  /** The score of `option` on a criterion moves by `by`, at which the two are level; further and they change places. */
  | { readonly kind: 'score'; readonly criterion: string; readonly option: string; readonly by: number }
)

export function rank(options: readonly string[], criteria: readonly Weighted[], scores: readonly Score[]): Ranking {
  const cells = new Map<string, { sum: number; count: number }>()
  for (const { option, criterion, score } of scores) {
    const cell = cells.get(`${option} ${criterion}`) ?? { sum: 0, count: 0 }
    cells.set(`${option} ${criterion}`, { sum: cell.sum + score, count: cell.count + 1 })
  }
  // All means as whole numbers of one common part.
  const parts = [...cells.values()].reduce((least, { count }) => leastCommon(least, count), 1)
  const whole = (option: string, criterion: string): number | undefined => {
    const cell = cells.get(`${option} ${criterion}`)
    return cell && (cell.sum * parts) / cell.count
  }
  const scored = options.flatMap((option) => {
    const row = criteria.map(({ id }) => whole(option, id))
    return row.some((score) => score === undefined) ? [] : [{ option, row: row as readonly number[] }]
  })
  const weights = criteria.map(({ weight }) => weight)
  const totals = new Map(scored.map(({ option, row }) => [option, dot(weights, row)]))
  return {
    options: options.map((option) => {
      const total = totals.get(option)
      return {
        option,
        means: new Map(
          criteria.flatMap(({ id }) => {
            const score = whole(option, id)
            return score === undefined ? [] : [[id, score / parts] as const]
          }),
        ),
        total: total === undefined ? null : total / (100 * parts),
        place: total === undefined ? null : 1 + [...totals.values()].filter((other) => other > total).length,
      }
    }),
    flips: pairsOf(scored).flatMap((pair) => flipsOf(pair, criteria, parts)),
  }
}

type Row = { readonly option: string; readonly row: readonly number[] }

function flipsOf([one, other]: readonly [Row, Row], criteria: readonly Weighted[], parts: number): Flip[] {
  const weights = criteria.map(({ weight }) => weight)
  const lead = dot(weights, one.row) - dot(weights, other.row)
  const [first, second] = lead >= 0 ? [one, other] : [other, one]
  const pair = { ahead: first.option, behind: second.option }
  if (lead === 0) return [{ ...pair, kind: 'tie' }]
  const gap = Math.abs(lead)
  return criteria.flatMap(({ id: criterion, weight }, n): Flip[] => {
    const difference = first.row[n]! - second.row[n]!
    const at = weightAtWhichLevel({ gap, difference, weight, others: evenly(first, second, n) })
    return [
      ...(at === undefined ? [] : [{ ...pair, kind: 'weight' as const, criterion, from: weight, at }]),
      // By so much of a point the gap is gone: gap ÷ weight, in whole parts.
      ...(weight === 0
        ? []
        : (
            [
              [first.option, -1, first.row[n]!],
              [second.option, 1, mostScore * parts - second.row[n]!],
            ] as const
          ).flatMap(([option, sign, left]): Flip[] =>
            // Level at the very edge is not changing places.
            gap < weight * Math.min(parts, left)
              ? [{ ...pair, kind: 'score' as const, criterion, option, by: (sign * gap) / (weight * parts) }]
              : [],
          )),
    ]
  })
}

/**
 * The weight of a criterion, in hundredths, at which two options are level, where it lies between 0 and 100 so that on its
 * other side they change places. Others share what is left in proportion; where all weight is on this one, evenly.
 *
 * With weight t the lead is t × difference + (100 − t) × rest, which is a straight line.
 */
function weightAtWhichLevel({
  gap,
  difference,
  weight,
  others,
}: {
  readonly gap: number
  readonly difference: number
  readonly weight: number
  readonly others: { readonly sum: number; readonly count: number }
}): number | undefined {
  // Both sides times the same whole number, so that no part is lost: (100 − weight), or how many others there are.
  const by = weight < 100 ? 100 - weight : others.count
  const rest = weight < 100 ? gap - weight * difference : others.sum
  if (by === 0) return undefined
  // Lead at 0 is 100 × rest ÷ by, and at 100 it is 100 × difference.
  const [low, high] = [rest, difference * by]
  if (Math.sign(low) * Math.sign(high) >= 0) return undefined
  return (100 * low) / (low - high)
}

const evenly = (first: Row, second: Row, but: number): { sum: number; count: number } => ({
  sum: first.row.reduce((sum, score, n) => (n === but ? sum : sum + score - second.row[n]!), 0),
  count: first.row.length - 1,
})

const dot = (weights: readonly number[], row: readonly number[]): number =>
  weights.reduce((sum, weight, n) => sum + weight * row[n]!, 0)

const pairsOf = <Item>(items: readonly Item[]): (readonly [Item, Item])[] =>
  items.flatMap((one, n) => items.slice(n + 1).map((other) => [one, other] as const))

const greatestCommon = (a: number, b: number): number => (b === 0 ? a : greatestCommon(b, a % b))
const leastCommon = (a: number, b: number): number => (a / greatestCommon(a, b)) * b

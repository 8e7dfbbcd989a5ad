import type { Random } from './random.ts'

/** A choice among things of different weight, made ready once and drawn from many times. */
export type Weighted<Item> = { readonly items: readonly Item[]; readonly upTo: Float64Array }

/** Weights need not add up to anything. Throws when none is above 0. */
export function weighted<Item>(pairs: readonly (readonly [Item, number])[]): Weighted<Item> {
  const upTo = new Float64Array(pairs.length)
  let sum = 0
  pairs.forEach(([, weight], at) => {
    sum += weight
    upTo[at] = sum
  })
  if (!(sum > 0)) throw new Error('A weighted choice needs something of weight')
  return { items: pairs.map(([item]) => item), upTo }
}

export function draw<Item>({ items, upTo }: Weighted<Item>, random: Random): Item {
  const target = random.share() * upTo[upTo.length - 1]!
  let low = 0
  let high = upTo.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (upTo[middle]! > target) high = middle
    else low = middle + 1
  }
  return items[low]!
}

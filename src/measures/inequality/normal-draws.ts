/**
 * Draws from the normal distribution out of even ones. Source: Marsaglia G. and Bray T.A., "A convenient method for
 * generating normal variables", SIAM Review 6 (1964), the polar method, which gives two at a time.
 */

/** `random` gives numbers from 0 up to 1, the same each time for the same seed: how it was seeded is the caller's. */
export function normalDraws(random: () => number): () => number {
  let spare: number | undefined
  return () => {
    if (spare !== undefined) {
      const kept = spare
      spare = undefined
      return kept
    }
    for (;;) {
      const [x, y] = [2 * random() - 1, 2 * random() - 1]
      const square = x * x + y * y
      if (square >= 1 || square === 0) continue
      const stretch = Math.sqrt((-2 * Math.log(square)) / square)
      spare = y * stretch
      return x * stretch
    }
  }
}

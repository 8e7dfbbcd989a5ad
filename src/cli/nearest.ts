/** The known word that a mistyped one was most likely meant to be, or nothing when none is close. */
export function nearest(typed: string, known: readonly string[]): string | undefined {
  const asTyped = typed.toLowerCase()
  const begun = known.find((word) => asTyped.length > 1 && word.toLowerCase().startsWith(asTyped))
  if (begun) return begun
  const ranked = known
    .map((word) => ({ word, edits: editsBetween(asTyped, word.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits)
  const best = ranked[0]
  // More than half the word wrong is another word, not a slip.
  return best && best.edits <= Math.max(1, Math.floor(best.word.length / 2)) ? best.word : undefined
}

/** Levenshtein distance: letters to add, take out or change. */
function editsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, n) => n)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
    }
    row = next
  }
  return row[b.length]!
}

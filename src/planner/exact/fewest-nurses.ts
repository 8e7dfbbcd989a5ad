/** The fewest nurses who can cover a stay between them, or as many as are certainly needed where to prove more is long. */

/** Looks at most at this many partial choices for each number of nurses; what is shown by then is the answer. */
const LOOKS = 2000

/** @param shifts for each shift of a stay, who may have the room */
export function fewestToCover(shifts: readonly (readonly number[])[]): number {
  // The shifts with fewest to choose from settle most.
  const narrow = shifts.map((nurses) => new Set(nurses)).sort((a, b) => a.size - b.size)
  for (let count = 1; count < shifts.length; count++) {
    let looks = 0
    const covers = (chosen: readonly number[]): boolean => {
      const open = narrow.find((nurses) => !chosen.some((nurse) => nurses.has(nurse)))
      if (!open) return true
      if (chosen.length === count) return false
      if (++looks > LOOKS) return true
      return [...open].some((nurse) => covers([...chosen, nurse]))
    }
    if (covers([])) return count
  }
  return shifts.length
}

/** What changed between two versions of an agreement, so that a board member can read it: entry by entry, word by word. Pure. */
import type { Agreement } from './agreement.ts'
import type { DraftPart } from './draft-parts.ts'
import { type Entry, entriesOf } from './entries.ts'

/** Words in a row that are alike, or that only this side has. */
export type Words = { readonly text: string; readonly isOwn: boolean }

export type Change = {
  readonly part: DraftPart
  readonly heading: string
  /** Nothing on the one side when it was added, or on the other when it was taken out. */
  readonly before?: readonly Words[]
  readonly after?: readonly Words[]
}

/** In the order in which the newer one is read; what was taken out stands where its part does. */
export function differenceOf(before: Agreement, after: Agreement): readonly Change[] {
  const [old, now] = [entriesOf(before), entriesOf(after)]
  const [oldBy, nowBy] = [byKey(old), byKey(now)]
  const changed = now.flatMap((entry): Change[] => {
    const was = oldBy.get(keyOf(entry))
    const { part, heading, text } = entry
    if (!was) return [{ part, heading, after: [{ text, isOwn: true }] }]
    if (was.text === text && was.heading === heading) return []
    const [left, right] = wordsApart(withHeading(was, entry), withHeading(entry, was))
    return [{ part, heading, before: left, after: right }]
  })
  const gone = old
    .filter((entry) => !nowBy.has(keyOf(entry)))
    .map(({ part, heading, text }) => ({ part, heading, before: [{ text, isOwn: true }] }))
  const order = [...new Set([...now, ...old].map(({ part }) => part))]
  return order.flatMap((part) => [...changed, ...gone].filter((change) => change.part === part))
}

const keyOf = ({ part, key }: Entry): string => `${part} ${key}`
const byKey = (entries: readonly Entry[]) => new Map(entries.map((entry) => [keyOf(entry), entry]))

/** A heading is part of what changed only where it did. */
const withHeading = (entry: Entry, other: Entry): string =>
  entry.heading === other.heading ? entry.text : `${entry.heading}: ${entry.text}`

/** Two texts, with the words of each that the other does not have in that place: a longest common subsequence of words. */
export function wordsApart(before: string, after: string): readonly [readonly Words[], readonly Words[]] {
  const [left, right] = [before.split(/\s+/), after.split(/\s+/)]
  // Of the words from here to the end of both, how many are alike at most.
  const alike = Array.from({ length: left.length + 1 }, () => new Uint16Array(right.length + 1))
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      alike[i]![j] = left[i] === right[j] ? alike[i + 1]![j + 1]! + 1 : Math.max(alike[i + 1]![j]!, alike[i]![j + 1]!)
    }
  }
  const [ours, theirs]: [Words[], Words[]] = [[], []]
  let [i, j] = [0, 0]
  while (i < left.length || j < right.length) {
    if (i < left.length && j < right.length && left[i] === right[j]) {
      add(ours, left[i++]!, false)
      add(theirs, right[j++]!, false)
    } else if (j >= right.length || (i < left.length && alike[i + 1]![j]! >= alike[i]![j + 1]!)) {
      add(ours, left[i++]!, true)
    } else {
      add(theirs, right[j++]!, true)
    }
  }
  return [ours, theirs]
}

function add(words: Words[], text: string, isOwn: boolean): void {
  const last = words.at(-1)
  if (last?.isOwn === isOwn) words[words.length - 1] = { text: `${last.text} ${text}`, isOwn }
  else words.push({ text, isOwn })
}

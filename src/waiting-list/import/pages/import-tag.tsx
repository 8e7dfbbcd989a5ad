import { type Meaning, Tag } from '#web/tag.tsx'
import type { ImportState } from '../../tables.ts'

const states: Readonly<Record<ImportState, readonly [string, Meaning]>> = {
  waiting: ['Waiting', 'not-started'],
  running: ['At work', 'in-progress'],
  done: ['Imported', 'done'],
  refused: ['Refused', 'wrong'],
}

export function ImportTag({ state }: { readonly state: ImportState }) {
  const [words, meaning] = states[state]
  return <Tag meaning={meaning}>{words}</Tag>
}

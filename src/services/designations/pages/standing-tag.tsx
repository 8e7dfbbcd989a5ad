import { type Meaning, Tag } from '#web/tag.tsx'
import type { Standing } from '../designation.ts'

const words: Readonly<Record<Standing, readonly [Meaning, string]>> = {
  'put-forward': ['waiting', 'Put forward'],
  designated: ['done', 'Designated'],
  'review-due': ['attention', 'Review due'],
  'not-designated': ['ended', 'Not designated'],
  withdrawn: ['ended', 'Withdrawn'],
}

export const standingWords = (standing: Standing): string => words[standing][1]

export function StandingTag({ standing }: { readonly standing: Standing }) {
  const [meaning, says] = words[standing]
  return <Tag meaning={meaning}>{says}</Tag>
}

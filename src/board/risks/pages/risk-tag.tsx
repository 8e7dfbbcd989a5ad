import { type Meaning, Tag } from '#web/tag.tsx'
import { type Band, bandNames, bandOf, type Rating, scoreOf } from '../risk.ts'

const meanings: Readonly<Record<Band, Meaning>> = {
  low: 'not-started',
  moderate: 'waiting',
  high: 'attention',
  extreme: 'wrong',
}

export function RiskTag({ rating }: { readonly rating: Rating }) {
  const band = bandOf(rating)
  return <Tag meaning={meanings[band]}>{`${bandNames[band]}, ${scoreOf(rating)}`}</Tag>
}

import { type Meaning, Tag } from '#web/tag.tsx'
import { levelNames } from '../change.ts'
import type { Level } from '../fragility.ts'

const meanings: Readonly<Record<Level, Meaning>> = { fragile: 'wrong', watch: 'attention', steady: 'done' }

export const LevelTag = ({ level }: { readonly level: Level }) => (
  <Tag meaning={meanings[level]}>{levelNames[level]}</Tag>
)

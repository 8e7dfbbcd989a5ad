/** What an unusual point means: better, worse, or only unusual where neither way is better. The first of the two icons. */
import type { NotTold } from '../not-told.ts'
import type { BetterWay } from './assurance.ts'
import type { Signal } from './signals.ts'

export const judgements = ['usual', 'improvement', 'concern', 'unusual-high', 'unusual-low'] as const
export type Judgement = (typeof judgements)[number]

export type Variation = { readonly told: true; readonly judgement: Judgement; readonly signal: Signal | null } | NotTold

export function judged(signal: Signal | null, better: BetterWay): Judgement {
  if (signal === null) return 'usual'
  if (better === 'neither') return `unusual-${signal.side}`
  return (signal.side === 'high') === (better === 'higher') ? 'improvement' : 'concern'
}

/** What a step leaves to do, and for which trust. Pure. */
import { type ActionCode, actionOf, type Move } from './actions.ts'
import type { EffectKind } from './effect-kinds.ts'
import type { Standing } from './standing.ts'

export type Effect = { readonly kind: EffectKind; readonly forTrust: string }

export function effectsOf(
  action: ActionCode,
  { sender, receiver, model, responsible }: Pick<Standing, 'sender' | 'receiver' | 'model' | 'responsible'>,
  { from }: Pick<Move, 'from'>,
): readonly Effect[] {
  return actionOf(action)
    .effects.filter((effect) => (effect.models?.includes(model) ?? true) && (effect.from?.includes(from) ?? true))
    .map((effect) => ({
      kind: effect.kind,
      forTrust: effect.for === 'sender' ? sender : effect.for === 'receiver' ? receiver : responsible,
    }))
}

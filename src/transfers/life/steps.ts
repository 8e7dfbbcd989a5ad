/** Every step that can be taken, one row for each model, state and side: what private.transfer_step holds. */
import { type Action, actions, type Side } from './actions.ts'
import { models, type TransferModel, type TransferState } from './states.ts'

export type Step = {
  readonly action: string
  readonly model: TransferModel
  readonly from: TransferState
  readonly to: TransferState
  readonly side: Side
  readonly responsibility: 'stays' | 'to-receiver' | 'to-sender'
  readonly needsReason: boolean
}

export const steps: readonly Step[] = (actions as readonly Action[]).flatMap(({ code, moves, by, reasons }) =>
  moves.flatMap((move) =>
    models
      .filter((model) => move.models?.includes(model.code) ?? true)
      .flatMap((model) =>
        by
          .filter(({ side }) => move.sides?.includes(side) ?? true)
          .map(({ side }) => ({
            action: code,
            model: model.code,
            from: move.from,
            to: move.to,
            side,
            responsibility: move.responsibility ?? ('stays' as const),
            needsReason: reasons !== undefined,
          })),
      ),
  ),
)

/** How far a transfer has come on the whole way, from being identified to being closed. Pure. */
import { type Standing, stateNow } from '../life/standing.ts'
import { endStates, stateNames, states, type TransferModel, type TransferState } from '../life/states.ts'
import type { TransferEvent } from '../life/transfer-events.ts'

export type Stage = {
  readonly state: TransferState
  readonly name: string
  readonly standing: 'done' | 'now' | 'to-come' | 'not-reached'
  /** When it came there. */
  readonly at?: Date
}

export type Way = {
  readonly stages: readonly Stage[]
  /** Which stage it is at, counted from 1; the last that it reached when it ended on the way. */
  readonly at: number
  /** How it ended, when it did not go the whole way. */
  readonly ended?: TransferState
}

/** The stages of a model. After treatment the patient is handed back or, where the pathway has moved, followed up there. */
function stagesOf(model: TransferModel, reached: ReadonlySet<TransferState>): readonly TransferState[] {
  const after = reached.has('followed-up') ? 'followed-up' : 'handed-back'
  return states
    .map(({ code }) => code)
    .filter((code) => code === 'closed' || !endStates.includes(code))
    .filter((code) => (code !== 'passed' || model === 'pathway') && (code !== 'handed-back' || after === code))
    .filter((code) => code !== 'followed-up' || after === code)
}

export function wayOf(standing: Standing, events: readonly Pick<TransferEvent, 'to' | 'at'>[]): Way {
  // The first time: half of a screening and a hold that is prolonged come to where it stands already.
  const reachedAt = new Map(events.toReversed().map(({ to, at }) => [to, at]))
  const stages = stagesOf(standing.model, new Set(reachedAt.keys()))
  const state = stateNow(standing)
  const isOnTheWay = stages.includes(state)
  const at = isOnTheWay ? stages.indexOf(state) : stages.findLastIndex((stage) => reachedAt.has(stage))
  const isHandBackOpen = standing.model === 'pathway' && !reachedAt.has('handed-back') && !reachedAt.has('followed-up')
  return {
    stages: stages.map((stage, n) => {
      const when = reachedAt.get(stage)
      return {
        state: stage,
        name: stage === 'handed-back' && isHandBackOpen ? 'Handed back, or followed up there' : stateNames[stage],
        standing: standingOf(n, at, isOnTheWay, state === 'closed'),
        ...(when && n <= at && { at: when }),
      }
    }),
    at: at + 1,
    ...(!isOnTheWay && { ended: state }),
  }
}

function standingOf(n: number, at: number, isOnTheWay: boolean, isOver: boolean): Stage['standing'] {
  if (n < at || (n === at && (isOver || !isOnTheWay))) return 'done'
  if (n === at) return 'now'
  return isOnTheWay ? 'to-come' : 'not-reached'
}

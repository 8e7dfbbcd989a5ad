/** For tests: pathways told as short stories, a line an event. */
import type { Day } from '../day.ts'
import { clocks } from './clock.ts'
import type { PathwayClock } from './clock-period.ts'
import { isEventKind } from './event-order.ts'
import type { PathwayEvent } from './pathway-event.ts'
import type { RulePack } from './rule-pack.ts'

/** Day, kind, and whatever else matters: a detail, a status, a provider other than Oswestry's trust. */
export type Line = readonly [on: Day, kind: PathwayEvent['kind'], rest?: LineRest]
type LineRest = { readonly at?: string; readonly status?: string; readonly [detail: string]: unknown }

export function told(...lines: readonly Line[]): readonly PathwayEvent[] {
  return lines.map(([on, kind, rest = {}]) => {
    if (!isEventKind(kind)) throw new Error(`No event of kind "${kind as string}"`)
    const { at = 'RL1', status, ...detail } = rest
    return {
      on,
      kind,
      provider: at,
      ...(status === undefined ? {} : { rttStatus: status }),
      ...(Object.keys(detail).length === 0 ? {} : { detail }),
    } as PathwayEvent
  })
}

/** The clock of a story, as of its last day unless another is given. */
export function clockOf(lines: readonly Line[], asOf?: Day, rules?: RulePack): PathwayClock {
  const lastDay = lines.reduce((last, [on]) => (on > last ? on : last), '0000-00-00')
  return clocks(told(...lines), { asOf: asOf ?? lastDay, ...(rules && { rules }) })
}

/** What a reader of the clock sees first: its periods, in a word each. */
export function inShort({ periods }: PathwayClock): readonly string[] {
  return periods.map(({ start, stop, status, stopReason, rttStatus }) =>
    status === 'running'
      ? `${start} running`
      : `${start} to ${stop} ${status}: ${stopReason}${rttStatus ? ` ${rttStatus}` : ''}`,
  )
}

export const problemsOf = ({ problems }: PathwayClock): readonly string[] => problems.map(({ code }) => code)

export const allInOrder = {
  clearlyCommunicated: true,
  inBestInterests: true,
  underPublishedPolicy: true,
  policyProtectsVulnerable: true,
}

export const properSubcontract = {
  reportedBy: 'sender',
  commissionerAgreed: true,
  clinicallyAppropriate: true,
  nhsEnglandTold: true,
  namedInContract: true,
}

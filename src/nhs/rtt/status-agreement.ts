/** Whether the status recorded with an event agrees with what the rules made of the event. */
import type { RttStatus } from '../rtt-status.ts'
import type { Verdict } from './clock-rule.ts'
import type { PathwayEvent } from './pathway-event.ts'

const whileRunning: readonly RttStatus[] = ['10', '11', '12', '20', '21', '98']
const outside: readonly RttStatus[] = ['90', '91', '92', '98']

/** Nothing when they agree or when no status was recorded. */
export function statusDisagreement(
  { rttStatus }: PathwayEvent,
  verdict: Verdict,
): { readonly code: 'status-not-known' | 'status-disagrees'; readonly sentence: string } | undefined {
  if (rttStatus === undefined) return undefined
  if (rttStatus === '99') {
    return { code: 'status-not-known', sentence: 'The status was recorded as not yet known. Find the outcome.' }
  }
  const fitting = statusesFor(verdict)
  if (fitting.includes(rttStatus)) return undefined
  return {
    code: 'status-disagrees',
    sentence: `Status ${rttStatus} was recorded, but by the rules this clock ${verdict.clock} here, which is status ${fitting.join(' or ')}. Correct the status or the event.`,
  }
}

function statusesFor(verdict: Verdict): readonly RttStatus[] {
  switch (verdict.clock) {
    case 'starts':
    case 'starts anew':
      return ['10', '11', '12', '20']
    case 'stops':
      return [verdict.rttStatus]
    case 'is nullified':
      return ['33']
    case 'runs on':
      return whileRunning
    case 'is not touched':
      return outside
  }
}

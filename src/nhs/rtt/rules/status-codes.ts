/** What the recorded status of an activity says, where nothing but the status tells what happened. */

import { type RttStatus, rttStatus } from '../../rtt-status.ts'
import type { StopReason } from '../clock-period.ts'
import { clockRule } from '../clock-rule.ts'

const stops: Partial<Record<RttStatus, { reason: StopReason; byOwnDelay?: boolean }>> = {
  '30': { reason: 'treated' },
  '31': { reason: 'active-monitoring', byOwnDelay: true },
  '32': { reason: 'active-monitoring' },
  '34': { reason: 'not-treated' },
  '35': { reason: 'declined' },
  '36': { reason: 'died' },
}

export const statusCodes = [
  clockRule({
    id: 'status.separate-condition',
    sentence:
      'Status 12 starts a clock for a separate condition on a pathway of its own, with its own identifier; the pathway it was found on needs an outcome too.',
    paragraph: 'Annex E',
    about: ['activity', 'first-attendance', 'attendance'],
    decide: (event, { running }) =>
      running?.hasAttended && event.rttStatus === '12'
        ? {
            clock: 'runs on',
            problem: {
              code: 'separate-condition-needs-a-pathway',
              sentence:
                'Status 12 was recorded on a pathway whose clock is already running. Give the separate condition a pathway identifier of its own, and record this pathway’s own outcome.',
            },
          }
        : undefined,
  }),
  clockRule({
    id: 'status.nullified',
    sentence:
      'Status 33, not attended, stops and nullifies the clock when it is the first activity after the referral.',
    paragraph: 'Annex D',
    about: ['activity'],
    decide: (event, { running }) =>
      event.rttStatus === '33' && running && !running.hasAttended && running.isFromReferral
        ? { clock: 'is nullified' }
        : undefined,
  }),
  clockRule({
    id: 'status.stop',
    sentence:
      'The status recorded by the lead care professional (30, 31, 32, 34, 35 or 36) stops the clock on the day of the activity.',
    paragraph: 'Annex D',
    about: ['activity', 'first-attendance', 'attendance'],
    decide: (event, { running, state }) => {
      const status = event.rttStatus
      const stop = status && stops[status]
      if (!stop || !status) return undefined
      if (running) return { clock: 'stops', rttStatus: status, ...stop }
      return {
        clock: 'is not touched',
        problem:
          state === 'not-started'
            ? {
                code: 'stop-without-start',
                sentence: `Status ${status} ends a clock, but none had started. Find the referral that this activity belongs to.`,
              }
            : {
                code: 'already-stopped',
                sentence: `Status ${status} ends a clock, but the last one had already ended. If treatment was over it should be 90; during active monitoring, 91.`,
              },
      }
    },
  }),
  clockRule({
    id: 'status.after-monitoring',
    sentence: 'Status 11 is the first activity of the new clock after active monitoring.',
    paragraph: 'Annex D',
    about: ['activity', 'first-attendance', 'attendance'],
    decide: (event, { state, last, leftByOwnDelay }) =>
      event.rttStatus === '11' && state === 'active-monitoring'
        ? { clock: 'starts', daysWaitedBefore: leftByOwnDelay && last ? last.daysWaited + last.daysWaitedBefore : 0 }
        : undefined,
  }),
  clockRule({
    id: 'status.first-activity',
    sentence:
      'Statuses 10, 11 and 12 mark the first activity of a clock that something earlier started; where that is not held, the clock is counted from the activity and its start is not known.',
    paragraph: '10.1.5',
    about: ['activity', 'first-attendance', 'attendance'],
    decide: (event, { running }) => {
      const status = event.rttStatus
      if (running || (status !== '10' && status !== '11' && status !== '12')) return undefined
      return {
        clock: 'starts',
        isStartKnown: false,
        problem: {
          code: 'start-not-known',
          sentence: `Status ${status} shows that a clock had started, but what started it is not held. Find the day on which the referral was received; until then the wait is too short.`,
        },
      }
    },
  }),
  clockRule({
    id: 'status.running-without-start',
    sentence: 'Statuses 20 and 21 are activities within a clock; without a start there is none to continue.',
    paragraph: '3.2.1',
    about: ['activity', 'first-attendance', 'attendance'],
    decide: (event, { running }) =>
      !running && (event.rttStatus === '20' || event.rttStatus === '21')
        ? {
            clock: 'is not touched',
            problem: {
              code: 'event-without-start',
              sentence: `Status ${event.rttStatus} says that a clock is running, but none is. Find the referral, or correct the status.`,
            },
          }
        : undefined,
  }),
  clockRule({
    id: 'status.outside',
    sentence: 'Statuses 90, 91, 92 and 98 belong to no clock.',
    paragraph: 'Annex D',
    about: ['activity'],
    decide: (event, { running }) =>
      !running && rttStatus(event.rttStatus)?.effect === 'none' ? { clock: 'is not touched' } : undefined,
  }),
]

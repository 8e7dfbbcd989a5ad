/** Rules 1, 2 and 3 of the rules suite: what starts a clock. */
import { clockRule } from '../clock-rule.ts'

export const clockStarts = [
  clockRule({
    id: 'start.referral',
    sentence: 'A clock starts on the day that the provider receives the referral.',
    paragraph: '3.2.1',
    about: ['referral-received'],
    decide: (_event, { state }) => (state === 'not-started' ? { clock: 'starts' } : undefined),
  }),
  clockRule({
    id: 'start.booking-reference',
    sentence:
      'For a referral through the e-Referral Service the clock starts on the day that the patient converts the booking reference, or that it appears on the slot-issue list.',
    paragraph: '3.2.1',
    about: ['ubrn-converted'],
    decide: (_event, { running }) => (running ? undefined : { clock: 'starts' }),
  }),
  clockRule({
    id: 'start.interface-service',
    sentence: 'A clock that starts in an interface service starts on the day that the service receives the referral.',
    paragraph: '3.2.2',
    about: ['interface-referral-received'],
    decide: (_event, { running }) => (running ? undefined : { clock: 'starts' }),
  }),
  clockRule({
    id: 'start.self-referral',
    sentence:
      'A self-referral starts a clock on the day it is received, where such referrals are agreed locally and a care professional ratifies it.',
    paragraph: '3.3',
    about: ['self-referral-received'],
    decide: ({ detail }, { running }) => {
      if (running) return undefined
      if (detail.agreedLocally && detail.ratified) return { clock: 'starts' }
      return {
        clock: 'is not touched',
        because: `The self-referral starts no clock: ${detail.agreedLocally ? 'no care professional has ratified it' : 'self-referral to this service is not agreed locally'}.`,
      }
    },
  }),
  clockRule({
    id: 'start.stated',
    sentence: 'The start is taken as a provider states it; the events before it are not held here.',
    paragraph: '11.3',
    about: ['start-stated'],
    decide: (event, { running }) => {
      if (!running) return { clock: 'starts' }
      if (running.start === event.on) return { clock: 'runs on' }
      return {
        clock: 'runs on',
        because: `${event.provider} states a start on ${event.on}, but the clock has run since ${running.start}, and a later statement does not move it.`,
        problem: {
          code: 'starts-disagree',
          sentence: `${event.provider} states that the period began on ${event.on}; the events say ${running.start}. Correct the record that is wrong: a transfer keeps the original start.`,
        },
      }
    },
  }),
  clockRule({
    id: 'start.rebooked',
    sentence:
      'After a missed first appointment, a new clock starts at nought on the day that the patient asks to rebook, or that the provider decides to offer another appointment.',
    paragraph: '3.4.5',
    about: ['rebooked'],
    decide: (_event, { state }) => {
      if (state === 'nullified') return { clock: 'starts' }
      if (state === 'running')
        return { clock: 'runs on', because: 'A rebooked appointment does not touch a running clock.' }
      return {
        clock: 'is not touched',
        problem: {
          code: 'not-a-start',
          sentence:
            'An appointment was rebooked, but no clock was nullified by a missed first appointment. Record what was missed.',
        },
      }
    },
  }),
  clockRule({
    id: 'start.second-side',
    sentence: 'A new clock starts when the patient becomes fit and ready for the second of a bilateral procedure.',
    paragraph: '3.4.1',
    about: ['bilateral-second-ready'],
    decide: (_event, { running, last }) => {
      if (running) return undefined
      if (last) return { clock: 'starts' }
      return {
        clock: 'starts',
        problem: {
          code: 'no-earlier-period',
          sentence:
            'The second side is ready, but no period for the first side is held. Check that this is the same pathway.',
        },
      }
    },
  }),
  clockRule({
    id: 'start.new-treatment-elsewhere',
    sentence:
      'New treatment at a different provider starts its clock when that provider receives the referral, not when it was decided.',
    paragraph: '3.4.2',
    about: ['new-treatment'],
    decide: ({ provider, detail }, { running }) =>
      !running && detail?.atProvider !== undefined && detail.atProvider !== provider
        ? { clock: 'is not touched' }
        : undefined,
  }),
  clockRule({
    id: 'start.treatment-already-planned',
    sentence: 'Further treatment that is already part of the agreed care plan starts no new clock.',
    paragraph: '3.4.2',
    about: ['new-treatment'],
    decide: ({ detail }, { running }) => (!running && detail?.inAgreedPlan ? { clock: 'is not touched' } : undefined),
  }),
  clockRule({
    id: 'start.new-treatment',
    sentence:
      'A new clock starts on the decision to begin a substantively new or different treatment that is not part of the agreed care plan.',
    paragraph: '3.4.2',
    about: ['new-treatment'],
    decide: (_event, { running, last }) => {
      if (running) return undefined
      if (last) return { clock: 'starts' }
      return {
        clock: 'starts',
        problem: {
          code: 'no-earlier-period',
          sentence: 'New treatment was decided, but no earlier period is held. Check that this is the same pathway.',
        },
      }
    },
  }),
  clockRule({
    id: 'start.referred-again',
    sentence: 'A patient referred back as a new referral starts a new clock.',
    paragraph: '3.4.3',
    about: ['referral-received'],
    decide: (_event, { running }) => (running ? undefined : { clock: 'starts' }),
  }),
  clockRule({
    id: 'start.after-monitoring',
    sentence: 'After active monitoring, a new clock starts on the day that a decision to treat is made.',
    paragraph: '3.4.4',
    about: ['decision-to-treat', 'decision-to-admit'],
    decide: (_event, { state, last, leftByOwnDelay }) => {
      if (state !== 'active-monitoring') return undefined
      return { clock: 'starts', daysWaitedBefore: leftByOwnDelay ? waitedSoFar(last) : 0 }
    },
  }),
  clockRule({
    id: 'start.patient-goes-ahead',
    sentence:
      'A patient who delayed and now goes ahead starts a new clock on that day, and is offered a date as if they stood where they left the list.',
    paragraph: '8.3',
    about: ['patient-resumed'],
    decide: (_event, { state, running, last, leftByOwnDelay }) => {
      if (state === 'active-monitoring') {
        return { clock: 'starts', daysWaitedBefore: leftByOwnDelay ? waitedSoFar(last) : 0 }
      }
      if (running) return undefined
      return {
        clock: 'is not touched',
        problem: {
          code: 'not-a-start',
          sentence: 'The patient goes ahead, but was not on active monitoring. Record what stopped the earlier clock.',
        },
      }
    },
  }),
  clockRule({
    id: 'start.planned-overdue',
    sentence:
      'A patient on a planned list who is due for treatment and not treated moves to the active list, and a clock starts on the due date.',
    paragraph: '5.2',
    about: ['planned-due'],
    decide: ({ detail }, { running, isTreatedToday }) => {
      if (running || detail.what !== 'treatment') return undefined
      if (isTreatedToday()) {
        return {
          clock: 'is not touched',
          because: 'The planned treatment took place on its due date, so no clock starts.',
        }
      }
      return { clock: 'starts' }
    },
  }),
  clockRule({
    id: 'start.planned-test-overdue',
    sentence:
      'An overdue planned diagnostic test starts the diagnostic waiting time (DM01), not a referral to treatment clock.',
    paragraph: '5.2',
    about: ['planned-due'],
    decide: ({ detail }, { running }) =>
      !running && detail.what === 'diagnostic-test' ? { clock: 'is not touched' } : undefined,
  }),
  clockRule({
    id: 'start.follow-up-overdue',
    sentence: 'An overdue follow-up starts no clock, but its latest clinically appropriate date must be tracked.',
    paragraph: '5.2.1',
    about: ['planned-due'],
    decide: ({ detail }, { running }) =>
      !running && detail.what === 'follow-up' ? { clock: 'is not touched' } : undefined,
  }),
  clockRule({
    id: 'start.moved-to-england',
    sentence:
      'When an English commissioner becomes responsible, the clock starts on the day that the new provider receives the referral; the wait before is known to the clinician but not counted.',
    paragraph: '10.1.9.1',
    about: ['moved-to-england'],
    decide: () => ({ clock: 'starts anew' }),
  }),
  clockRule({
    id: 'start.emergency',
    sentence:
      'A pathway that begins as an emergency has no clock until the patient is referred for elective tests or treatment.',
    paragraph: '10.1.7',
    about: ['emergency-presentation'],
    decide: (_event, { running }) => (running ? { clock: 'runs on' } : { clock: 'is not touched' }),
  }),
]

const waitedSoFar = (last: { daysWaited: number; daysWaitedBefore: number } | undefined): number =>
  last ? last.daysWaited + last.daysWaitedBefore : 0

/** Rule 5 of the rules suite, but for missed appointments and active monitoring: clocks that stop without treatment. */
import { clockRule } from '../clock-rule.ts'
import { missingForDischarge } from './did-not-attend.ts'

export const nonTreatmentStops = [
  clockRule({
    id: 'run.discharge-without-evidence',
    sentence:
      'A patient who did not attend may be discharged only if the appointment was clearly communicated, a clinician judges it not against their interests, and a published policy that protects vulnerable patients allows it.',
    paragraph: '4.4.1.3',
    about: ['returned-to-primary-care'],
    decide: ({ detail }, { running }) => {
      const missing = detail?.afterNotAttending ? missingForDischarge(detail.afterNotAttending) : ''
      if (!running || missing === '') return undefined
      return {
        clock: 'runs on',
        problem: {
          code: 'evidence-missing',
          sentence: `The discharge after a missed appointment does not stop the clock: ${missing}. Record it, or put the patient back on the list.`,
        },
      }
    },
  }),
  clockRule({
    id: 'stop.discharged-after-not-attending',
    sentence: 'Discharge to the GP after a missed appointment stops the clock on the day of discharge.',
    paragraph: '4.4.1.3',
    about: ['returned-to-primary-care'],
    decide: ({ detail }, { running }) =>
      running && detail?.afterNotAttending
        ? { clock: 'stops', reason: 'discharged-after-not-attending', rttStatus: '34' }
        : undefined,
  }),
  clockRule({
    id: 'stop.returned-to-primary-care',
    sentence: 'Returning the patient to primary care, once they are told, stops the clock.',
    paragraph: '4.4.1.1',
    about: ['returned-to-primary-care'],
    decide: (_event, { running }) =>
      running ? { clock: 'stops', reason: 'returned-to-primary-care', rttStatus: '34' } : undefined,
  }),
  clockRule({
    id: 'stop.decision-not-to-treat',
    sentence: 'A clinical decision not to treat, once the patient is told, stops the clock.',
    paragraph: '4.4.1.1',
    about: ['decision-not-to-treat'],
    decide: (_event, { running }) => (running ? { clock: 'stops', reason: 'not-treated', rttStatus: '34' } : undefined),
  }),
  clockRule({
    id: 'stop.patient-declined',
    sentence: 'A patient who declines all the treatment offered stops the clock.',
    paragraph: '4.4.1.1',
    about: ['patient-declined'],
    decide: (_event, { running }) => (running ? { clock: 'stops', reason: 'declined', rttStatus: '35' } : undefined),
  }),
  clockRule({
    id: 'stop.died',
    sentence: 'The clock stops when the patient dies.',
    paragraph: '4.4.1.2',
    about: ['died'],
    decide: (_event, { running }) => (running ? { clock: 'stops', reason: 'died', rttStatus: '36' } : undefined),
  }),
  clockRule({
    id: 'stop.fresh-referral',
    sentence:
      'Where a change of provider at the patient’s wish needs a fresh referral from the GP, the clock stops at discharge to the GP.',
    paragraph: '8.2',
    about: ['patient-chose-provider'],
    decide: ({ detail }, { running }) =>
      running && detail.freshReferral
        ? { clock: 'stops', reason: 'left-for-fresh-referral', rttStatus: '34' }
        : undefined,
  }),
]

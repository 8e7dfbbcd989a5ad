/** Missed appointments. Only the first after a referral nullifies; any other stops a clock only through discharge. */
import { clockRule } from '../clock-rule.ts'
import type { DischargeEvidence } from '../pathway-event.ts'

export const didNotAttend = [
  clockRule({
    id: 'nullify.first-not-attended',
    sentence:
      'Not attending the first appointment after the referral, when it was clearly communicated, stops and nullifies the clock: it leaves numerator and denominator.',
    paragraph: '4.4.1.3',
    about: ['did-not-attend'],
    decide: ({ detail, rttStatus }, { running }) => {
      if (!running || running.hasAttended || !running.isFromReferral) return undefined
      // Status 33 is the provider's own statement that the conditions were met.
      const isShown = detail?.clearlyCommunicated ?? rttStatus === '33'
      return isShown ? { clock: 'is nullified' } : undefined
    },
  }),
  clockRule({
    id: 'run.first-not-attended-unproved',
    sentence:
      'Unless the provider can show that the first appointment was clearly communicated, missing it does not touch the clock.',
    paragraph: '4.4.1.3',
    about: ['did-not-attend'],
    decide: (_event, { running }) => {
      if (!running || running.hasAttended || !running.isFromReferral) return undefined
      return {
        clock: 'runs on',
        problem: {
          code: 'evidence-missing',
          sentence:
            'The first appointment was missed, but nothing shows that it was clearly communicated. Record that it was, or offer another.',
        },
      }
    },
  }),
  clockRule({
    id: 'stop.discharged-for-not-attending',
    sentence:
      'When a patient misses a later appointment and is properly discharged for it, the clock stops on the day of the missed appointment.',
    paragraph: '4.4.1.3',
    about: ['did-not-attend'],
    decide: ({ detail }, { running }) =>
      running && detail?.discharge && missingForDischarge(detail.discharge) === ''
        ? { clock: 'stops', reason: 'discharged-after-not-attending', rttStatus: '34' }
        : undefined,
  }),
  clockRule({
    id: 'run.later-not-attended',
    sentence: 'Missing any later appointment does not stop the clock.',
    paragraph: '4.4.1.3',
    about: ['did-not-attend'],
    decide: ({ detail }, { running }) => {
      if (!running) return undefined
      if (!detail?.discharge) return { clock: 'runs on' }
      return {
        clock: 'runs on',
        problem: {
          code: 'evidence-missing',
          sentence: `The patient was discharged for not attending, but the clock runs on: ${missingForDischarge(detail.discharge)}.`,
        },
      }
    },
  }),
]

/** What keeps a discharge after a missed appointment from being proper; '' when nothing does. Rule 5f. */
export function missingForDischarge(evidence: DischargeEvidence): string {
  const missing = [
    ...(evidence.clearlyCommunicated ? [] : ['nothing shows that the appointment was clearly communicated']),
    ...(evidence.inBestInterests ? [] : ['no clinician judged discharge to be in the patient’s interests']),
    ...(evidence.underPublishedPolicy ? [] : ['it is not under a published policy']),
    ...(evidence.policyProtectsVulnerable ? [] : ['the policy does not protect vulnerable patients']),
  ]
  return missing.join('; ')
}

/** Active monitoring: a clock may stop for it, and what must hold when the reason is the patient's wish to delay. */
import { clockRule, since2023 } from '../clock-rule.ts'
import { hasDeclinedTwoReasonableOffers } from '../reasonable-offer.ts'

export const activeMonitoring = [
  clockRule({
    id: 'stop.monitoring-by-patient',
    sentence:
      'A patient who, with the implications understood, chooses to see how they manage starts active monitoring, and the clock stops.',
    paragraph: '4.4.1.4',
    about: ['active-monitoring'],
    decide: ({ detail }, { running }) =>
      running && detail.by === 'patient'
        ? { clock: 'stops', reason: 'active-monitoring', rttStatus: '31', byOwnDelay: true }
        : undefined,
  }),
  clockRule({
    id: 'stop.monitoring-for-delay',
    sentence:
      'When a patient wishes to delay and has declined two reasonable offers, the clinician may, after talking with them and with their agreement, start active monitoring, and the clock stops.',
    paragraph: '8.3',
    from: since2023,
    about: ['active-monitoring'],
    decide: ({ detail }, { running }) => {
      if (!running || detail.because !== 'patient-delay' || !detail.agreed) return undefined
      const hadTheChoice =
        detail.twoDatesCouldHaveBeenOffered ||
        hasDeclinedTwoReasonableOffers(running.declinedOffers, running.reportingProvider)
      return hadTheChoice
        ? { clock: 'stops', reason: 'active-monitoring', rttStatus: '32', byOwnDelay: true }
        : undefined
    },
  }),
  clockRule({
    id: 'run.delay-without-offers',
    sentence:
      'A patient’s wish to delay does not stop the clock unless two reasonable offers were declined and the patient agrees to active monitoring.',
    paragraph: '8.3',
    about: ['active-monitoring'],
    decide: ({ detail }, { running }) => {
      if (!running || detail.because !== 'patient-delay') return undefined
      return {
        clock: 'runs on',
        problem: {
          code: 'evidence-missing',
          sentence: detail.agreed
            ? 'Active monitoring was recorded for a delay, but two reasonable declined offers (three weeks’ notice, six weeks apart at most) are not. Record the offers, or let the clock run.'
            : 'Active monitoring was recorded for a delay without the patient’s agreement after a clinical conversation. Record it, or let the clock run.',
        },
      }
    },
  }),
  clockRule({
    id: 'stop.monitoring-by-clinician',
    sentence:
      'A clinical decision to watch for a time, without intervention or tests, starts active monitoring once the patient is told, and the clock stops.',
    paragraph: '4.4.1.4',
    about: ['active-monitoring'],
    decide: (_event, { running }) =>
      running ? { clock: 'stops', reason: 'active-monitoring', rttStatus: '32', byOwnDelay: false } : undefined,
  }),
]

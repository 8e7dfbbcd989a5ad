/** Everything that happens on the way and neither starts nor stops a clock, and the last word on what is left over. */
import { type ClockRule, clockRule } from '../clock-rule.ts'
import { eventKinds } from '../event-order.ts'

export const whileRunning: readonly ClockRule[] = [
  clockRule({
    id: 'run.provider-cancels',
    sentence: 'A cancellation by the provider, before or after admission, has no effect on the clock.',
    paragraph: '4.4.2.2',
    about: ['cancelled-by-provider'],
    decide: (_event, { running }) => (running ? { clock: 'runs on' } : undefined),
  }),
  clockRule({
    id: 'run.patient-cancels',
    sentence: 'A patient who cancels, rearranges or postpones, with however little notice, leaves the clock running.',
    paragraph: '4.4.2.1',
    about: ['cancelled-by-patient'],
    decide: (_event, { running }) => (running ? { clock: 'runs on' } : undefined),
  }),
  clockRule({
    id: 'run.offer-declined',
    sentence: 'A patient who turns down an earlier date, or a date with another team, keeps the clock running.',
    paragraph: '8.2',
    about: ['offer-declined'],
    decide: (_event, { running }) => (running ? { clock: 'runs on' } : undefined),
  }),
  clockRule({
    id: 'run.unfit',
    sentence:
      'A patient who is unfit for a time stays on the list and the clock runs; nobody unfit is moved to a planned list.',
    paragraph: '5.1',
    about: ['unfit'],
    decide: (_event, { running }) => (running ? { clock: 'runs on' } : undefined),
  }),
  clockRule({
    id: 'run.not-for-planned-list',
    sentence: 'A patient whose clock is running does not belong on a planned list.',
    paragraph: '5.1',
    about: ['added-to-planned-list'],
    decide: (_event, { running }) =>
      running
        ? {
            clock: 'runs on',
            problem: {
              code: 'planned-while-running',
              sentence:
                'The patient was put on a planned list while the clock was running. It runs on: return them to the active list, or record the decision that stopped it.',
            },
          }
        : undefined,
  }),
  clockRule({
    id: 'run.long-thinking-time',
    sentence:
      'More than 14 days without an agreed next step calls for a conversation with the patient; the clock runs on.',
    paragraph: '4.4.1.4',
    about: ['thinking-time'],
    decide: ({ detail }, { running }) =>
      running && detail.days > 14
        ? {
            clock: 'runs on',
            problem: {
              code: 'conversation-due',
              sentence: `${detail.days} days of thinking time were given. Speak with the patient, and if they wish to wait longer consider active monitoring.`,
            },
          }
        : undefined,
  }),
  clockRule({
    id: 'run.thinking-time',
    sentence: 'A few days of thinking time leave the clock running.',
    paragraph: '4.4.1.4',
    about: ['thinking-time'],
    decide: (_event, { running }) => (running ? { clock: 'runs on' } : undefined),
  }),
  clockRule({
    id: 'run.specialty-changed',
    sentence:
      'A move to another specialty of the same trust for the same condition keeps the clock; the function reported may change as it runs.',
    paragraph: '10.1.4',
    about: ['specialty-changed'],
    decide: (_event, { running }) => (running ? { clock: 'runs on' } : undefined),
  }),
  clockRule({
    id: 'run.separate-condition',
    sentence: 'A separate condition gets a pathway and a clock of its own, and leaves this one as it is.',
    paragraph: 'Annex E',
    about: ['separate-condition'],
    decide: ({ detail }, { running }) => ({
      clock: running ? 'runs on' : 'is not touched',
      ...(detail?.newPathway
        ? {}
        : {
            problem: {
              code: 'separate-condition-needs-a-pathway',
              sentence: 'A separate condition was found, but no new pathway identifier is recorded for it. Open one.',
            },
          }),
    }),
  }),
  clockRule({
    id: 'run.started-already',
    sentence: 'A clock is running already, so this starts no other: a pathway has one clock at a time.',
    paragraph: 'Annex C',
    about: ['bilateral-second-ready', 'new-treatment', 'planned-due', 'patient-resumed'],
    decide: ({ kind }, { running }) =>
      running
        ? {
            clock: 'runs on',
            problem: {
              code: 'start-while-running',
              sentence: `${startsInWords[kind]} while a clock was running. If the earlier wait had ended, record how; if it is another condition, open another pathway.`,
            },
          }
        : undefined,
  }),
  clockRule({
    id: 'run.on-the-way',
    sentence: 'A visit, a decision, an offer or a check on the way to treatment leaves the clock running.',
    paragraph: '2.1',
    about: [
      'first-attendance',
      'attendance',
      'activity',
      'decision-to-treat',
      'decision-to-admit',
      'offer-made',
      'validated',
    ],
    decide: (_event, { running }) => (running ? { clock: 'runs on' } : undefined),
  }),
  clockRule({
    id: 'outside.monitoring-ends',
    sentence:
      'The clock stopped when active monitoring began; leaving active monitoring without treatment starts no other.',
    paragraph: '4.4.1.4',
    about: ['returned-to-primary-care', 'decision-not-to-treat', 'patient-declined'],
    decide: (_event, { state }) =>
      state === 'active-monitoring' ? { clock: 'is not touched', endsMonitoring: true } : undefined,
  }),
  clockRule({
    id: 'outside.nothing-to-stop',
    sentence: 'This ends a wait, but no clock was running.',
    paragraph: '2.1',
    about: [
      'admitted',
      'treated',
      'transplant-listed',
      'active-monitoring',
      'returned-to-primary-care',
      'decision-not-to-treat',
      'patient-declined',
      'did-not-attend',
      'procedure-not-carried-out',
    ],
    decide: (event, { state }) => {
      const isTreatment = event.kind === 'treated' || event.kind === 'admitted'
      // After treatment, later treatment and discharge are part of care and end nothing: status 90.
      if (state === 'stopped') return undefined
      // Discharge after a missed first appointment, or out of active monitoring, is to be expected; treatment is not.
      if (state !== 'not-started' && !isTreatment) return undefined
      if (event.kind === 'admitted' && event.detail.purpose !== 'treatment') return undefined
      return {
        clock: 'is not touched',
        problem: {
          code: 'stop-without-start',
          sentence: `${missingStart[state] ?? missingStart['not-started']} Record what started it.`,
        },
      }
    },
  }),
  clockRule({
    id: 'outside.visit-without-start',
    sentence: 'A visit or decision to treat belongs to a clock, but none was running.',
    paragraph: '3.2.1',
    about: ['first-attendance', 'attendance', 'decision-to-treat', 'decision-to-admit', 'transferred'],
    decide: (event, { state }) =>
      (state === 'not-started' || state === 'nullified') && !isMarkedOutside(event.rttStatus)
        ? {
            clock: 'is not touched',
            problem: {
              code: 'event-without-start',
              sentence: `${missingStart[state]} Find the referral or the rebooking, or record why this is outside referral to treatment.`,
            },
          }
        : undefined,
  }),
  clockRule({
    id: 'outside.no-effect',
    sentence: 'No clock was running, and this starts none.',
    paragraph: '2.1',
    about: eventKinds,
    decide: () => ({ clock: 'is not touched' }),
  }),
]

const startsInWords = {
  'bilateral-second-ready': 'The second side was said to be ready',
  'new-treatment': 'New treatment was decided',
  'planned-due': 'Planned treatment fell due',
  'patient-resumed': 'The patient was said to go ahead after a delay',
} as const

const missingStart: Partial<Record<string, string>> = {
  'not-started': 'No referral or other start is held before this event.',
  nullified: 'The last clock was nullified by a missed first appointment and no rebooking is held.',
  'active-monitoring': 'The patient was on active monitoring and no decision to treat is held.',
  died: 'The patient had died.',
}

const isMarkedOutside = (status: string | undefined): boolean =>
  status === '90' || status === '91' || status === '92' || status === '98'

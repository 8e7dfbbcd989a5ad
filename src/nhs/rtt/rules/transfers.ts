/** Who holds the patient. A transfer moves the duty to report; it never moves the start of the clock. */
import { clockRule } from '../clock-rule.ts'
import type { SubcontractTerms } from '../pathway-event.ts'

export const transfers = [
  clockRule({
    id: 'transfer.onward-from-interface',
    sentence:
      'When an interface service refers on, the clock keeps the day on which the service received the referral, and the provider that receives it reports the wait.',
    paragraph: '3.2.2',
    about: ['referral-received', 'ubrn-converted'],
    decide: ({ provider }, { running }) =>
      running?.isWithInterfaceService && provider !== running.reportingProvider
        ? { clock: 'runs on', reportedBy: provider }
        : undefined,
  }),
  clockRule({
    id: 'transfer.referral-while-running',
    sentence:
      'A referral or booking on a pathway whose clock is running does not start it again: the earlier day holds.',
    paragraph: '3.2.1',
    about: ['referral-received', 'ubrn-converted', 'interface-referral-received', 'self-referral-received'],
    decide: ({ provider }, { running }) => {
      if (!running) return undefined
      if (provider === running.reportingProvider) return { clock: 'runs on' }
      return {
        clock: 'runs on',
        problem: {
          code: 'responsibility-unclear',
          sentence: `${provider} received a referral while ${running.reportingProvider} held the patient, and no transfer is recorded. Record whether clinical responsibility passed or an opinion was asked for.`,
        },
      }
    },
  }),
  clockRule({
    id: 'transfer.opinion-only',
    sentence:
      'A provider asked for a test or an opinion does not take the patient over: the sender keeps responsibility and goes on reporting.',
    paragraph: '11.1',
    about: ['transferred'],
    decide: ({ detail }, { running }) => (running && !detail.clinicalResponsibility ? { clock: 'runs on' } : undefined),
  }),
  clockRule({
    id: 'transfer.opinion-requested',
    sentence:
      'Asking another provider for a test or an opinion leaves the clock, and the duty to report it, where they are.',
    paragraph: '11.1',
    about: ['opinion-requested'],
    decide: (_event, { running }) => (running ? { clock: 'runs on' } : undefined),
  }),
  clockRule({
    id: 'transfer.sender-reports',
    sentence:
      'Under a subcontract the sender goes on reporting only if the commissioner agreed beforehand, it is shown to be clinically appropriate, NHS England was told and the contract says so.',
    paragraph: '11.2',
    about: ['transferred'],
    decide: ({ detail }, { running }) =>
      running && detail.subcontract?.reportedBy === 'sender' && missingForSenderToReport(detail.subcontract) === ''
        ? { clock: 'runs on' }
        : undefined,
  }),
  clockRule({
    id: 'transfer.responsibility-passes',
    sentence:
      'The wait is reported by the provider with overall clinical responsibility; the clock keeps its original start.',
    paragraph: '11.1',
    about: ['transferred'],
    decide: ({ detail }, { running }) => {
      if (!running) return undefined
      if (detail.subcontract?.reportedBy !== 'sender') return { clock: 'runs on', reportedBy: detail.to }
      return {
        clock: 'runs on',
        reportedBy: detail.to,
        problem: {
          code: 'evidence-missing',
          sentence: `The sender may not go on reporting: ${missingForSenderToReport(detail.subcontract)}. Until that is recorded ${detail.to} reports the wait.`,
        },
      }
    },
  }),
  clockRule({
    id: 'transfer.patient-changes-provider',
    sentence:
      'A patient who changes provider by choice, where the local pathway allows it without a fresh referral, keeps the clock.',
    paragraph: '8.2',
    about: ['patient-chose-provider'],
    decide: ({ detail }, { running }) => (running ? { clock: 'runs on', reportedBy: detail.to } : undefined),
  }),
]

/** What is missing before the sender may go on reporting; '' when nothing is. */
export function missingForSenderToReport(terms: SubcontractTerms): string {
  const missing = [
    ...(terms.commissionerAgreed ? [] : ['the commissioner’s agreement beforehand is missing']),
    ...(terms.clinicallyAppropriate ? [] : ['evidence that it is clinically appropriate and safe is missing']),
    ...(terms.nhsEnglandTold ? [] : ['NHS England was not told']),
    ...(terms.namedInContract ? [] : ['the contract does not say who reports']),
  ]
  return missing.join('; ')
}

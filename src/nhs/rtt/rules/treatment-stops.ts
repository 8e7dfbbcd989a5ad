/** Rule 4 of the rules suite: clocks that stop because treatment starts. */
import { clockRule } from '../clock-rule.ts'

export const treatmentStops = [
  clockRule({
    id: 'stop.admission-not-for-treatment',
    sentence:
      'An admission for a diagnostic test, for pre-treatment or for pre-operative assessment does not stop the clock.',
    paragraph: '4.3.2.3',
    about: ['admitted'],
    decide: ({ detail }, { running }) => (running && detail.purpose !== 'treatment' ? { clock: 'runs on' } : undefined),
  }),
  clockRule({
    id: 'stop.admission-without-procedure',
    sentence: 'An admission in which the intended procedure is not carried out does not stop the clock.',
    paragraph: '4.3.2.3',
    about: ['admitted'],
    decide: (_event, { running, comesToNothing }) => (running && comesToNothing ? { clock: 'runs on' } : undefined),
  }),
  clockRule({
    id: 'stop.admitted-for-treatment',
    sentence: 'An admission for first definitive treatment stops the clock on the day of admission.',
    paragraph: '4.3.2.3',
    about: ['admitted'],
    decide: (_event, { running }) =>
      running ? { clock: 'stops', reason: 'treated', rttStatus: '30', isAdmitted: true } : undefined,
  }),
  clockRule({
    id: 'stop.procedure-refused-on-the-day',
    sentence:
      'When the procedure is not carried out and it is decided not to treat, the clock stops on that day, as a non-admitted stop.',
    paragraph: '4.3.2.3',
    about: ['procedure-not-carried-out'],
    decide: ({ detail }, { running }) =>
      running && detail?.decisionNotToTreat
        ? { clock: 'stops', reason: 'not-treated', rttStatus: '34', isAdmitted: false }
        : undefined,
  }),
  clockRule({
    id: 'run.procedure-not-carried-out',
    sentence:
      'A procedure that is not carried out, whether for want of a theatre or because the patient is unfit for a time, leaves the clock running.',
    paragraph: '4.4.2.2',
    about: ['procedure-not-carried-out'],
    decide: (_event, { running }) => (running ? { clock: 'runs on' } : undefined),
  }),
  clockRule({
    id: 'stop.treated-in-interface-service',
    sentence: 'First definitive treatment in an interface service stops the clock on the day it starts.',
    paragraph: '4.3.2.1',
    about: ['treated'],
    decide: ({ detail }, { running }) =>
      running && detail?.where === 'interface-service'
        ? { clock: 'stops', reason: 'treated', rttStatus: '30', isAdmitted: false }
        : undefined,
  }),
  clockRule({
    id: 'stop.treated',
    sentence: 'First definitive treatment stops the clock on the day it starts.',
    paragraph: '4.3.2.2',
    about: ['treated'],
    decide: ({ detail }, { running }) =>
      running
        ? { clock: 'stops', reason: 'treated', rttStatus: '30', isAdmitted: detail?.where === 'admission' }
        : undefined,
  }),
  clockRule({
    id: 'stop.transplant-list',
    sentence:
      'The decision to add a patient to a transplant list, once they are told, stops the clock; the status is 34 although treatment is meant.',
    paragraph: '4.3.2.4',
    about: ['transplant-listed'],
    decide: ({ detail }, { running }) =>
      running && detail.matched ? { clock: 'stops', reason: 'transplant-list', rttStatus: '34' } : undefined,
  }),
  clockRule({
    id: 'run.unmatched-transplant',
    sentence: 'For a transplant without matching on the national list, the clock runs until admission for surgery.',
    paragraph: '9.1',
    about: ['transplant-listed'],
    decide: (_event, { running }) => (running ? { clock: 'runs on' } : undefined),
  }),
]

/** The questions of holding a place: what an answer has to be. Pure. */
import type { FieldError } from '#web/field-errors.ts'
import {
  type HoldAnswers,
  type HoldChoice,
  type HoldQuestion,
  nightsAfter,
  operationMinutes,
  sessionKey,
  thingKey,
} from './hold-choice.ts'

/** Which answers a question asks for, by the names of their fields. */
export const fieldsOf: Readonly<Record<HoldQuestion, readonly (keyof HoldAnswers)[]>> = {
  stay: ['minutes', 'nights'],
  session: ['session'],
  surgeon: ['surgeon'],
  time: ['from'],
  room: ['room'],
  hours: ['hours'],
}

/** What is wrong with the answers to one question, of those that were offered. */
export function mistakesIn(question: HoldQuestion, answers: HoldAnswers, choice: HoldChoice): readonly FieldError[] {
  const offered = (field: keyof HoldAnswers, all: readonly string[], message: string): readonly FieldError[] =>
    all.includes(answers[field]) ? [] : [{ field, message }]
  switch (question) {
    case 'stay':
      return [
        ...(operationMinutes(answers.minutes) === undefined
          ? [{ field: 'minutes', message: 'Enter how many minutes the operation takes, from 1 to 900' }]
          : []),
        ...(nightsAfter(answers.nights) === undefined
          ? [{ field: 'nights', message: 'Enter how many nights the patient stays, from 0 to 90' }]
          : []),
      ]
    case 'session':
      return offered('session', choice.sessions.map(sessionKey), 'Select a theatre session')
    case 'surgeon':
      return offered('surgeon', choice.surgeons.map(thingKey), 'Select a surgeon')
    case 'time':
      return offered('from', choice.starts.map(String), 'Select when the operation begins')
    case 'room':
      return offered('room', choice.rooms.map(thingKey), 'Select a room')
    case 'hours':
      return offered('hours', choice.hoursOffered.map(String), 'Select how long the place is held')
  }
}

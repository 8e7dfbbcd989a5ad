/**
 * What a patient needs so that an offer reaches them: the language they speak, an interpreter, and the form of letters.
 * Hospitals have to ask for these, record them and keep to them: Accessible Information Standard, DAPB1605. The lists are
 * our own, short on purpose.
 */
import { codeList } from '#nhs/code-list.ts'

export const letterForms = codeList('FORM OF LETTERS', [
  ['standard', 'Standard print'],
  ['large-print', 'Large print'],
  ['easy-read', 'Easy read'],
  ['braille', 'Braille'],
  ['email', 'By email'],
])
export type LetterForm = (typeof letterForms.all)[number]['code']

export const interpreters = codeList('INTERPRETER', [
  ['none', 'No interpreter needed'],
  ['spoken', 'Interpreter for the language they speak'],
  ['sign', 'Sign language interpreter'],
  ['lipspeaker', 'Lipspeaker'],
  ['deafblind', 'Interpreter for deafblind people'],
])
export type Interpreter = (typeof interpreters.all)[number]['code']

export type PatientNeeds = {
  /** In words, such as "Punjabi"; nothing when nobody recorded one. */
  readonly language: string | null
  readonly interpreter: Interpreter
  readonly letterForm: LetterForm
  readonly email: string | null
  /** Anything else, in the words of whoever wrote it down: "Calls before 4pm", "Speak with her daughter, Asha". */
  readonly note: string
}

export const noNeedsRecorded: PatientNeeds = {
  language: null,
  interpreter: 'none',
  letterForm: 'standard',
  email: null,
  note: '',
}

/** What can be printed here: the other forms need somebody else, and `alsoDo` says what. */
export type PrintedForm = 'standard' | 'large-print' | 'easy-read'

export function howToWrite({ letterForm, email, language, interpreter }: PatientNeeds): {
  readonly form: PrintedForm
  readonly alsoDo: readonly string[]
} {
  const alsoDo: string[] = []
  if (letterForm === 'braille') {
    alsoDo.push('Order this letter in Braille, and read it to the patient by phone. A printed letter is not enough.')
  }
  if (letterForm === 'email') {
    alsoDo.push(
      email === null
        ? 'The patient wants letters by email, and no address is held. Ask for it.'
        : `Send this letter to ${email}. Accord sends no email.`,
    )
  }
  if (interpreter === 'spoken' && language !== null) {
    alsoDo.push(`The letter is in English. Have it explained in ${language}.`)
  }
  return { form: letterForm === 'braille' || letterForm === 'email' ? 'standard' : letterForm, alsoDo }
}

/** What to arrange before anybody calls; nothing when nothing is needed. */
export function beforeCalling({ interpreter, language, note }: PatientNeeds): readonly string[] {
  const arrange: string[] = []
  if (interpreter === 'spoken') arrange.push(`Have an interpreter${language ? ` for ${language}` : ''} on the line.`)
  if (interpreter !== 'none' && interpreter !== 'spoken') {
    arrange.push(
      `Do not phone unless the patient asked for it. Arrange this first: ${interpreters.label(interpreter)}.`,
    )
  }
  if (interpreter === 'none' && language !== null) {
    arrange.push(`The patient speaks ${language}. Ask whether an interpreter would help.`)
  }
  if (note !== '') arrange.push(note)
  return arrange
}

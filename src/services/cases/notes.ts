/**
 * What people say of a case, by kind: the fields that are asked, and how answers are read. One page asks all of them, so a
 * new kind is a new entry here. Pure.
 */
import { dateAnswer, parseDate } from '#web/date-field.tsx'
import type { FieldError } from '#web/field-errors.ts'
import { checklist, fiveTests } from './five-tests.ts'
import type { Hurdle, Judged } from './hurdles.ts'
import type { Note, NoteKind } from './store.ts'

export type NoteField =
  | {
      readonly name: string
      readonly kind: 'choice'
      readonly label: string
      readonly options: readonly Choice[]
      readonly asks: string
    }
  | {
      readonly name: string
      readonly kind: 'words'
      readonly label: string
      readonly hint?: string
      readonly asks: string
      readonly most: number
      readonly long?: boolean
    }
  | { readonly name: string; readonly kind: 'count'; readonly label: string; readonly asks: string }
  | { readonly name: string; readonly kind: 'day'; readonly label: string; readonly asks: string }

type Choice = { readonly value: string; readonly text: string }

const why: NoteField = {
  name: 'reason',
  kind: 'words',
  label: 'Why',
  asks: 'Enter the reason, in up to 500 characters',
  most: 500,
  long: true,
}
const source: NoteField = {
  name: 'source',
  kind: 'words',
  label: 'Where this can be read',
  asks: 'Enter where this can be read, in up to 300 characters',
  most: 300,
}

export const noteFields: Readonly<Record<NoteKind, readonly NoteField[]>> = {
  hurdle: [
    {
      name: 'answer',
      kind: 'choice',
      label: 'Does it pass?',
      options: [
        { value: 'passes', text: 'It passes' },
        { value: 'fails', text: 'It does not pass' },
      ],
      asks: 'Select whether it passes',
    },
    why,
  ],
  test: [
    {
      name: 'answer',
      kind: 'choice',
      label: 'Is the test met?',
      options: [
        { value: 'met', text: 'Met' },
        { value: 'not-met', text: 'Not met yet' },
        { value: 'not-needed', text: 'Does not apply' },
      ],
      asks: 'Select whether the test is met',
    },
    { ...why, label: 'The evidence, or why it does not apply', asks: 'Enter the evidence, in up to 500 characters' },
  ],
  checklist: [
    {
      name: 'answer',
      kind: 'choice',
      label: 'Where does this stand?',
      options: [
        { value: 'done', text: 'Done' },
        { value: 'not-done', text: 'Not done yet' },
        { value: 'not-needed', text: 'Not needed' },
      ],
      asks: 'Select where this stands',
    },
    source,
  ],
  consultation: [
    {
      name: 'question',
      kind: 'words',
      label: 'What people were asked',
      asks: 'Enter what people were asked, in up to 300 characters',
      most: 300,
    },
    { name: 'from', kind: 'day', label: 'First day', asks: 'the first day' },
    { name: 'to', kind: 'day', label: 'Last day', asks: 'the last day' },
    { name: 'for', kind: 'count', label: 'Responses for it', asks: 'Enter how many were for it, in whole numbers' },
    {
      name: 'against',
      kind: 'count',
      label: 'Responses against it',
      asks: 'Enter how many were against it, in whole numbers',
    },
    {
      name: 'neither',
      kind: 'count',
      label: 'Responses neither for nor against',
      asks: 'Enter how many were neither, in whole numbers',
    },
    {
      name: 'said',
      kind: 'words',
      label: 'What was said most',
      asks: 'Enter what was said most, in up to 1,000 characters',
      most: 1000,
      long: true,
    },
    source,
  ],
  decision: [
    {
      name: 'decision',
      kind: 'words',
      label: 'Number of the decision',
      hint: 'The last part of the address of its page, in the register of decisions',
      asks: 'Enter the number of the decision as it is in the address of its page',
      most: 36,
    },
    {
      name: 'said',
      kind: 'words',
      label: 'What was decided, in a sentence',
      asks: 'Enter what was decided, in up to 300 characters',
      most: 300,
    },
  ],
  benefit: [
    {
      name: 'benefit',
      kind: 'words',
      label: 'The benefit',
      asks: 'Enter the benefit, in up to 300 characters',
      most: 300,
    },
    {
      name: 'measure',
      kind: 'words',
      label: 'How it will be seen',
      asks: 'Enter how it will be seen, in up to 300 characters',
      most: 300,
    },
    { name: 'due', kind: 'day', label: 'By when', asks: 'the day by which it is due' },
  ],
}

export type ReadNote =
  | { readonly ok: true; readonly body: Readonly<Record<string, string | number>> }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

/** @param form one answer for each name, empty ones left out */
export function readNote(kind: NoteKind, form: Readonly<Record<string, string>>): ReadNote {
  const errors: FieldError[] = []
  const body: Record<string, string | number> = {}
  for (const field of noteFields[kind]) {
    const typed = form[field.name] ?? ''
    const refuse = (message: string) => errors.push({ field: field.name, message })
    if (field.kind === 'day') {
      const date = parseDate(dateAnswer(form, field.name), field.name, field.asks)
      if (date.ok) body[field.name] = date.day
      else errors.push(date.error)
    } else if (field.kind === 'count') {
      if (/^\d{1,7}$/.test(typed)) body[field.name] = Number(typed)
      else refuse(field.asks)
    } else if (field.kind === 'choice') {
      if (field.options.some(({ value }) => value === typed)) body[field.name] = typed
      else refuse(field.asks)
    } else if (typed === '' || typed.length > field.most) refuse(field.asks)
    else body[field.name] = typed
  }
  if (
    kind === 'decision' &&
    errors.length === 0 &&
    !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(String(body.decision))
  )
    errors.push({ field: 'decision', message: 'Enter the number of the decision as it is in the address of its page' })
  if (kind === 'consultation' && errors.length === 0 && String(body.to) < String(body.from))
    errors.push({ field: 'to', message: 'Enter a last day that is not before the first' })
  return errors.length > 0 ? { ok: false, errors } : { ok: true, body }
}

/** What a note is about, in words; nothing when there is no such subject. Consultations and benefits are named by number. */
export function subjectName(
  kind: NoteKind,
  subject: string,
  of: {
    readonly hurdles: readonly Hurdle[]
    readonly options: readonly { readonly id: string; readonly title: string }[]
  },
): string | undefined {
  if (kind === 'test') return fiveTests.find(({ id }) => id === subject)?.says
  if (kind === 'checklist') return checklist.find(({ id, knownBy }) => id === subject && !knownBy)?.says
  if (kind === 'decision') return subject === 'decision' ? 'Decision of the board' : undefined
  if (kind === 'hurdle') {
    const hurdle = of.hurdles.find(({ id, kind: how }) => how === 'judged' && subject.endsWith(` ${id}`))
    const option = of.options.find(({ id }) => subject === `${id} ${hurdle?.id}`)
    return hurdle && option && `${option.title}: ${hurdle.says}`
  }
  if (!/^[1-9]\d?$/.test(subject)) return undefined
  return kind === 'benefit' ? 'A benefit' : 'A consultation'
}

export const hurdleSubject = (option: string, hurdle: string): string => `${option} ${hurdle}`

/** What people judged of an option, by hurdle. */
export function judgedOf(notes: readonly Note[], option: string): ReadonlyMap<string, Judged> {
  return new Map(
    notes
      .filter(({ kind, subject }) => kind === 'hurdle' && subject.startsWith(`${option} `))
      .map(({ subject, body, name, trust }) => [
        subject.slice(option.length + 1),
        { passes: body.answer === 'passes', reason: String(body.reason), name, trust },
      ]),
  )
}

export const notesOf = (notes: readonly Note[], kind: NoteKind): readonly Note[] =>
  notes.filter((note) => note.kind === kind).toSorted((a, b) => Number(a.subject) - Number(b.subject))

import { Button } from '#web/buttons.tsx'
import { answerOf, DateField, dateAnswer } from '#web/date-field.tsx'
import type { FieldError } from '#web/field-errors.ts'
import { Form, LongTextField, RadioField, TextField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import type { ServiceCase } from '../case.ts'
import { type NoteField, noteFields } from '../notes.ts'
import type { Note, NoteKind } from '../store.ts'
import { CaseSubPage, Once } from './case-parts.tsx'

type View = {
  readonly frame: Frame
  readonly found: ServiceCase
  readonly kind: NoteKind
  readonly about: string
  /** What was said last. */
  readonly last: Note | undefined
  /** As typed; nothing when the page is first opened. */
  readonly typed: Readonly<Record<string, string>> | undefined
  readonly errors: readonly FieldError[]
  readonly once: string
}

const headings: Readonly<Record<NoteKind, string>> = {
  hurdle: 'Does the option pass this hurdle?',
  test: 'Is this test met?',
  checklist: 'Where does this part stand?',
  consultation: 'What a consultation brought',
  decision: 'What the board decided',
  benefit: 'A benefit of the change',
}

/** Says something of a case: the fields come from notes.ts. */
export function SayPage({ frame, found, kind, about, last, typed, errors, once }: View) {
  const value = (name: string): string => (typed ? (typed[name] ?? '') : String(last?.body[name] ?? ''))
  const field = (each: NoteField) => {
    if (each.kind === 'choice')
      return (
        <RadioField
          key={each.name}
          name={each.name}
          legend={each.label}
          options={each.options}
          value={value(each.name)}
          errors={errors}
        />
      )
    if (each.kind === 'day') {
      const before = last?.body[each.name]
      const day = typed ? dateAnswer(typed, each.name) : before === undefined ? undefined : answerOf(String(before))
      return (
        <DateField key={each.name} name={each.name} legend={each.label} {...(day && { value: day })} errors={errors} />
      )
    }
    if (each.kind === 'count')
      return (
        <TextField
          key={each.name}
          name={each.name}
          label={each.label}
          value={value(each.name)}
          errors={errors}
          numeric
          width={5}
        />
      )
    const words = {
      name: each.name,
      label: each.label,
      value: value(each.name),
      errors,
      ...(each.hint && { hint: each.hint }),
    }
    return each.long ? <LongTextField key={each.name} {...words} /> : <TextField key={each.name} {...words} />
  }
  return (
    <CaseSubPage frame={frame} found={found} heading={headings[kind]} errors={errors}>
      <p>{about}</p>
      <Form>
        <Once value={once} />
        <input type="hidden" name="seen" value={last?.seq ?? 0} />
        {noteFields[kind].map(field)}
        <Button>Save</Button>
      </Form>
    </CaseSubPage>
  )
}

import type { OwnPatient } from '#waiting-list'
import { BackLink } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import * as format from '#web/format.ts'
import { Form, RadioField, SelectField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { type FieldError, Page } from '#web/page.tsx'
import { SummaryList } from '#web/summary-list.tsx'
import type { EditAnswers } from '../edits/edit-form.ts'
import type { MoveChoices } from '../edits/move-choices.ts'
import type { PlanNames } from '../names.ts'
import type { Placement } from '../placement.ts'
import type { Plan } from '../store.ts'
import { patientName, patientPath, serviceName, shortPseudonym, siteName } from './patient-columns.tsx'

type View = {
  readonly frame: Frame
  readonly plan: Plan
  readonly choices: MoveChoices
  readonly names: PlanNames
  readonly row: Placement
  readonly own: OwnPatient | undefined
  readonly answers: EditAnswers
  readonly errors?: readonly FieldError[]
}

/** Moves one patient. Nothing is refused here: the next page says what the change would break and cost. */
export function MovePage({ frame, plan, choices, names, row, own, answers, errors = [] }: View) {
  const here = patientPath(plan.id, row)
  return (
    <Page
      frame={frame}
      heading={`Move patient ${shortPseudonym(row.pseudonym)}`}
      section="Plans"
      errors={errors}
      before={<BackLink href={here}>Back to the patient</BackLink>}
    >
      <SummaryList
        rows={[
          { key: 'Patient', value: patientName(row, own) },
          { key: 'Service', value: serviceName(row) },
          {
            key: 'Now',
            value: row.placed ? `${siteName(row.placed.site)}, ${format.dateWithDay(row.placed.day)}` : 'Left',
          },
        ]}
      />
      <Form action={`${here}/move`}>
        <input type="hidden" name="version" value={plan.version} />
        <RadioField
          name="to"
          legend="What should happen to this patient?"
          options={[
            { value: 'place', text: 'Treat on the list below' },
            { value: 'leave', text: 'Leave out of the plan' },
          ]}
          value={answers.to}
          errors={errors}
        />
        <SelectField
          name="day"
          label="Day of surgery"
          unchosen="Select a day"
          options={choices.days.map((day) => ({ value: day, text: format.dateWithDay(day) }))}
          value={answers.day}
          errors={errors}
        />
        <SelectField
          name="theatre"
          label="Theatre"
          unchosen="Select a theatre"
          options={choices.theatres.map(({ id, hospital }) => ({
            value: id,
            text: `${siteName(hospital)}, ${names.theatres.find((theatre) => theatre.id === id)?.name ?? id}`,
          }))}
          value={answers.theatre}
          errors={errors}
        />
        <SelectField
          name="surgeon"
          label="Surgeon"
          unchosen="Choose for me: who they have that day, or their own where possible"
          options={choices.surgeons.map((id, n) => ({
            value: id,
            text: `${names.surgeons[id] ?? id}${n === 0 ? ', their own' : ''}`,
          }))}
          value={answers.surgeon}
          errors={errors}
        />
        <SelectField
          name="room"
          label="Room"
          unchosen="Choose for me: the one they have that day, or the first that is free"
          options={choices.rooms.map(({ id, hospital }) => ({
            value: id,
            text: `${siteName(hospital)}, ${names.rooms[id] ?? id}`,
          }))}
          value={answers.room}
          errors={errors}
        />
        <Button>Continue</Button>
      </Form>
    </Page>
  )
}

import { BackLink } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import { DateField } from '#web/date-field.tsx'
import type { FieldError } from '#web/field-errors.ts'
import { CheckboxField, Form, LongTextField, RadioField, TextField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { serviceHref } from '../../addresses.ts'
import type { ClinicalService } from '../catalogue.ts'
import { numberFields, outlierNames, type StatementAnswers, trainingNames } from '../statement-form.ts'

type View = {
  readonly frame: Frame
  readonly service: ClinicalService
  readonly answers: StatementAnswers
  readonly errors?: readonly FieldError[]
  readonly onceKey: string
}

const options = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, text]) => ({ value, text }))

/** What a trust says of its service. Nothing has to be known; what is not is said as missing. */
export function StateFactsPage({ frame, service, answers, errors = [], onceKey }: View) {
  return (
    <Page
      frame={frame}
      heading={`Staff and money: ${service.name}`}
      section="Services"
      errors={errors}
      before={<BackLink href={serviceHref(service.id)}>Back to {service.name.toLowerCase()}</BackLink>}
    >
      <p>
        All members of the alliance see what you say here. Leave empty what you do not know. What was said before is
        kept with its day.
      </p>
      <Form>
        <input type="hidden" name="once" value={onceKey} data-varies />
        {numberFields.slice(0, 4).map(({ name, label, hint }) => (
          <TextField
            key={name}
            name={name}
            label={label}
            value={answers.numbers[name]}
            width={4}
            errors={errors}
            {...(hint && { hint })}
          />
        ))}
        <LongTextField
          name="singlePoints"
          label="What rests on one person or one machine"
          hint="One to a line, such as: One surgeon for deformity in children. Name nobody."
          value={answers.singlePoints}
          errors={errors}
        />
        <CheckboxField
          name="nothingRests"
          legend="Or"
          size="s"
          options={[{ value: 'yes', text: 'Nothing rests on one person or machine' }]}
          values={answers.nothingRests ? ['yes'] : []}
          errors={errors}
        />
        <RadioField
          name="training"
          legend="Approval for training"
          options={options(trainingNames)}
          value={answers.training}
        />
        <RadioField
          name="outlier"
          legend="Outlier notice of a national registry or programme"
          options={options(outlierNames)}
          value={answers.outlier}
        />
        {numberFields.slice(4).map(({ name, label }) => (
          <TextField key={name} name={name} label={label} value={answers.numbers[name]} width={10} errors={errors} />
        ))}
        <DateField
          name="equipmentEndsOn"
          legend="Until when the equipment and building that it needs last"
          value={answers.equipmentEndsOn}
          errors={errors}
        />
        <TextField
          name="source"
          label="Where these figures come from"
          hint="Such as: rota and ledger, December 2025"
          value={answers.source}
          errors={errors}
        />
        <Button>Save</Button>
      </Form>
    </Page>
  )
}

import { Button } from '#web/buttons.tsx'
import type { FieldError } from '#web/field-errors.ts'
import { Form, TextField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import type { ServiceCase } from '../case.ts'
import { CaseSubPage } from './case-parts.tsx'

type View = {
  readonly frame: Frame
  readonly found: ServiceCase
  readonly answers: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
}

export function CaseAssumptionsPage({ frame, found, answers, errors }: View) {
  const text = (name: string, label: string, hint?: string) => (
    <TextField name={name} label={label} value={answers[name]} errors={errors} width={10} {...(hint && { hint })} />
  )
  return (
    <CaseSubPage frame={frame} found={found} heading="What the computation assumes" errors={errors}>
      <p>They hold for every option. What was computed before stays as it was until it is computed again.</p>
      <Form>
        <input type="hidden" name="version" value={found.version} />
        {text('months', 'Months ahead', 'From 1 to 36')}
        {text('growth', 'Of every 100 who join, how many more each year')}
        {text(
          'uncertainty',
          'Of every 100, how far that may be off',
          'A standard deviation. Without it, ranges are of chance alone',
        )}
        {text('utilisation', 'Of every 100 minutes of theatre time, how many are used')}
        {text('removed', 'Of every 100 who wait, how many leave in a week without an operation')}
        <TextField name="source" label="Where these figures come from" value={answers.source} errors={errors} />
        {text(
          'income',
          'What one operation is paid, in pounds',
          'Leave both empty when no rates are known: money is then not computed',
        )}
        {text('cost', 'What one operation costs, in pounds')}
        <Button>Save</Button>
      </Form>
    </CaseSubPage>
  )
}

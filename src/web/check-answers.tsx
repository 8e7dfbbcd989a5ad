/** The last page before something that cannot be undone: every answer, each with its "Change", and one button. */
import type { ReactNode } from 'react'
import { Button } from './buttons.tsx'
import { Form } from './forms.tsx'
import { SummaryList, type SummaryRow } from './summary-list.tsx'

type CheckAnswersProps = {
  readonly rows: readonly SummaryRow[]
  /** Sent with the button, so that what was checked is what is saved. */
  readonly answers?: Readonly<Record<string, string>>
  readonly action?: string
  /** What follows from confirming, in a sentence or two. */
  readonly children?: ReactNode
  readonly confirm?: string
}

export function CheckAnswers({
  rows,
  answers = {},
  action,
  children,
  confirm = 'Confirm and save',
}: CheckAnswersProps) {
  return (
    <>
      <SummaryList rows={rows} />
      {children}
      <Form {...(action && { action })}>
        {Object.entries(answers).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Button>{confirm}</Button>
      </Form>
    </>
  )
}

/** Patients who wait to answer, to be chosen one by one for a file of letters. */
import { BackLink } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import { EmptyState } from '#web/empty-state.tsx'
import * as format from '#web/format.ts'
import { Form } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { type FieldError, Page } from '#web/page.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { hospitalName } from '../../hospital-name.ts'
import { chooseLettersHref, letterRunsHref } from '../addresses.ts'
import type { LetterToChoose } from '../letters/letters-to-write.ts'
import { referenceOf } from '../reference-of.ts'
import { SentAlong } from './offer-page.tsx'

type View = {
  readonly frame: Frame
  readonly waiting: readonly LetterToChoose[]
  /** All who wait, of whom the page shows the most urgent. */
  readonly found: number
  /** By transfer; nothing of those who have left the list. */
  readonly names: ReadonlyMap<string, string>
  readonly chosen: readonly string[]
  /** What was answered before, and the form's key. */
  readonly along: Readonly<Record<string, string>>
  readonly errors?: readonly FieldError[]
}

export function ChooseLettersPage(view: View) {
  const { frame, waiting, found, along, errors = [] } = view
  const error = errors.find(({ field }) => field === 'transfer')
  return (
    <Page
      frame={frame}
      heading="Who is written to?"
      section="Letters about offers"
      errors={errors}
      width="wide"
      before={<BackLink href={letterRunsHref}>Back to letters about offers</BackLink>}
    >
      {waiting.length === 0 ? (
        <EmptyState says="Nobody waits to answer an offer" />
      ) : (
        <Form action={chooseLettersHref}>
          <SentAlong values={along} />
          {found > waiting.length && (
            <p>
              {format.count(found, 'patient waits', 'patients wait')} to answer. These are the{' '}
              {format.number(waiting.length)} whose time ends soonest.
            </p>
          )}
          <div className={`nhsuk-form-group${error ? ' nhsuk-form-group--error' : ''}`}>
            {error && (
              <span className="nhsuk-error-message" id="transfer-error">
                <span className="nhsuk-u-visually-hidden">Error: </span>
                {error.message}
              </span>
            )}
            <DataTable
              caption="Patients who wait to answer, the soonest last day first"
              columns={columns(view, error !== undefined)}
              rows={waiting}
              rowKey={({ id }) => id}
              whenNone="Nobody waits to answer an offer."
              compact
            />
          </div>
          <Button>Write the letters</Button>
        </Form>
      )}
    </Page>
  )
}

const columns = ({ waiting, names, chosen }: View, isWrong: boolean): readonly Column<LetterToChoose>[] => [
  {
    heading: 'Patient',
    rowHeading: true,
    sentences: true,
    cell: ({ id }) => {
      const box = id === waiting[0]?.id ? 'transfer' : `transfer-${id}`
      const name = names.get(id)
      return (
        <div className="nhsuk-checkboxes__item nhsuk-checkboxes--small">
          <input
            className="nhsuk-checkboxes__input"
            type="checkbox"
            id={box}
            name="transfer"
            value={id}
            aria-describedby={isWrong ? 'transfer-error' : undefined}
            defaultChecked={chosen.includes(id)}
          />
          <label className="nhsuk-label nhsuk-checkboxes__label" htmlFor={box}>
            {name === undefined ? `Transfer ${referenceOf(id)}` : <span data-personal="true">{name}</span>}
          </label>
        </div>
      )
    },
  },
  { heading: 'Offered at', cell: ({ provider, site }) => hospitalName(provider, site) },
  { heading: 'Day offered', cell: ({ day }) => format.date(day) },
  { heading: 'Answer by', cell: ({ replyBy }) => format.date(replyBy) },
  { heading: 'Letter about it', cell: ({ hasLetter }) => (hasLetter ? 'Written before' : 'None yet') },
]

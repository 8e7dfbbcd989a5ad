/** Letters to everybody who waits to answer an offer, asked for as one file; and the files that were made before. */
import { BackLink } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import * as format from '#web/format.ts'
import { Form, RadioField, TextField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { type FieldError, Page } from '#web/page.tsx'
import { DataTable } from '#web/table.tsx'
import { letterRunsHref } from '../addresses.ts'
import type { LetterRun } from '../letters/letter-run.ts'
import type { LettersToWrite } from '../letters/letters-to-write.ts'
import { SentAlong } from './offer-page.tsx'

type View = {
  readonly frame: Frame
  readonly toWrite: LettersToWrite
  readonly runs: readonly LetterRun[]
  readonly answers: { readonly who: string; readonly phone: string; readonly sides: string }
  readonly once: string
  readonly errors?: readonly FieldError[]
}

export function LetterRunsPage(view: View) {
  const { frame, toWrite, runs, errors = [] } = view
  return (
    <Page
      frame={frame}
      heading="Letters about offers"
      section="Transfers"
      errors={errors}
      before={<BackLink href="/transfers">Back to transfers</BackLink>}
    >
      <p>
        {toWrite.waiting.length === 0
          ? 'Nobody waits to answer an offer.'
          : `${format.count(toWrite.waiting.length, 'patient waits', 'patients wait')} to answer an offer. ${format.number(toWrite.withoutLetter.length)} of them had no letter about it.`}
      </p>
      {(toWrite.waiting.length > 0 || errors.length > 0) && <Ask {...view} />}
      <DataTable
        caption="Files of letters, newest first"
        columns={[
          {
            heading: 'Asked for',
            rowHeading: true,
            cell: ({ id, askedAt }) => (
              <a href={`${letterRunsHref}/${id}`}>
                Letters of <span data-varies="true">{format.dateTime(askedAt)}</span>
              </a>
            ),
          },
          { heading: 'Transfers', numeric: true, cell: ({ asked }) => format.number(asked) },
          { heading: 'Letters', numeric: true, cell: (run) => (run.isDone ? format.number(run.letters) : 'No file') },
          { heading: 'Pages', numeric: true, cell: (run) => (run.isDone ? format.number(run.pages) : 'No file') },
        ]}
        rows={runs}
        rowKey={({ id }) => id}
        whenNone="No letters have been written together yet."
      />
    </Page>
  )
}

function Ask({ toWrite, answers, once, errors = [] }: View) {
  return (
    <Form>
      <SentAlong values={{ once }} />
      <RadioField
        name="who"
        legend="Who is written to"
        options={[
          {
            value: 'without',
            text: 'Patients who had no letter about their offer',
            hint: format.count(toWrite.withoutLetter.length, 'letter'),
          },
          {
            value: 'all',
            text: 'All patients who wait to answer',
            hint: format.count(toWrite.waiting.length, 'letter'),
          },
          { value: 'some', text: 'Patients whom you choose', hint: 'The next page lists them.' },
        ]}
        value={answers.who}
        errors={errors}
      />
      <TextField
        name="phone"
        label="Phone number that patients can call"
        width={20}
        autoComplete="work tel"
        value={answers.phone}
        errors={errors}
      />
      <RadioField
        name="sides"
        legend="How it is printed"
        options={[
          { value: 'one', text: 'On one side' },
          { value: 'both', text: 'On both sides', hint: 'Each letter begins on a sheet of its own.' },
        ]}
        value={answers.sides}
        errors={errors}
      />
      <Button>Write the letters</Button>
    </Form>
  )
}

/** One file of letters: how far it is, the file, whom it leaves out and why, and what is to be done by hand. */
import type { Job } from '#platform/jobs.ts'
import { BackLink } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import { Download } from '#web/download.tsx'
import * as format from '#web/format.ts'
import { Form } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { Progress } from '#web/progress.tsx'
import { DataTable } from '#web/table.tsx'
import { letterRunsHref } from '../addresses.ts'
import { fetchedUntil, type LetterRun } from '../letters/letter-run.ts'
import type { LettersProgress } from '../letters/letters-job.ts'

type View = {
  readonly frame: Frame
  readonly run: LetterRun
  readonly job: Job<Partial<LettersProgress>> | undefined
  /** By transfer; nothing of those who have left the list. */
  readonly names: ReadonlyMap<string, string>
}

export function LetterRunPage(view: View) {
  const { frame, run, job } = view
  const href = `${letterRunsHref}/${run.id}`
  const working = !run.isDone && (job?.state === 'queued' || job?.state === 'running')
  return (
    <Page
      frame={frame}
      heading={`Letters of ${format.dateTime(run.askedAt)}`}
      section="Letters about offers"
      before={<BackLink href={letterRunsHref}>Back to letters about offers</BackLink>}
    >
      <Progress
        href={href}
        working={working}
        whileWorking={
          <Form action={`${href}/stop`}>
            <p>You can leave this page. If you stop it, no file is made.</p>
            <Button kind="secondary">Stop writing letters</Button>
          </Form>
        }
      >
        <p>{howItStands(view)}</p>
      </Progress>
      {run.isDone && <Written {...view} href={href} />}
      {!run.isDone && !working && (
        <p>
          <a href={letterRunsHref}>Ask for the letters again</a>
        </p>
      )}
    </Page>
  )
}

function howItStands({ run, job }: View): string {
  if (run.isDone) {
    return `${format.count(run.letters, 'letter')} for ${format.count(run.asked, 'transfer')}, on ${format.count(run.pages, 'page')}.`
  }
  if (job?.cancelAsked && job.state !== 'cancelled') return 'It was asked to stop. It stops within seconds.'
  switch (job?.state) {
    case 'queued':
      return 'The letters wait for their turn.'
    case 'running': {
      const { done = 0, of = run.asked, pages = 0 } = job.progress
      return `${format.number(done)} of ${format.count(of, 'letter')} written, on ${format.count(pages, 'page')} so far.`
    }
    case 'cancelled':
      return 'It was stopped. No file was made.'
    default:
      return job?.failure ?? 'The letters could not be written. No file was made.'
  }
}

function Written({ run, names, href }: View & { readonly href: string }) {
  const patient = ({ transfer }: { readonly transfer: string }) => {
    const name = names.get(transfer)
    return name && <span data-personal="true">{name}</span>
  }
  return (
    <>
      {run.letters > 0 && <File run={run} href={href} />}
      <DataTable
        caption="To be done by hand"
        columns={[
          { heading: 'Patient', rowHeading: true, cell: patient, whenEmpty: format.missing.notShown },
          {
            heading: 'What to do',
            sentences: true,
            cell: (row) => <span data-quoted="true">{row.do.join(' ')}</span>,
          },
        ]}
        rows={run.byHand}
        rowKey={({ transfer }) => transfer}
        whenNone="Nothing is to be done by hand."
      />
      <DataTable
        caption="Left out"
        columns={[
          { heading: 'Patient', rowHeading: true, cell: patient, whenEmpty: format.missing.notShown },
          { heading: 'Why', sentences: true, cell: ({ because }) => <span data-quoted="true">{because}</span> },
        ]}
        rows={run.leftOut}
        rowKey={({ transfer }) => transfer}
        whenNone="Nobody was left out."
      />
    </>
  )
}

function File({ run, href }: Pick<View, 'run'> & { readonly href: string }) {
  const until = <span data-varies="true">{format.date(fetchedUntil(run))}</span>
  if (!run.isKept) {
    return <p>The file could be fetched until {until}, and has been deleted. Each letter is with its transfer.</p>
  }
  return (
    <>
      <Download href={`${href}/letters.pdf`} what="the letters" type="PDF" bytes={run.bytes} />
      <p>Accord sends nothing: print the letters and post them.</p>
      <p>You can fetch the file until {until}. Codes of patients' pages stand in it, so it is deleted after that.</p>
    </>
  )
}

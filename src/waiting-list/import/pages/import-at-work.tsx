import type { Job } from '#platform/jobs.ts'
import { Breadcrumbs } from '#web/back-link.tsx'
import * as format from '#web/format.ts'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { Progress } from '#web/progress.tsx'
import type { ImportProgress } from '../import-file.ts'
import type { Import } from '../store.ts'
import { ImportFacts } from './import-facts.tsx'

type View = {
  readonly frame: Frame
  readonly sent: Import
  /** Absent for an import that somebody runs from the command line. */
  readonly job?: Job<Partial<ImportProgress>>
}

/** A file on its way in. */
export function ImportAtWorkPage({ frame, sent, job }: View) {
  return (
    <Page
      frame={frame}
      heading={`List of ${format.date(sent.asOf)}: at work`}
      section="Waiting list"
      before={<Breadcrumbs items={importCrumbs} />}
    >
      <Progress
        href={`/waiting-list/imports/${sent.id}`}
        working
        whileWorking={<p>Nothing changes in the list until all of the file has been read. You can leave this page.</p>}
      >
        <p>{howItStands(job)}</p>
      </Progress>
      <ImportFacts sent={sent} />
    </Page>
  )
}

export const importCrumbs = [
  { text: 'Waiting list', href: '/waiting-list' },
  { text: 'Imports', href: '/waiting-list/imports' },
] as const

function howItStands(job: View['job']): string {
  if (job?.state === 'queued') return 'The file waits for its turn.'
  const { phase, bytes = 0, bytesRead = 0, rows = 0 } = job?.progress ?? {}
  if (phase === 'waiting') return 'Another list of your trust is being imported. This one begins when that ends.'
  if (phase === 'finishing') return `All ${format.count(rows, 'row')} have been read. The list is brought up to date.`
  if (phase === 'reading' && bytes > 0) {
    return `${format.share(bytesRead / bytes)} of the file has been read: ${format.count(rows, 'row')} so far.`
  }
  return 'The file is being read.'
}

import { Breadcrumbs } from '#web/back-link.tsx'
import * as format from '#web/format.ts'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import type { Import, KeptFault } from '../store.ts'
import { FaultTables } from './fault-tables.tsx'
import { importCrumbs } from './import-at-work.tsx'
import { ImportFacts } from './import-facts.tsx'

type View = {
  readonly frame: Frame
  readonly sent: Import
  /** Why, and what to do about it. */
  readonly because: string
  readonly examples: readonly KeptFault[]
}

/** A file that could not be used as a whole. */
export function NotImportedPage({ frame, sent, because, examples }: View) {
  return (
    <Page
      frame={frame}
      heading={`List of ${format.date(sent.asOf)}: not imported`}
      section="Waiting list"
      width={examples.length > 0 ? 'wide' : 'standard'}
      before={<Breadcrumbs items={importCrumbs} />}
    >
      <p>Nothing in the list has changed.</p>
      <div className="nhsuk-inset-text">
        <span className="nhsuk-u-visually-hidden">Information: </span>
        <p data-quoted>{because}</p>
      </div>
      {examples.length > 0 && <FaultTables sent={sent} examples={examples} />}
      <p>
        <a href="/waiting-list/imports/new">Send a list</a>
      </p>
      <h2 className="nhsuk-heading-m">What was sent</h2>
      <ImportFacts sent={sent} />
    </Page>
  )
}

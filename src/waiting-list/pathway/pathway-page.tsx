import { treatmentFunctionName } from '#nhs/treatment-function.ts'
import { Breadcrumbs } from '#web/back-link.tsx'
import * as format from '#web/format.ts'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { ClockExplained } from './clock-explained.tsx'
import type { PathwayReading } from './pathway-clock.ts'
import type { OwnPathway } from './pathway-store.ts'
import { PathwaySummary, PatientSummary } from './pathway-summary.tsx'
import { PathwayTimeline } from './pathway-timeline.tsx'
import type { Place } from './place-on-list.ts'
import { PlaceOnList } from './place-section.tsx'

type View = {
  readonly frame: Frame
  readonly pathway: OwnPathway
  readonly reading: PathwayReading
  readonly places: readonly Place[]
}

/** One wait of one of the viewer's own patients, explained. Neither title nor address says whose it is. */
export function PathwayPage({ frame, pathway, reading, places }: View) {
  return (
    <Page
      frame={frame}
      heading={`${treatmentFunctionName(pathway.treatmentFunction)} since ${format.date(pathway.clockStart)}`}
      section="Waiting list"
      before={<Breadcrumbs items={[{ text: 'Waiting list', href: '/waiting-list' }]} />}
    >
      <PatientSummary pathway={pathway} />
      <PathwaySummary pathway={pathway} />
      <ClockExplained pathway={pathway} reading={reading} />
      <PlaceOnList pathway={pathway} places={places} />
      <PathwayTimeline reading={reading} />
    </Page>
  )
}

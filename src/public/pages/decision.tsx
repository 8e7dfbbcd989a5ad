import { paperBlocks } from '#board'
import { londonDay } from '#nhs/day.ts'
import { trustName } from '#nhs/organisations.ts'
import { Breadcrumbs } from '#web/back-link.tsx'
import * as format from '#web/format.ts'
import type { Frame } from '#web/page.tsx'
import { PrintedBlock } from '#web/print/printed-block.tsx'
import { SummaryList } from '#web/summary-list.tsx'
import { allianceHref, decisionsHref } from '../addresses.ts'
import type { PublicAlliance, PublishedDecision } from '../store.ts'
import { boundInWords, outcomeInWords } from './outcome-words.ts'
import { PublicPage } from './public-page.tsx'

type DecisionPageProps = {
  readonly frame: Frame
  readonly alliance: PublicAlliance
  readonly decision: PublishedDecision
}

/** One public decision, with the papers that are public. */
export function DecisionPage({ frame, alliance, decision }: DecisionPageProps) {
  const { title, motion, meeting, closedAt, notBound, papers } = decision
  return (
    <PublicPage
      frame={frame}
      alliance={alliance}
      heading={format.shortened(title)}
      before={
        <Breadcrumbs
          items={[
            { text: alliance.name, href: allianceHref(alliance.id) },
            { text: 'What was decided', href: decisionsHref(alliance.id) },
          ]}
        />
      }
    >
      <SummaryList
        rows={[
          { key: 'What was asked', value: motion },
          { key: 'What came of it', value: outcomeInWords(decision) },
          { key: 'Holds for', value: boundInWords(decision) },
          ...(notBound.length > 0 ? [{ key: 'Does not hold for', value: format.list(notBound.map(trustName)) }] : []),
          { key: 'Meeting', value: meeting },
          { key: 'Day', value: format.date(londonDay(closedAt)) },
        ]}
      />
      <h2 className="nhsuk-heading-m">Papers</h2>
      {papers.length === 0 && <p>No paper of it is public.</p>}
      {papers.map((paper) => (
        <section key={paper.title} data-quoted="">
          <h3 className="nhsuk-heading-s">{paper.title}</h3>
          {paperBlocks(paper.body).map((block, n) => (
            <PrintedBlock key={n} block={block} headingLevel={3} />
          ))}
        </section>
      ))}
    </PublicPage>
  )
}

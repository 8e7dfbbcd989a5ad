import type { Day } from '#nhs/day.ts'
import { trustName } from '#nhs/organisations.ts'
import { Breadcrumbs } from '#web/back-link.tsx'
import { ButtonGroup, ButtonLink } from '#web/buttons.tsx'
import * as format from '#web/format.ts'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { SummaryList } from '#web/summary-list.tsx'
import { Tag } from '#web/tag.tsx'
import type { Happening } from '../../register/history.ts'
import { History } from '../../register/pages/history.tsx'
import { riskHref, risksHref } from '../addresses.ts'
import { consequences, likelihoods, type Rating, type Risk } from '../risk.ts'
import { RiskTag } from './risk-tag.tsx'

type View = {
  readonly frame: Frame
  readonly risk: Risk
  readonly happened: readonly Happening[]
  readonly today: Day
  readonly mayStep: boolean
}

const words = { add: 'Written down', review: 'Reviewed', close: 'Closed' }

export function RiskPage({ frame, risk, happened, today, mayStep }: View) {
  const href = riskHref(risk.id)
  return (
    <Page
      frame={frame}
      heading={risk.title}
      section="Risks"
      before={<Breadcrumbs items={[{ text: 'Risks', href: risksHref }]} />}
    >
      <SummaryList
        rows={[
          { key: 'Cause', value: risk.cause },
          { key: 'Event', value: risk.event },
          { key: 'Effect', value: risk.effect },
          { key: 'Before', value: <Rated rating={risk.before} /> },
          { key: 'What is done about it', value: risk.mitigation },
          { key: 'Now', value: <Rated rating={risk.now} /> },
          { key: 'Borne by', value: format.list(risk.borneBy.map(trustName)) },
          { key: 'Why the alliance', value: risk.whyAlliance },
          { key: 'Person', value: `${risk.name}, ${trustName(risk.trust)}` },
          risk.closedOn
            ? { key: 'Closed', value: format.date(risk.closedOn) }
            : {
                key: 'Review',
                value: (
                  <>
                    {format.date(risk.reviewOn)} {risk.reviewOn < today && <Tag meaning="wrong">Overdue</Tag>}
                  </>
                ),
              },
        ]}
      />
      {mayStep && (
        <ButtonGroup>
          <ButtonLink href={`${href}/review`}>Review it</ButtonLink>
          <ButtonLink href={`${href}/close`} kind="secondary">
            Close it
          </ButtonLink>
        </ButtonGroup>
      )}
      <History happened={happened} words={words} />
    </Page>
  )
}

function Rated({ rating }: { readonly rating: Rating }) {
  return (
    <>
      <RiskTag rating={rating} /> {likelihoods[rating.likelihood]}, {consequences[rating.consequence].toLowerCase()}
    </>
  )
}

import type { Day } from '#nhs/day.ts'
import { trustName } from '#nhs/organisations.ts'
import { ButtonLink } from '#web/buttons.tsx'
import { Download } from '#web/download.tsx'
import { EmptyState } from '#web/empty-state.tsx'
import * as format from '#web/format.ts'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { Registers } from '../../register/pages/registers.tsx'
import { riskHref, risksHref } from '../addresses.ts'
import { type Risk, scoreOf } from '../risk.ts'
import { HeatMap } from './heat-map.tsx'
import { RiskTag } from './risk-tag.tsx'

type View = {
  readonly frame: Frame
  readonly risks: readonly Risk[]
  readonly today: Day
  readonly mayKeep: boolean
}

export function RisksPage({ frame, risks, today, mayKeep }: View) {
  const open = risks.filter(({ state }) => state === 'open')
  const closed = risks.filter((risk) => !open.includes(risk))
  const late = open.filter(({ reviewOn }) => reviewOn < today)
  return (
    <Page frame={frame} heading="Risks" section="Board" width="wide">
      <Registers current={risksHref} />
      <p>
        Risks that the trusts of the alliance do something about together. Each says which trust would bear it, and why
        that is not left to that trust alone.
      </p>
      {mayKeep && <ButtonLink href={`${risksHref}/new`}>Add a risk</ButtonLink>}
      {risks.length === 0 ? (
        <EmptyState says="No risk has been written down yet." />
      ) : (
        <>
          {late.length > 0 && <p>The review of {format.count(late.length, 'risk')} is overdue.</p>}
          {open.length > 0 && <HeatMap risks={open} today={today} />}
          <DataTable
            caption="Open risks"
            columns={columns}
            rows={open}
            rowKey={({ id }) => id}
            whenNone="No risk is open."
          />
          {closed.length > 0 && (
            <DataTable
              caption="Closed risks"
              columns={columns}
              rows={closed}
              rowKey={({ id }) => id}
              whenNone="No risk is closed."
            />
          )}
          <Download href={`${risksHref}.csv`} what="risks" about={format.count(risks.length, 'row')} />
        </>
      )}
    </Page>
  )
}

const columns: Column<Risk>[] = [
  { heading: 'Risk', rowHeading: true, sentences: true, cell: ({ id, title }) => <a href={riskHref(id)}>{title}</a> },
  { heading: 'Before', cell: ({ before }) => <RiskTag rating={before} />, sortValue: ({ before }) => scoreOf(before) },
  { heading: 'Now', cell: ({ now }) => <RiskTag rating={now} />, sortValue: ({ now }) => scoreOf(now) },
  { heading: 'Borne by', cell: ({ borneBy }) => format.list(borneBy.map(trustName)) },
  { heading: 'Person', cell: ({ name, trust }) => `${name}, ${trustName(trust)}` },
  {
    heading: 'Review',
    cell: ({ reviewOn }) => format.date(reviewOn),
    nowrap: true,
    sortValue: ({ reviewOn }) => reviewOn,
  },
]

import type { Day } from '#nhs/day.ts'
import { trustName } from '#nhs/organisations.ts'
import { reportedGroupLabel, reportedGroups } from '#nhs/treatment-function.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import type { Viewer } from '#platform/viewer.ts'
import { Breadcrumbs } from '#web/back-link.tsx'
import { Download } from '#web/download.tsx'
import { type Chosen, FilteredList } from '#web/filters.tsx'
import * as format from '#web/format.ts'
import { SelectField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { FiguresTable } from './figures-table.tsx'
import { HowMade } from './how-made.tsx'
import { figureRows } from './statistics-csv.ts'
import { nationNames, type StatisticsQuestion, statisticsAddress } from './statistics-question.ts'
import { TargetsTable } from './targets-table.tsx'
import type { CountsFound, WaitCount } from './wait-counts.ts'
import { ofNation, type WaitFigures, waitFigures } from './wait-figures.ts'
import { WeeksChart } from './weeks-chart.tsx'

type View = {
  readonly frame: Frame
  readonly viewer: Viewer
  readonly question: StatisticsQuestion
  readonly found: CountsFound
}

/** The waits of the alliance in the figures that NHS England publishes each month. */
export function StatisticsPage({ frame, viewer, question, found }: View) {
  const { members, services, listDays } = found
  const counts = ofNation(found.counts, question.nation)
  const figures = waitFigures(counts, members)
  const { all, byTrust, byService } = figures
  const rows = figureRows(counts, question.nation)
  return (
    <Page
      frame={frame}
      heading="Waits in figures"
      section="Waiting list"
      width="wide"
      before={<Breadcrumbs items={[{ text: 'Waiting list', href: '/waiting-list' }]} />}
    >
      <p>
        Open pathways with a waiting-time clock, counted to {daysOf(listDays)}. For {trustName(viewer.trust)} this is
        the whole list. Other trusts share{' '}
        {services.length === 1
          ? 'the one service that is planned together.'
          : `the ${format.number(services.length)} services that are planned together.`}
      </p>
      <FilteredList
        action="/waiting-list/statistics"
        controls={<Controls question={question} members={members} />}
        chosen={chosen(question)}
        clearHref={statisticsAddress({ nation: 'England' })}
        found={`${format.count(all.figures.total, 'pathway')} counted`}
      >
        {all.figures.total === 0 ? (
          <p>Nobody waits here. Choose other patients, another trust or another service.</p>
        ) : (
          <>
            <p className="nhsuk-body-l">{inOneSentence(figures)}</p>
            {byTrust.length > 1 && (
              <FiguresTable caption="By trust" heading="Trust" rows={byTrust} name={trustName} all={all} />
            )}
            {question.service === undefined && (
              <FiguresTable
                caption="By service"
                heading="Service"
                rows={byService}
                name={(group) => reportedGroupLabel(group) ?? group}
                all={all}
              />
            )}
            {byTrust.length <= 1 && question.service !== undefined && (
              <FiguresTable caption="This service" heading="Trust" rows={byTrust} name={trustName} />
            )}
            <Download
              href={statisticsAddress(question, '/waiting-list/statistics.csv')}
              what="these figures"
              about={format.count(rows.length, 'row')}
            />
            {all.figures.median !== null && (
              <WeeksChart question={question} figures={figures} asOf={daysOf(daysOfCounts(counts))} />
            )}
          </>
        )}
        <h2 className="nhsuk-heading-m">Targets of each nation</h2>
        <p>
          A target belongs to the nation that pays for the care, not to the hospital. Patients of Wales are measured
          against the targets of Wales, wherever they wait.
        </p>
        <TargetsTable counts={found.counts} members={members} asOf={latest(listDays)} />
        <HowMade />
      </FilteredList>
    </Page>
  )
}

function Controls({
  question,
  members,
}: {
  readonly question: StatisticsQuestion
  readonly members: readonly TrustCode[]
}) {
  return (
    <>
      <SelectField
        name="nation"
        label="Patients of"
        hint="England is what NHS England publishes"
        size="s"
        value={question.nation}
        options={Object.entries(nationNames).map(([value, text]) => ({ value, text }))}
      />
      <SelectField
        name="trust"
        label="Trust"
        size="s"
        unchosen="All together"
        value={question.trust}
        options={members.map((code) => ({ value: code, text: trustName(code) }))}
      />
      <SelectField
        name="service"
        label="Service"
        size="s"
        unchosen="All services"
        value={question.service}
        options={reportedGroups.map(({ code, label }) => ({ value: code, text: label }))}
      />
    </>
  )
}

function chosen(question: StatisticsQuestion): Chosen[] {
  const { nation, trust, service } = question
  return [
    ...(nation === 'England'
      ? []
      : [
          {
            name: 'Patients of',
            value: nationNames[nation],
            removeHref: statisticsAddress({ ...question, nation: 'England' }),
          },
        ]),
    ...(trust
      ? [
          {
            name: 'Trust',
            value: trustName(trust),
            removeHref: statisticsAddress({ nation, ...(service && { service }) }),
          },
        ]
      : []),
    ...(service
      ? [
          {
            name: 'Service',
            value: reportedGroupLabel(service) ?? service,
            removeHref: statisticsAddress({ nation, ...(trust && { trust }) }),
          },
        ]
      : []),
  ]
}

function inOneSentence({ all: { figures } }: WaitFigures): string {
  const within = figures.share === null ? '' : `${format.shareToOneDecimal(figures.share)} wait no more than 18 weeks`
  if (figures.median === null) return capital(`${within}.`)
  const half = figures.median >= 104 ? '104 weeks or more' : `no more than ${format.decimal(figures.median)} weeks`
  return capital(`${within}, and half wait ${half}.`)
}

/** A share of nearly everybody begins with a word. */
const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1)

/** "31 January 2026", or each trust's day where they differ. */
function daysOf(listDays: ReadonlyMap<TrustCode, Day>): string {
  const days = [...new Set(listDays.values())]
  if (days.length <= 1) return format.orMissing(days[0], format.date)
  return format.list([...listDays].map(([trust, day]) => `${format.date(day)} (${trustName(trust)})`))
}

const daysOfCounts = (counts: readonly WaitCount[]): ReadonlyMap<TrustCode, Day> =>
  new Map(counts.map(({ trust, asOf }) => [trust, asOf]))

const latest = (listDays: ReadonlyMap<TrustCode, Day>): Day | undefined => [...listDays.values()].sort().at(-1)

import { trustName } from '#nhs/organisations.ts'
import type { Job } from '#platform/jobs.ts'
import { Button } from '#web/buttons.tsx'
import { LevelsOverMonths } from '#web/charts/levels-over-months.tsx'
import { Details } from '#web/details.tsx'
import { Download } from '#web/download.tsx'
import { EmptyState } from '#web/empty-state.tsx'
import * as format from '#web/format.ts'
import { Form } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Progress } from '#web/progress.tsx'
import { SummaryList } from '#web/summary-list.tsx'
import { DataTable } from '#web/table.tsx'
import { caseHref } from '../addresses.ts'
import type { ServiceCase } from '../case.ts'
import type { ComputeProgress } from '../compute-effect.ts'
import type { OptionEffect } from '../effect.ts'
import type { CaseEffect, EffectBody } from '../effect-body.ts'
import { CaseSubPage, Once } from './case-parts.tsx'
import { estimateInWords, pounds, rangeInWords, siteName } from './case-words.ts'

type View = {
  readonly frame: Frame
  readonly found: ServiceCase
  readonly last: CaseEffect | undefined
  readonly ready: CaseEffect | undefined
  /** Nothing for somebody at another trust than the one that asked: jobs are a trust's own. */
  readonly job: Job<Partial<ComputeProgress>> | undefined
  /** The key of the form that computes; nothing for those who may not. */
  readonly once: string | undefined
}

export function EffectPage({ frame, found, last, ready, job, once }: View) {
  const here = `${caseHref(found.id)}/effect`
  const isWorking = last?.state === 'asked'
  return (
    <CaseSubPage frame={frame} found={found} heading={`Effect: ${found.title}`} width="wide">
      {isWorking && (
        <Progress href={here} working>
          <p>{howItStands(last, job)}</p>
        </Progress>
      )}
      {last?.state === 'failed' && <EmptyState says={`It could not be computed. ${last.because}`} />}
      {!ready && !isWorking && last?.state !== 'failed' && (
        <EmptyState says="The effect of the options has not been computed" />
      )}
      {ready?.body && (
        <Computed found={found} number={ready.number} at={ready.at} trust={ready.trust} body={ready.body} />
      )}
      {once && !isWorking && (
        <Form action={here}>
          <Once value={once} />
          <p>
            Every trust whose list and theatres are read finds that in its log.{' '}
            <a href={`${caseHref(found.id)}/assumptions`}>Change what is assumed</a>
          </p>
          <Button>{ready ? 'Compute it again' : 'Compute the effect'}</Button>
        </Form>
      )}
    </CaseSubPage>
  )
}

function howItStands(last: CaseEffect, job: View['job']): string {
  const { done, of, option } = job?.progress ?? {}
  if (done === undefined || of === undefined) return `${trustName(last.trust)} asked for it. It is at work.`
  return `${format.number(done)} of ${format.number(of)} runs are done. Now: ${option}.`
}

type ComputedView = {
  readonly found: ServiceCase
  readonly number: number
  readonly at: Date
  readonly trust: string
  readonly body: EffectBody
}

const MOST_LINES = 4

function Computed({ found, number, at, trust, body }: ComputedView) {
  const { assumptions } = body
  const { options } = body
  const drawn = options.slice(0, MOST_LINES)
  const together = (option: OptionEffect) => option.scopes.find(({ kind }) => kind === 'together')!.positions
  const months = together(options[0]!).map(({ on }) => on)
  const csv = `${caseHref(found.id)}/effect.csv`
  const words = {
    measure: `All sites together, at the end of each month, ${format.month(months[0]!)} to ${format.month(months.at(-1)!)}`,
    source: `computed on ${format.dateTime(at)} from the trusts' lists and theatres, asked by ${trustName(trust)}.`,
    download: { href: csv, about: 'all options and sites' },
    headingLevel: 3,
  } as const
  return (
    <>
      <p>
        Each option was run {format.number(assumptions.replications)} times with the same chances (seeds{' '}
        {format.number(assumptions.firstSeed)} to {format.number(assumptions.firstSeed + assumptions.replications - 1)}
        ). A range holds 19 of 20 runs.
      </p>
      <DataTable
        caption="What each option does, against leaving it as it is"
        columns={[
          { heading: 'Option', rowHeading: true, cell: ({ title }) => title },
          { heading: 'Waiting at the end', cell: (row) => estimateInWords(together(row).at(-1)!.waiting) },
          {
            heading: 'More or fewer waiting',
            cell: ({ isBaseline, moreWaiting }) => !isBaseline && changeInWords(moreWaiting),
            whenEmpty: format.missing.notApplicable,
          },
          {
            heading: '92nd percentile in weeks',
            cell: (row) => {
              const p92 = together(row).at(-1)!.p92
              return p92 && `${format.decimal(p92.middle)} (${format.decimal(p92.low)} to ${format.decimal(p92.high)})`
            },
            whenEmpty: format.missing.notShown,
          },
          {
            heading: 'Operations more or fewer',
            cell: ({ isBaseline, moreTreated }) => !isBaseline && changeInWords(moreTreated),
            whenEmpty: format.missing.notApplicable,
          },
          {
            heading: 'Minutes by car, on average',
            numeric: true,
            cell: ({ travel }) => travel && format.decimal(travel.together.carAfter),
          },
          {
            heading: 'Money',
            numeric: true,
            cell: ({ money }) => money && pounds(money.netPounds),
            whenEmpty: format.missing.notKnown,
          },
        ]}
        rows={options}
        rowKey={({ option }) => option}
        whenNone="There are no options."
      />
      <h2 className="nhsuk-heading-m">The list, month by month</h2>
      {options.length > MOST_LINES && <p>The pictures show the first {MOST_LINES} options; the file has all.</p>}
      <LevelsOverMonths
        words={{
          ...words,
          id: 'list',
          message: 'People who have been decided to be admitted and wait',
          definition: 'Counts from 1 to 7 are not shown and others are to the nearest 5.',
        }}
        months={months}
        series={drawn.map((option) => ({
          name: option.title,
          points: together(option).map(({ waiting: { middle, low, high } }) =>
            middle === null || low === null || high === null ? null : { middle, low, high },
          ),
        }))}
        say={format.number}
        levelName="People waiting"
      />
      <LevelsOverMonths
        words={{
          ...words,
          id: 'p92',
          message: 'Weeks within which 92 of 100 of them have waited',
          definition:
            'Of those who wait to be admitted, counted from the start of their clock; not told of fewer than 20.',
        }}
        months={months}
        series={drawn.map((option) => ({ name: option.title, points: together(option).map(({ p92 }) => p92) }))}
        say={format.number}
        levelName="92nd percentile in weeks"
      />
      <h2 className="nhsuk-heading-m">By site</h2>
      <DataTable
        caption="Waiting at the end, by list"
        columns={[
          { heading: 'Option', rowHeading: true, cell: ({ title }) => title },
          { heading: 'List', cell: ({ id }) => listName(id) },
          { heading: 'Waiting', cell: ({ last }) => estimateInWords(last.waiting) },
          { heading: 'Over 52 weeks', cell: ({ last }) => estimateInWords(last.over52) },
        ]}
        rows={options.flatMap(({ title, scopes }) =>
          scopes.flatMap(({ kind, id, positions }) =>
            kind === 'list' ? [{ title, id, last: positions.at(-1)! }] : [],
          ),
        )}
        rowKey={({ title, id }) => `${title} ${id}`}
        whenNone="There are no lists."
      />
      <DataTable
        caption={`Operations in a year${body.unitMinimum === null ? '' : `, against a minimum of ${format.number(body.unitMinimum)} for a unit`}`}
        columns={[
          { heading: 'Option', rowHeading: true, cell: ({ title }) => title },
          { heading: 'Site', cell: ({ site }) => siteName(site) },
          { heading: 'Now', numeric: true, cell: ({ before }) => rangeInWords(before) },
          { heading: 'Then', numeric: true, cell: ({ after }) => rangeInWords(after) },
          {
            heading: 'Each surgeon, on average',
            numeric: true,
            cell: ({ eachSurgeonAfter }) => eachSurgeonAfter && rangeInWords(eachSurgeonAfter),
            whenEmpty: format.missing.notKnown,
          },
          {
            heading: 'Meets the minimum',
            cell: ({ meetsMinimum }) => (meetsMinimum === null ? '' : meetsMinimum ? 'Yes' : 'No'),
            whenEmpty: format.missing.notKnown,
          },
        ]}
        rows={options.flatMap(({ title, volumes }) => volumes.map((volume) => ({ title, ...volume })))}
        rowKey={({ title, site }) => `${title} ${site}`}
        whenNone="No volumes are known."
      />
      <h2 className="nhsuk-heading-m">Journeys</h2>
      <DataTable
        caption="Minutes one way, on average, by deprivation of where people live"
        columns={[
          { heading: 'Option', rowHeading: true, cell: ({ title }) => title },
          { heading: 'Fifth', cell: ({ quintile }) => fifthName(quintile) },
          { heading: 'Residents', numeric: true, cell: ({ residents }) => format.number(residents) },
          { heading: 'Car, now', numeric: true, cell: ({ carBefore }) => format.decimal(carBefore) },
          { heading: 'Car, then', numeric: true, cell: ({ carAfter }) => format.decimal(carAfter) },
          { heading: 'Bus, now', numeric: true, cell: ({ busBefore }) => format.decimal(busBefore) },
          { heading: 'Bus, then', numeric: true, cell: ({ busAfter }) => format.decimal(busAfter) },
          {
            heading: 'Over an hour by bus, now',
            numeric: true,
            cell: (row) => format.share(row.overAnHourByBusBefore),
          },
          {
            heading: 'Over an hour by bus, then',
            numeric: true,
            cell: (row) => format.share(row.overAnHourByBusAfter),
          },
        ]}
        rows={options.flatMap(({ title, travel }) =>
          travel
            ? [...travel.byQuintile.map((row) => ({ title, ...row })), { title, quintile: 0, ...travel.together }]
            : [],
        )}
        rowKey={({ title, quintile }) => `${title} ${quintile}`}
        whenNone="No small areas are known, so journeys were not computed."
      />
      <h2 className="nhsuk-heading-m">Money</h2>
      <DataTable
        caption="Against leaving it as it is, over the months that were run"
        columns={[
          { heading: 'Option', rowHeading: true, cell: ({ title }) => title },
          { heading: 'Trust', cell: ({ trust }) => trust && trustName(trust), whenEmpty: format.missing.notApplicable },
          { heading: 'What', cell: ({ what }) => what },
          { heading: 'Pounds', numeric: true, cell: ({ value }) => pounds(value) },
        ]}
        rows={options.flatMap(moneyRows)}
        rowKey={(_, n) => n}
        whenNone="The case states no rates for one operation, so money was not computed."
      />
      <Details summary="What went in, and what is assumed">
        <SummaryList
          rows={[
            { key: 'Months', value: format.number(assumptions.months) },
            { key: 'One operation', value: format.minutes(Math.round(body.minutes)) },
            { key: 'Nights after it, on average', value: format.decimal(body.nights) },
            { key: 'Theatre time that is used', value: format.share(assumptions.utilisation) },
            {
              key: 'Who leaves without an operation',
              value: `${format.shareToOneDecimal(assumptions.removedAWeek)} a week`,
            },
          ]}
        />
        <DataTable
          caption="Today, by site"
          captionSize="s"
          columns={[
            { heading: 'Site', rowHeading: true, cell: ({ site }) => siteName(site) },
            {
              heading: 'Waiting',
              numeric: true,
              cell: ({ waiting }) => waiting !== null && format.number(waiting),
              whenEmpty: format.missing.notShown,
            },
            {
              heading: 'Theatre time a week',
              numeric: true,
              cell: (row) => format.minutes(Math.round(row.theatreMinutesAWeek)),
            },
            {
              heading: 'Beds',
              numeric: true,
              cell: ({ beds }) => beds !== null && format.number(beds),
              whenEmpty: format.missing.notKnown,
            },
            { heading: 'Join a week', numeric: true, cell: ({ joinAWeek }) => format.decimal(joinAWeek) },
          ]}
          rows={body.units}
          rowKey={({ site }) => site}
          whenNone="There are no sites."
        />
        <p>
          As many join each week as theatres treat today, and {format.share(assumptions.growthAYear)} more each year.
          That may be off by {format.share(assumptions.uncertainty)}. Source: {assumptions.source}.
        </p>
        {assumptions.rates && <p>Rates of one operation: {assumptions.rates.source}.</p>}
        <p>
          Beds are the part of a site's beds that the specialty has of its theatre time. Every operation takes the mean
          time wherever it is done.
        </p>
        <p>
          Journeys are of residents of {format.count(body.areas, 'small area')}. They go to the site that is nearest
          now, and then where the option sends its list. People of a pool are treated in proportion to theatre time.
        </p>
        <p>How long journeys take: {body.travelSource}.</p>
      </Details>
      <Download href={csv} what={`all numbers of computation ${number}`} about="every option, site and month" />
    </>
  )
}

const fifthName = (quintile: number): string =>
  quintile === 0
    ? 'All'
    : quintile === 1
      ? 'Fifth 1, most deprived'
      : quintile === 5
        ? 'Fifth 5, least deprived'
        : `Fifth ${quintile}`

const listName = (id: string): string => (id.startsWith('hub at ') ? `Hub at ${siteName(id.slice(7))}` : siteName(id))

/** "120 fewer (90 to 150 fewer)" would need two words in a range that crosses 0: so signs are said each time. */
const changeInWords = ({
  middle,
  low,
  high,
}: {
  readonly middle: number
  readonly low: number
  readonly high: number
}): string => `${format.change(middle)} (${format.change(low)} to ${format.change(high)})`

const moneyRows = ({ title, isBaseline, money }: OptionEffect) =>
  money === null || isBaseline
    ? []
    : [
        ...money.byTrust.flatMap(({ trust, incomePounds, costPounds }) => [
          { title, trust, what: 'Income', value: incomePounds },
          { title, trust, what: 'Cost', value: -costPounds },
        ]),
        { title, trust: '', what: 'Cost of the option each year', value: -money.runningPounds },
        { title, trust: '', what: 'Cost of the option once', value: -money.oneOffPounds },
        { title, trust: '', what: 'All together', value: money.netPounds },
      ]

import { site as siteOf, trustName } from '#nhs/organisations.ts'
import { Breadcrumbs } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import { Download } from '#web/download.tsx'
import type { FieldError } from '#web/field-errors.ts'
import * as format from '#web/format.ts'
import { Form, SelectField, TextField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { SummaryList } from '#web/summary-list.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { repatriationHref, serviceHref, servicesHref } from '../../addresses.ts'
import type { Basis, ClinicalService, SiteService } from '../../catalogue/catalogue.ts'
import { InventedNote } from '../../pages/basis.tsx'
import type { Range, Repatriation, Tried } from '../find-repatriation.ts'
import type { RepatriationSeed } from '../seed-store.ts'

export type RepatriationView = {
  readonly frame: Frame
  readonly service: ClinicalService
  readonly sites: readonly SiteService[]
  /** As typed, or as the alliance assumes. */
  readonly typed: Readonly<Record<string, string>>
  readonly site: string
  readonly errors: readonly FieldError[]
  /** Where the assumptions come from while nobody has changed them. */
  readonly source: string | undefined
  readonly found: Repatriation | undefined
  /** Of what kind the figures are that it is worked out from. */
  readonly bases: readonly Basis[]
  readonly tried: readonly Tried[]
  readonly seeds: readonly RepatriationSeed[]
  /** The key of the form that keeps what was found; nothing for those who may not. */
  readonly keepKey: string | undefined
}

/** "12", or "5 to 9" where counts are not told. */
export function rangeInWords({ low, high }: Range, say: (value: number) => string): string {
  const [from, to] = [say(low), say(high)]
  return from === to ? from : format.range(from, to)
}

const pounds = (value: number): string => format.money(Math.round(value) * 100)
const siteName = (code: string): string => siteOf(code)?.name ?? code

const assumptionNames: Readonly<Record<Tried['what'], string>> = {
  suitable: 'Could be done here, of every 100',
  returning: 'Would come, of every 100 of those',
  minutes: 'Minutes in theatre',
  incomePounds: 'Paid for one operation',
  costPounds: 'Cost of one operation',
}

const valueInWords = (what: Tried['what'], value: number): string => {
  if (what === 'suitable' || what === 'returning') return format.decimal(value * 100)
  return what === 'minutes' ? format.number(value) : pounds(value)
}

export const minimumInWords = (found: Repatriation): string => {
  if (found.unitMinimum === null) return 'No minimum is kept'
  if (found.meetsMinimum === null) return 'It depends on counts that are not shown'
  return found.meetsMinimum ? 'Yes' : 'No'
}

const triedColumns: readonly Column<Tried>[] = [
  {
    heading: 'If this were different',
    rowHeading: true,
    cell: ({ what, from, to }) =>
      `${assumptionNames[what]}: ${valueInWords(what, to)} in place of ${valueInWords(what, from)}`,
    sentences: true,
  },
  { heading: 'Returning in a year', numeric: true, cell: ({ found }) => rangeInWords(found.returning, format.number) },
  { heading: 'Minimum met', cell: ({ found }) => minimumInWords(found) },
  { heading: 'Income less cost', numeric: true, cell: ({ found }) => rangeInWords(found.netPounds, pounds) },
  { heading: 'Changes the answer', cell: ({ flips }) => (flips ? 'Yes' : 'No') },
]

/** What could return to one site, worked out from what is assumed, with what the answer hangs on. */
export function RepatriationPage(props: RepatriationView) {
  const { frame, service, sites, typed, site, errors, source, found, bases, tried, seeds, keepKey } = props
  return (
    <Page
      frame={frame}
      heading={`What could return: ${service.name}`}
      section="Services"
      errors={errors}
      before={
        <Breadcrumbs
          items={[
            { text: 'Services', href: servicesHref },
            { text: service.name, href: serviceHref(service.id) },
          ]}
        />
      }
    >
      <p>
        Operations of the alliance's residents that other hospitals do now. What would follow if some were done at one
        of its own sites?
      </p>
      <InventedNote bases={bases} />
      {source && <p>What is assumed below: {source}.</p>}
      <Form action={repatriationHref(service.id)}>
        <SelectField
          name="site"
          label="Where they would be done"
          options={sites.map((each) => ({ value: each.site, text: siteName(each.site) }))}
          value={site}
        />
        <TextField
          name="suitable"
          width={3}
          numeric
          label="Of every 100 done elsewhere, how many could be done here"
          value={typed.suitable}
          errors={errors}
        />
        <TextField
          name="returning"
          width={3}
          numeric
          label="Of every 100 of those, how many patients would come"
          value={typed.returning}
          errors={errors}
        />
        <TextField
          name="minutes"
          width={4}
          numeric
          label="Minutes in theatre of one operation"
          hint="With the anaesthetic and the time between operations"
          value={typed.minutes}
          errors={errors}
        />
        <TextField
          name="income"
          width={10}
          numeric
          prefix="£"
          label="What one operation is paid, in pounds"
          value={typed.income}
          errors={errors}
        />
        <TextField
          name="cost"
          width={10}
          numeric
          prefix="£"
          label="What one operation costs, in pounds"
          value={typed.cost}
          errors={errors}
        />
        <Button kind="secondary">Work it out</Button>
      </Form>
      {found && (
        <>
          <h2 className="nhsuk-heading-m">What would follow</h2>
          <SummaryList rows={summaryOf(found, site)} />
          <DataTable
            caption="By hospital that does them now"
            columns={[
              { heading: 'Hospital', rowHeading: true, cell: ({ provider }) => trustName(provider) },
              { heading: 'Residents nearest to', cell: ({ nearest }) => trustName(nearest) },
              {
                heading: 'Operations in 12 months',
                numeric: true,
                cell: ({ elsewhere }) => rangeInWords(elsewhere, format.number),
              },
              { heading: 'Returning', numeric: true, cell: ({ returning }) => rangeInWords(returning, format.number) },
            ]}
            rows={found.byProvider}
            rowKey={({ provider, nearest }) => `${provider} ${nearest}`}
            whenNone="Nothing is known of operations that were done elsewhere."
          />
          <DataTable
            caption="What the answer hangs on: each assumption a quarter lower and a quarter higher"
            columns={triedColumns}
            rows={tried}
            rowKey={(_, n) => n}
            whenNone="Nothing was tried."
          />
          <Download
            href={`${repatriationHref(service.id)}/sensitivity.csv?${new URLSearchParams({ site, ...typed })}`}
            what="what the answer hangs on"
            about={format.count(tried.length, 'row')}
          />
          {keepKey && (
            <Form action={`${repatriationHref(service.id)}/keep`}>
              <input type="hidden" name="once" value={keepKey} data-varies />
              {Object.entries({ site, ...typed }).map(([name, value]) => (
                <input key={name} type="hidden" name={name} value={value} />
              ))}
              <Button>Keep this to begin a case with</Button>
            </Form>
          )}
        </>
      )}
      <DataTable
        caption="Kept to begin a case with"
        columns={[
          {
            heading: 'Kept',
            rowHeading: true,
            cell: ({ keptAt }) => <span data-varies>{format.dateTime(keptAt)}</span>,
          },
          { heading: 'By', cell: ({ trust }) => trustName(trust) },
          { heading: 'Site', cell: (seed) => siteName(seed.site) },
          {
            heading: 'Returning in a year',
            numeric: true,
            cell: (seed) => rangeInWords(seed.found.returning, format.number),
          },
        ]}
        rows={seeds}
        rowKey={({ id }) => id}
        whenNone="Nothing has been kept."
      />
    </Page>
  )
}

const summaryOf = (found: Repatriation, site: string) => [
  { key: 'Site', value: siteName(site) },
  { key: 'Done elsewhere in 12 months', value: rangeInWords(found.elsewhere, format.number) },
  { key: 'Returning in a year', value: rangeInWords(found.returning, format.number) },
  { key: 'At the site, with those done now', value: rangeInWords(found.volume, format.number) },
  { key: 'Minimum of a unit', value: found.unitMinimum === null ? null : format.number(found.unitMinimum) },
  { key: 'Minimum met', value: minimumInWords(found) },
  {
    key: 'Share that must come to meet it',
    value: found.breakEvenShare === null ? null : format.share(found.breakEvenShare),
    whenEmpty: format.missing.notApplicable,
  },
  {
    key: 'Surgeons who would reach their minimum',
    value: found.surgeons === null ? null : rangeInWords(found.surgeons, format.number),
    whenEmpty: format.missing.notApplicable,
  },
  { key: 'Theatre sessions of 4 hours a week', value: rangeInWords(found.sessionsAWeek, format.decimal) },
  { key: 'Income a year', value: rangeInWords(found.incomePounds, pounds) },
  { key: 'Cost a year', value: rangeInWords(found.costPounds, pounds) },
  { key: 'Income less cost', value: rangeInWords(found.netPounds, pounds) },
]

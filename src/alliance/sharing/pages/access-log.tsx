import { trustName } from '#nhs/organisations.ts'
import type { Viewer } from '#platform/viewer.ts'
import { Breadcrumbs } from '#web/back-link.tsx'
import { Download } from '#web/download.tsx'
import { type Chosen, FilteredList } from '#web/filters.tsx'
import * as format from '#web/format.ts'
import { SelectField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import type { LogChoices, LogEntry, LogFilter } from '../access-log-store.ts'
import { accessLogHref, sharingHref } from '../addresses.ts'
import type { SharingAgreement } from '../agreement.ts'
import { purposeName } from '../purposes.ts'

type View = {
  readonly frame: Frame
  readonly viewer: Viewer
  readonly filter: LogFilter
  readonly choices: LogChoices
  /** Those that the viewer's trust gives. */
  readonly agreements: readonly SharingAgreement[]
  readonly entries: readonly LogEntry[]
  /** Where the next page begins, when there are older entries. */
  readonly older?: number
}

/** Of whom, of which trust, for what and under which agreement: the address of the log narrowed so. */
export function logAddress(filter: LogFilter, before?: number, path = accessLogHref): string {
  const query = new URLSearchParams({ ...filter, ...(before !== undefined && { before: String(before) }) }).toString()
  return query === '' ? path : `${path}?${query}`
}

/** The owner's log: each reading of its rows by somebody else, and each command that touched them. */
export function AccessLogPage({ frame, viewer, filter, choices, agreements, entries, older }: View) {
  return (
    <Page
      frame={frame}
      heading="Who looked at your records"
      section="Alliance"
      width="wide"
      before={
        <Breadcrumbs
          items={[
            { text: 'Alliance', href: '/alliance' },
            { text: 'Sharing agreements', href: sharingHref },
          ]}
        />
      }
    >
      <p>
        An entry is written before anybody at another trust sees records of {trustName(viewer.trust)}. So is each
        change.
      </p>
      <FilteredList
        action={accessLogHref}
        controls={<Controls filter={filter} choices={choices} agreements={agreements} />}
        chosen={chosen(filter, agreements)}
        clearHref={accessLogHref}
        found={`${format.count(entries.length, 'entry', 'entries')} on this page${older === undefined ? '' : ', and older ones after them'}`}
      >
        <DataTable
          caption="Newest first"
          columns={columns}
          rows={entries}
          rowKey={({ seq }) => seq}
          whenNone={Object.keys(filter).length === 0 ? 'Nobody has looked yet.' : 'No entry is like that.'}
          compact
        />
        {older !== undefined && (
          <p>
            <a href={logAddress(filter, older)}>Older entries</a>
          </p>
        )}
        {entries.length > 0 && (
          <Download
            href={logAddress(filter, undefined, `${accessLogHref}.csv`)}
            what="the log"
            about="every entry found"
          />
        )}
      </FilteredList>
    </Page>
  )
}

function Controls({ filter, choices, agreements }: Pick<View, 'filter' | 'choices' | 'agreements'>) {
  const people = choices.people.map(({ person, trust }) => ({ value: person, text: `${person}, ${trustName(trust)}` }))
  return (
    <>
      <SelectField name="person" label="Person" unchosen="Everybody" value={filter.person} options={distinct(people)} />
      <SelectField
        name="trust"
        label="Trust"
        unchosen="Every trust"
        value={filter.trust}
        options={choices.trusts.map((value) => ({ value, text: trustName(value) }))}
      />
      <SelectField
        name="purpose"
        label="Purpose"
        unchosen="Every purpose"
        value={filter.purpose}
        options={choices.purposes.map((value) => ({ value, text: sentence(value) }))}
      />
      <SelectField
        name="agreement"
        label="Sharing agreement"
        unchosen="Every agreement"
        value={filter.agreement}
        options={agreements.map((agreement) => ({ value: agreement.id, text: agreementWords(agreement) }))}
      />
    </>
  )
}

function chosen(filter: LogFilter, agreements: readonly SharingAgreement[]): Chosen[] {
  const names = { person: 'Person', trust: 'Trust', purpose: 'Purpose', agreement: 'Sharing agreement' } as const
  const words = (name: keyof LogFilter, value: string): string => {
    if (name === 'trust') return trustName(value)
    if (name === 'purpose') return sentence(value)
    const agreement = name === 'agreement' ? agreements.find(({ id }) => id === value) : undefined
    return agreement ? agreementWords(agreement) : value
  }
  return (Object.entries(filter) as [keyof LogFilter, string][]).map(([name, value]) => {
    const { [name]: _, ...rest } = filter
    return { name: names[name], value: words(name, value), removeHref: logAddress(rest) }
  })
}

const agreementWords = ({ recipient, purpose, validFrom }: SharingAgreement): string =>
  `${trustName(recipient)}, ${purposeName(purpose).toLowerCase()}, from ${format.date(validFrom.toISOString().slice(0, 10))}`

const sentence = (code: string): string => {
  const words = code.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const distinct = <Option extends { readonly value: string }>(options: readonly Option[]): Option[] => [
  ...new Map(options.map((option) => [option.value, option])).values(),
]

const columns: Column<LogEntry>[] = [
  { heading: 'Entry', cell: ({ seq }) => format.number(seq), rowHeading: true, numeric: true },
  { heading: 'When', cell: ({ at }) => format.dateTime(at) },
  { heading: 'Who', cell: ({ person, personTrust }) => `${person}, ${trustName(personTrust)}` },
  { heading: 'For', cell: ({ purpose }) => purpose.replaceAll('-', ' ') },
  { heading: 'What', cell: what },
  {
    heading: 'Rows',
    cell: ({ detail }) => (typeof detail.rows === 'number' ? format.number(detail.rows) : null),
    numeric: true,
    whenEmpty: format.missing.notApplicable,
  },
  { heading: 'Outcome', cell: ({ outcome }) => (outcome === 'done' ? 'Done' : 'Refused') },
]

/** What was done to what. The long id is for machines: its start is enough to tell two apart, and is quoted as code. */
function what({ action, object }: LogEntry) {
  const [words = '', id] = object.split(/([0-9a-f]{8})-[0-9a-f-]{27}$/)
  return (
    <>
      {action.replaceAll('-', ' ')}: {words}
      {id && <code>{id}</code>}
    </>
  )
}

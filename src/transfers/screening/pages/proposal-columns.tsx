/** The columns of proposals to screen: who, what for, where to, how far, and what is judged already. */
import { type Day, daysBetween } from '#nhs/day.ts'
import { site as siteOf } from '#nhs/organisations.ts'
import { priority } from '#nhs/priority.ts'
import { treatmentFunctionName } from '#nhs/treatment-function.ts'
import * as format from '#web/format.ts'
import type { Column } from '#web/table.tsx'
import { models } from '../../life/states.ts'
import type { Person } from '../../work-lists/people-of.ts'
import type { Proposal } from '../proposal-store.ts'
import { tickOf } from '../screening-asked.ts'

type People = ReadonlyMap<string, Person>

type Ticks = {
  readonly isTicked: (id: string) => boolean
  /** Where the error summary leads. */
  readonly firstId: string
  /** What is said of all of them, such as that none is ticked. */
  readonly describedBy?: string
}

export const proposalColumns = (people: People, today: Day, ticks: Ticks): readonly Column<Proposal>[] => [
  { heading: 'Patient', rowHeading: true, sentences: true, cell: (row) => tick(row, people.get(row.id), ticks) },
  ...aboutColumns(people, today),
  { heading: 'Judged already', cell: judged },
]

/** What the page before it was done shows too. */
export const aboutColumns = (people: People, today: Day): readonly Column<Proposal>[] => [
  {
    heading: 'Procedure',
    cell: ({ id, treatmentFunction }) => people.get(id)?.procedure ?? treatmentFunctionName(treatmentFunction),
  },
  {
    heading: 'Priority',
    cell: ({ id }) => {
      const code = people.get(id)?.priority
      return code ? `${code}: ${priority(code)?.label.toLowerCase() ?? 'not known'}` : null
    },
    whenEmpty: format.missing.noData,
  },
  {
    heading: 'Days on the clock',
    numeric: true,
    cell: ({ id }) => {
      const start = people.get(id)?.clockStart
      return start && format.number(Math.max(0, daysBetween(start, today)))
    },
  },
  { heading: 'To', cell: ({ site }) => siteOf(site)?.name ?? site },
  { heading: 'Journey', cell: ({ id }) => journey(people.get(id)), whenEmpty: format.missing.noData },
  { heading: 'Day of surgery', cell: ({ day }) => format.date(day) },
  { heading: 'Way', cell: ({ model }) => models.find(({ code }) => code === model)!.name },
]

function tick({ id, version }: Proposal, person: Person | undefined, { isTicked, firstId, describedBy }: Ticks) {
  const box = id === firstId ? 'tick' : `tick-${id}`
  return (
    <div className="nhsuk-checkboxes__item nhsuk-checkboxes--small">
      <input
        className="nhsuk-checkboxes__input"
        type="checkbox"
        id={box}
        name="tick"
        value={tickOf({ id, version })}
        aria-describedby={describedBy}
        defaultChecked={isTicked(id)}
      />
      <label className="nhsuk-label nhsuk-checkboxes__label" htmlFor={box}>
        {nameOf(person)}
        {person?.nhsNumber && <span className="accord-under">{format.nhsNumber(person.nhsNumber)}</span>}
      </label>
    </div>
  )
}

export const nameOf = (person: Person | undefined): string =>
  person ? `${person.familyName}, ${person.givenName}` : 'No longer on your list'

const journey = (person: Person | undefined): string | null =>
  person?.travelMinutes == null
    ? null
    : `${format.minutes(person.travelMinutes)}${person.willingMinutes == null ? ', not asked' : `, willing up to ${format.minutes(person.willingMinutes)}`}`

const judged = ({ clinicallyScreened, sociallyScreened }: Proposal): string =>
  clinicallyScreened ? 'Clinically suitable' : sociallyScreened ? 'Socially suitable' : 'Not yet'

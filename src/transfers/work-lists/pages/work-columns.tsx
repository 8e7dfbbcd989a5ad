/** The columns of a work list. Plain elements, because a page of 50 rows is read many times a day. */
import { site as siteOf, trustName } from '#nhs/organisations.ts'
import { treatmentFunctionName } from '#nhs/treatment-function.ts'
import * as format from '#web/format.ts'
import type { Column } from '#web/table.tsx'
import { Tag } from '#web/tag.tsx'
import { transferHref } from '../../addresses.ts'
import { stateNames } from '../../life/states.ts'
import { nextStepHref, stepName } from '../step-words.ts'
import type { WorkAsked } from '../work-asked.ts'
import type { WorkItem } from '../work-item.ts'

export const workColumns = ({ show, list }: WorkAsked): readonly Column<WorkItem>[] => [
  { heading: 'Patient', rowHeading: true, cell: patientCell },
  show === 'mine'
    ? { heading: 'Next step', cell: nextCell, sentences: true }
    : { heading: 'Waits for', cell: ({ waitsFor }) => waitsFor, sentences: true },
  { heading: 'Missing', cell: ({ missing }) => missing.join(', '), whenEmpty: format.missing.notApplicable },
  { heading: 'Time limit', cell: limitCell },
  { heading: 'State', cell: ({ row }) => <Tag meaning="in-progress">{stateNames[row.state]}</Tag> },
  {
    heading: 'Procedure',
    cell: ({ row, person }) => person?.procedure ?? treatmentFunctionName(row.treatmentFunction),
  },
  {
    heading: list.sides.length > 1 ? 'From or to' : list.sides[0] === 'sender' ? 'To' : 'From',
    cell: ({ row }) =>
      row.side === 'sender' ? `To ${siteOf(row.site)?.name ?? row.site}` : `From ${trustName(row.sender)}`,
  },
  { heading: 'Day of surgery', cell: ({ row }) => format.date(row.day) },
  {
    heading: 'Days on the clock',
    numeric: true,
    cell: ({ days }) => (days === undefined ? null : format.number(days)),
    whenEmpty: format.missing.notShown,
  },
  { heading: 'Targets', cell: ({ targets }) => targets, whenEmpty: format.missing.notShown, sentences: true },
]

/** The name leads to the transfer. The number is in the link, because two people may share a name. */
function patientCell({ row, person }: WorkItem) {
  return (
    <a href={transferHref(row)}>
      {nameOf(person)}
      {person?.nhsNumber && <span className="accord-under">{format.nhsNumber(person.nhsNumber)}</span>}
      <span className="nhsuk-u-visually-hidden">, transfer of {format.date(row.day)} </span>
      {!person?.familyName && <span className="accord-under">{reference(row.id)}</span>}
    </a>
  )
}

const nameOf = (person: WorkItem['person']): string =>
  person?.familyName ? `${person.familyName}, ${person.givenName}` : person ? 'Name not shared' : 'Not shown'

/** A transfer without its patient: enough of its identifier to tell it apart. */
const reference = (id: string): string => `T${id.slice(0, 8)}`

function nextCell({ row, person, steps }: WorkItem) {
  return steps.map((code) => (
    <div key={code}>
      <a href={nextStepHref(row, code)}>
        {stepName(code)}
        <span className="nhsuk-u-visually-hidden">
          , {nameOf(person)} {person?.familyName ? '' : reference(row.id)}
        </span>
      </a>
    </div>
  ))
}

function limitCell({ limit }: WorkItem) {
  if (!limit) return null
  return limit.isOver ? (
    <>
      {limit.says} <Tag meaning="wrong">Over</Tag>
    </>
  ) : (
    limit.says
  )
}

/** The columns of a work list. Plain elements, because a page of 50 rows is read many times a day. */
import { site as siteOf, trustName } from '#nhs/organisations.ts'
import { treatmentFunctionName } from '#nhs/treatment-function.ts'
import * as format from '#web/format.ts'
import type { Column } from '#web/table.tsx'
import { Tag } from '#web/tag.tsx'
import { transferHref } from '../../addresses.ts'
import { stateNames } from '../../life/states.ts'
import { referenceOf } from '../../offers/reference-of.ts'
import { nextStepHref, stepName } from '../step-words.ts'
import type { WorkAsked } from '../work-asked.ts'
import type { WorkItem } from '../work-item.ts'

/** Few and full, so that the table is read without scrolling sideways at a desk. */
export const workColumns = ({ show }: WorkAsked): readonly Column<WorkItem>[] => [
  { heading: 'Patient', rowHeading: true, cell: patientCell },
  show === 'mine' ? { heading: 'Next step', cell: nextCell } : { heading: 'Waits for', cell: waitsCell },
  { heading: 'Missing', cell: ({ missing }) => missing.join(', ') || 'Nothing known' },
  { heading: 'Time limit', cell: limitCell, sentences: true },
  { heading: 'On the clock', cell: clockCell, whenEmpty: format.missing.notShown },
  { heading: 'Treatment', cell: treatmentCell },
]

/** The name leads to the transfer. The number is in the link, because two people may share a name. */
function patientCell({ row, person }: WorkItem) {
  return (
    <a href={transferHref(row)}>
      {nameOf(person)}
      {person?.nhsNumber && <span className="accord-under">{format.nhsNumber(person.nhsNumber)}</span>}
      <span className="nhsuk-u-visually-hidden">, transfer of {format.date(row.day)} </span>
      {!person?.familyName && <span className="accord-under">{referenceOf(row.id)}</span>}
    </a>
  )
}

const nameOf = (person: WorkItem['person']): string =>
  person?.familyName ? `${person.familyName}, ${person.givenName}` : person ? 'Name not shared' : 'Not shown'

function nextCell({ row, person, steps }: WorkItem) {
  return (
    <>
      {steps.map((code) => (
        <div key={code}>
          <a href={nextStepHref(row, code)}>
            {stepName(code)}
            <span className="nhsuk-u-visually-hidden">
              , {nameOf(person)} {person?.familyName ? '' : referenceOf(row.id)}
            </span>
          </a>
        </div>
      ))}
      {stateTag(row)}
    </>
  )
}

const waitsCell = ({ row, waitsFor }: WorkItem) => (
  <>
    <div>{waitsFor}</div>
    {stateTag(row)}
  </>
)

const stateTag = ({ state }: WorkItem['row']) => <Tag meaning="in-progress">{stateNames[state]}</Tag>

/** The day of surgery stands under it, unless it is the limit itself. */
function limitCell({ row, limit }: WorkItem) {
  return (
    <>
      {limit?.says} {limit?.isOver && <Tag meaning="wrong">Over</Tag>}
      {limit?.day !== row.day && <div>Surgery on {format.date(row.day)}</div>}
    </>
  )
}

const clockCell = ({ days, targets }: WorkItem) =>
  days === undefined ? null : (
    <>
      {format.count(days, 'day')}
      {targets && <div>{targets}</div>}
    </>
  )

function treatmentCell({ row, person }: WorkItem) {
  return (
    <>
      {person?.procedure ?? treatmentFunctionName(row.treatmentFunction)}
      <div>{row.side === 'sender' ? `To ${siteOf(row.site)?.name ?? row.site}` : `From ${trustName(row.sender)}`}</div>
    </>
  )
}

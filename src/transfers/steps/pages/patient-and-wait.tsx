/** Who the patient is, as far as the viewer may know, and how long they have waited. */
import type { Nation } from '#nhs/commissioner.ts'
import { addDays, daysBetween } from '#nhs/day.ts'
import { priority } from '#nhs/priority.ts'
import { targetsOn } from '#nhs/waiting-time-target.ts'
import { waitAgainstTarget } from '#waiting-list'
import * as format from '#web/format.ts'
import { SummaryList, type SummaryRow } from '#web/summary-list.tsx'
import { NhsNumber } from '#web/value.tsx'
import type { PatientSeen } from '../patient-seen.ts'
import type { TransferView } from '../transfer-view.ts'

export function PatientAndWait({ patient, today, viewer, transfer }: TransferView) {
  return (
    <>
      <h2 className="nhsuk-heading-m">The patient</h2>
      {patient ? (
        <SummaryList rows={[...patientRows(patient), ...waitRows(patient, today)]} />
      ) : (
        <p>
          {viewer.trust === transfer.sender
            ? 'The patient is no longer on your list.'
            : 'The sending trust shows nothing of the patient: the transfer is over, or the agreement is not in force.'}
        </p>
      )}
    </>
  )
}

/** Also for the pages of steps. */
export function patientRows({ familyName, givenName, nhsNumber, birthDate, ...patient }: PatientSeen): SummaryRow[] {
  const name = familyName && `${familyName}, ${givenName}`
  return [
    {
      key: 'Name',
      value: name && (
        <span data-personal="true">
          {patient.pathway ? <a href={`/waiting-list/pathways/${patient.pathway}`}>{name}</a> : name}
        </span>
      ),
      whenEmpty: format.missing.notShown,
    },
    ...(nhsNumber ? [{ key: 'NHS number', value: <NhsNumber digits={nhsNumber} /> }] : []),
    ...(birthDate ? [{ key: 'Date of birth', value: format.date(birthDate) }] : []),
    { key: 'Procedure', value: patient.procedure },
    {
      key: 'Priority',
      value: patient.priority && (priority(patient.priority)?.label ?? patient.priority),
    },
  ]
}

function waitRows({ clockStart, clockStop, nation }: PatientSeen, today: string): SummaryRow[] {
  const until = clockStop ?? today
  const days = daysBetween(clockStart, until)
  const inWords = `${format.count(days, 'day')}, or ${format.weeks(Math.floor(days / 7))}`
  return [
    {
      key: 'On the clock',
      value: clockStop
        ? `${inWords}. It stopped on ${format.date(clockStop)}`
        : `${inWords}, since ${format.date(clockStart)}`,
    },
    {
      key: `Targets of ${nation}`,
      value: (
        <ul className="nhsuk-list">
          {weeksOf(nation, today).map((target) => {
            const { weeks, lastDayWithin, isWithin } = waitAgainstTarget(target, clockStart, until)
            return (
              <li key={target.id}>
                {isWithin
                  ? `Within ${format.weeks(weeks)}, until ${format.date(lastDayWithin)}`
                  : `Over ${format.weeks(weeks)}, since ${format.date(addDays(lastDayWithin, 1))}`}
              </li>
            )
          })}
        </ul>
      ),
    },
  ]
}

/** One target for each length of wait: several that differ in how many patients must be within it say the same of one. */
const weeksOf = (nation: Nation, today: string) =>
  targetsOn(nation, today)
    .filter(({ measure }, n, all) => all.findIndex((other) => other.measure.weeks === measure.weeks) === n)
    .toSorted((a, b) => a.measure.weeks - b.measure.weeks)

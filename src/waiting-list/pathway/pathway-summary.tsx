import { commissioner } from '#nhs/commissioner.ts'
import { addDays, ageOn, type Day } from '#nhs/day.ts'
import { intendedManagement } from '#nhs/intended-management.ts'
import { site } from '#nhs/organisations.ts'
import { orthopaedicSubspecialties } from '#nhs/orthopaedic-subspecialty.ts'
import { statedGender } from '#nhs/person-codes.ts'
import { priority } from '#nhs/priority.ts'
import { rttStatus } from '#nhs/rtt-status.ts'
import { treatmentFunctionName } from '#nhs/treatment-function.ts'
import { waitingListType } from '#nhs/waiting-list-type.ts'
import * as format from '#web/format.ts'
import { SummaryList, type SummaryRow } from '#web/summary-list.tsx'
import { NhsNumber } from '#web/value.tsx'
import type { OwnPathway } from './pathway-store.ts'

type Of = { readonly pathway: OwnPathway }

export function PatientSummary({ pathway: { patient, asOf } }: Of) {
  const { birthDate } = patient
  const rows: SummaryRow[] = [
    { key: 'Name', value: `${patient.familyName}, ${patient.givenName}` },
    { key: 'NHS number', value: patient.nhsNumber && <NhsNumber digits={patient.nhsNumber} /> },
    {
      key: 'Date of birth',
      value: birthDate && `${format.date(birthDate)} (aged ${format.number(ageOn(birthDate, asOf))})`,
    },
    { key: 'Sex', value: statedGender.label(patient.sex), whenEmpty: format.missing.notKnown },
    { key: 'Interpreter', value: patient.interpreterLanguage ?? 'No need recorded' },
    { key: "Trust's own number", value: patient.localId },
  ]
  return <SummaryCard heading="Patient" rows={rows} />
}

export function PathwaySummary({ pathway }: Of) {
  const { subspecialty, procedureName, procedureCode, decidedToAdmitOn, toComeInOn, cancelledOn, expectedMinutes } =
    pathway
  const payer = commissioner(pathway.commissioner)
  const place = site(pathway.site)
  const part = orthopaedicSubspecialties.find(({ code }) => code === subspecialty)
  const rows: SummaryRow[] = [
    { key: 'Service', value: treatmentFunctionName(pathway.treatmentFunction) },
    ...(part ? [{ key: 'Part of service', value: part.label }] : []),
    { key: 'List', value: waitingListType(pathway.waitingListType)?.label },
    { key: 'Procedure', value: procedureName && [procedureName, procedureCode && `(${procedureCode})`].join(' ') },
    { key: 'Priority', value: <Priority pathway={pathway} /> },
    {
      key: 'Decision to admit',
      value: decidedToAdmitOn && format.date(decidedToAdmitOn),
      whenEmpty: format.missing.notApplicable,
    },
    { key: 'To come in', value: toComeInOn ? format.dateWithDay(toComeInOn) : 'No date yet' },
    ...(cancelledOn
      ? [{ key: 'Last cancelled', value: `${format.date(cancelledOn)}. A cancellation does not stop the clock` }]
      : []),
    {
      key: 'Expected time',
      value: expectedMinutes && expected(pathway),
      whenEmpty: decidedToAdmitOn ? format.missing.noData : format.missing.notApplicable,
    },
    { key: 'Site', value: place?.name ?? pathway.site },
    { key: 'Consultant', value: pathway.consultant },
    { key: 'Paid for by', value: `${payer?.name ?? pathway.commissioner}, ${pathway.nation}` },
    { key: 'Status of the period', value: status(pathway.rttStatus) },
    { key: 'Pathway identifier', value: <span className="accord-nowrap">{pathway.identifier}</span> },
    { key: 'Issued by', value: pathway.issuer },
    { key: 'Willing to travel', value: willing(pathway.willingMinutes) },
    { key: 'By car', value: <Journeys pathway={pathway} /> },
  ]
  return <SummaryCard heading="Pathway" rows={rows} />
}

function SummaryCard({ heading, rows }: { readonly heading: string; readonly rows: readonly SummaryRow[] }) {
  return (
    <div className="nhsuk-card">
      <div className="nhsuk-card__content">
        <h2 className="nhsuk-card__heading nhsuk-heading-m">{heading}</h2>
        <SummaryList rows={rows} />
      </div>
    </div>
  )
}

function Priority({ pathway: { priority: code, prioritisedOn, asOf } }: Of) {
  if (code === null) return 'Not set'
  const meaning = priority(code)
  const lines = [meaning ? `${code}: ${meaning.label.toLowerCase()}` : code]
  if (prioritisedOn) lines.push(`Set on ${format.date(prioritisedOn)}`)
  if (prioritisedOn && meaning?.targetDays) lines.push(due(addDays(prioritisedOn, meaning.targetDays), asOf))
  return lines.map((line) => <div key={line}>{line}</div>)
}

const due = (day: Day, asOf: Day): string =>
  day < asOf ? `Its time ended on ${format.date(day)}` : `Its time ends on ${format.date(day)}`

const status = (code: string): string => [code, rttStatus(code)?.label].filter(Boolean).join(': ')

function expected({ expectedMinutes, expectedNights, intendedManagement: code }: OwnPathway): string {
  const nights = expectedNights === null ? undefined : format.count(expectedNights, 'night')
  const meant = code === null ? undefined : intendedManagement(code)?.label.toLowerCase()
  const stay = nights ? `, ${nights} in hospital` : ''
  return `${format.minutes(expectedMinutes!)} in theatre${stay}${meant && !nights ? ` (${meant})` : ''}`
}

const willing = (minutes: number | null): string =>
  minutes === null
    ? 'Not asked yet'
    : minutes === 0
      ? 'Does not wish to travel'
      : `Up to ${format.minutes(minutes)} one way`

function Journeys({ pathway: { travelMinutes, willingMinutes } }: Of) {
  const journeys = Object.entries(travelMinutes).sort(([, a], [, b]) => a - b)
  if (journeys.length === 0) return format.missing.noData
  return journeys.map(([code, minutes]) => (
    <div key={code}>
      {site(code)?.shortName ?? code}: {format.minutes(minutes)}
      {willingMinutes !== null && minutes > willingMinutes && ', further than they are willing'}
    </div>
  ))
}

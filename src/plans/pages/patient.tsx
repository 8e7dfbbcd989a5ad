import { trustName } from '#nhs/organisations.ts'
import type { OwnPatient } from '#waiting-list'
import { Breadcrumbs } from '#web/back-link.tsx'
import { ButtonLink } from '#web/buttons.tsx'
import * as format from '#web/format.ts'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { SummaryList, type SummaryRow } from '#web/summary-list.tsx'
import { NhsNumber } from '#web/value.tsx'
import type { PlanNames } from '../names.ts'
import type { Placement } from '../placement.ts'
import type { Answer } from '../plan-state.ts'
import { reasonKind } from '../rule-words.ts'
import type { Plan } from '../store.ts'
import { patientPath, priorityName, serviceName, shortPseudonym, siteName } from './patient-columns.tsx'

type View = {
  readonly frame: Frame
  readonly plan: Plan
  readonly row: Placement
  readonly own: OwnPatient | undefined
  readonly names: PlanNames
  readonly mayEdit: Answer
}

/** One patient in a plan: where and when, and why there. The heading has no name, because titles must not. */
export function PatientPage({ frame, plan, row, own, names, mayEdit }: View) {
  return (
    <Page
      frame={frame}
      heading={`Patient ${shortPseudonym(row.pseudonym)} in the plan`}
      section="Plans"
      before={
        <Breadcrumbs
          items={[
            { text: 'Plans', href: '/plans' },
            { text: plan.name, href: `/plans/${plan.id}` },
          ]}
        />
      }
    >
      <SummaryList rows={[...whoRows(own), ...waitRows(row), ...placeRows(row, names), ...reasonRows(row)]} />
      {mayEdit.allowed ? (
        <ButtonLink href={`${patientPath(plan.id, row)}/move`}>
          {row.placed ? 'Move to another list' : 'Give a place in the plan'}
        </ButtonLink>
      ) : (
        <p>{mayEdit.because}</p>
      )}
    </Page>
  )
}

function whoRows(own: OwnPatient | undefined): SummaryRow[] {
  if (!own) return [{ key: 'Who', value: 'A patient of another trust, whom only that trust can name' }]
  return [
    {
      key: 'Name',
      value: (
        <a href={`/waiting-list/pathways/${own.pathway}`}>
          {own.familyName}, {own.givenName}
        </a>
      ),
    },
    { key: 'NHS number', value: own.nhsNumber && <NhsNumber digits={own.nhsNumber} /> },
  ]
}

const waitRows = (row: Placement): SummaryRow[] => [
  { key: 'Trust', value: trustName(row.homeTrust) },
  { key: 'Usual site', value: siteName(row.homeSite) },
  { key: 'Service', value: serviceName(row) },
  {
    key: 'Clinical priority',
    value: row.priority && priorityName(row.priority),
    whenEmpty: format.missing.notKnown,
  },
  { key: 'Waited when the plan begins', value: format.weeks(row.weeksWaited) },
  {
    key: 'If left',
    value: row.must ? (
      'Has to be treated'
    ) : (
      <>
        Adds {format.number(row.weight)} to the plan's cost: see <a href="/plans/weights">what a wait weighs</a>
      </>
    ),
  },
  {
    key: 'Expected',
    value: `${format.minutes(row.minutes)}, ${row.nights === 0 ? 'home the same day' : format.count(row.nights, 'night')}`,
  },
]

function placeRows({ placed, away, teamChanged, travelExtraMinutes }: Placement, names: PlanNames): SummaryRow[] {
  if (!placed) return [{ key: 'In the plan', value: 'Left: no place was found' }]
  const theatre = names.theatres.find(({ id }) => id === placed.theatre)?.name
  return [
    { key: 'In the plan', value: away ? 'Treated at another trust' : 'Treated at their own trust' },
    { key: 'Day of surgery', value: format.dateWithDay(placed.day) },
    { key: 'Where', value: siteName(placed.site) },
    { key: 'Theatre', value: theatre, whenEmpty: format.missing.notShown },
    { key: 'Room', value: names.rooms[placed.room], whenEmpty: format.missing.notShown },
    {
      key: 'Surgeon',
      value:
        names.surgeons[placed.surgeon] &&
        `${names.surgeons[placed.surgeon]}${teamChanged ? ', not their own team' : ', their own team'}`,
      whenEmpty: format.missing.notShown,
    },
    {
      key: 'Travel',
      value: travelExtraMinutes === 0 ? 'No further than usual' : `${format.minutes(travelExtraMinutes)} further`,
    },
  ]
}

function reasonRows({ placed, reason }: Placement): SummaryRow[] {
  if (!reason) return []
  // Several rules are several sentences.
  const words = `${[reasonKind(reason), ...reason.says.split('; ')].filter((said) => said !== '').join('. ')}.`
  return [{ key: placed ? 'Why not at their usual site' : 'What kept them', value: words }]
}

import { addDays, type Day, daysBetween } from '#nhs/day.ts'
import { eventInWords, stateInWords, stopInWords } from '#nhs/rtt/clock-in-words.ts'
import type { ClockPeriod, ClockStep, StepEffect } from '#nhs/rtt/clock-period.ts'
import { recordingAndReporting } from '#nhs/rtt/rule-pack.ts'
import { targetsOn } from '#nhs/waiting-time-target.ts'
import * as format from '#web/format.ts'
import { DataTable } from '#web/table.tsx'
import type { PathwayReading } from './pathway-clock.ts'
import type { OwnPathway } from './pathway-store.ts'
import { plainWords } from './plain-words.ts'
import { waitAgainstTarget } from './wait-against-target.ts'

type Of = { readonly pathway: OwnPathway; readonly reading: PathwayReading }

/** The clock of this wait: how long it has run, what it is measured against, and which rule made it so. */
export function ClockExplained({ pathway, reading }: Of) {
  const { clock, from, problems } = reading
  const earlier = clock.periods.filter((period) => period !== clock.running)
  return (
    <>
      <h2 className="nhsuk-heading-m" id="clock">
        The clock
      </h2>
      {clock.running ? (
        <Running period={clock.running} asOf={clock.asOf} />
      ) : (
        <NotRunning pathway={pathway} reading={reading} />
      )}
      {problems.length > 0 && (
        <div className="nhsuk-inset-text">
          <h3 className="nhsuk-heading-s">To be checked</h3>
          <ul>
            {problems.map(({ sentence }, n) => (
              <li key={n}>{plainWords(sentence)}</li>
            ))}
          </ul>
        </div>
      )}
      {clock.running && <Targets pathway={pathway} period={clock.running} />}
      {clock.running && (
        <>
          <h3 className="nhsuk-heading-s">How the clock was worked out</h3>
          <p>{whereFrom[from]}</p>
          <Steps caption="Each event, and the rule that read it" steps={clock.running.explanation} />
        </>
      )}
      {earlier.length > 0 && (
        <>
          <h3 className="nhsuk-heading-s">Earlier periods</h3>
          {earlier.map((period) => (
            <Steps key={period.start} caption={earlierInWords(period)} steps={period.explanation} />
          ))}
        </>
      )}
      {clock.outside.length > 0 && (
        <>
          <h3 className="nhsuk-heading-s">Outside any period</h3>
          <Steps caption="Events that touch no clock" steps={clock.outside} />
        </>
      )}
      <p className="nhsuk-u-secondary-text-colour">Rules: {recordingAndReporting.name}.</p>
    </>
  )
}

const whereFrom = {
  events: 'Each event was read in the order of its date, by the first rule that speaks of it.',
  extract:
    'The events are those that the last file of the list gives a date for. What happened between them is not held.',
} as const

function Running({ period, asOf }: { readonly period: ClockPeriod; readonly asOf: Day }) {
  const { start, daysWaited, daysWaitedBefore } = period
  return (
    <>
      <p className="nhsuk-body-l">
        Running since {format.date(start)}: {format.count(daysWaited, 'day')}, or{' '}
        {format.weeks(Math.floor(daysWaited / 7))}, to {format.date(asOf)}.
      </p>
      {daysWaitedBefore > 0 && (
        <p>
          The patient had waited {format.count(daysWaitedBefore, 'day')} before that. They keep their place on the list,
          and those days are in no reported wait.
        </p>
      )}
    </>
  )
}

function NotRunning({ pathway: { asOf, clockStop }, reading: { clock } }: Of) {
  return (
    <p className="nhsuk-body-l">
      No clock was running on {format.date(clockStop ?? asOf)}: {stateInWords(clock.state).toLowerCase()}.
    </p>
  )
}

function Targets({
  pathway: { nation, asOf },
  period,
}: {
  readonly pathway: OwnPathway
  readonly period: ClockPeriod
}) {
  const rows = targetsOn(nation, asOf)
  return (
    <DataTable
      caption={`This wait against the targets of ${nation}`}
      captionSize="s"
      compact
      rows={rows}
      rowKey={({ id }) => id}
      whenNone={`There are no targets of ${nation} here.`}
      columns={[
        { heading: 'Target', rowHeading: true, cell: ({ sentence }) => sentence },
        {
          heading: 'This wait',
          cell: (target) => {
            const { weeks, lastDayWithin, isWithin } = waitAgainstTarget(target, period.start, asOf)
            const days = Math.abs(daysBetween(asOf, lastDayWithin))
            return isWithin
              ? `Within ${format.weeks(weeks)} until ${format.date(lastDayWithin)}, ${format.count(days, 'more day')}`
              : `Over ${format.weeks(weeks)} since ${format.date(addDays(lastDayWithin, 1))}, by ${format.count(days, 'day')}`
          },
        },
      ]}
    />
  )
}

function Steps({ caption, steps }: { readonly caption: string; readonly steps: readonly ClockStep[] }) {
  return (
    <DataTable
      caption={caption}
      captionSize="s"
      compact
      rows={steps}
      rowKey={(_, n) => n}
      whenNone="No event is held."
      columns={[
        {
          heading: 'Event',
          rowHeading: true,
          cell: ({ event }) => (
            <>
              {eventInWords(event.kind)}
              <div className="nhsuk-u-font-weight-normal">{format.date(event.on)}</div>
            </>
          ),
        },
        {
          heading: 'What the rules make of it',
          cell: ({ effect, sentence, paragraph }) => (
            <>
              <strong>{effects[effect]}</strong>
              <div>{plainWords(sentence)}</div>
              <div className="nhsuk-u-secondary-text-colour">Paragraph {paragraph}</div>
            </>
          ),
        },
      ]}
    />
  )
}

const effects: Readonly<Record<StepEffect, string>> = {
  started: 'Started the clock',
  'kept running': 'The clock runs on',
  'changed hands': 'Another provider reports it',
  stopped: 'Stopped the clock',
  nullified: 'Struck the period out',
  'no effect': 'Touched no clock',
}

function earlierInWords({ start, stop, stopReason, daysWaited, isCounted }: ClockPeriod): string {
  const end = stop && stopReason ? `${stopInWords(stopReason).toLowerCase()}` : 'ended'
  const counted = isCounted ? '' : ' (not counted)'
  return `${format.dateRange(start, stop ?? start)}, ${format.count(daysWaited, 'day')}: ${end.replace(': not counted', '')}${counted}`
}

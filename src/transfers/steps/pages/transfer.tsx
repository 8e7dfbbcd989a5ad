/** A transfer's own page: where it stands, what is next and whose, who is meant, and what has happened. */
import { londonDay } from '#nhs/day.ts'
import { trustName } from '#nhs/organisations.ts'
import { BackLink } from '#web/back-link.tsx'
import * as format from '#web/format.ts'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { Tag } from '#web/tag.tsx'
import { stateNow } from '../../life/standing.ts'
import { isOpen, stateNames, states } from '../../life/states.ts'
import { referenceOf } from '../../offers/reference-of.ts'
import type { TransferView } from '../transfer-view.ts'
import { ChangedMindNotice } from './changed-mind.tsx'
import { PatientAndWait } from './patient-and-wait.tsx'
import { TransferFacts } from './transfer-facts.tsx'
import { TransferTimeline } from './transfer-timeline.tsx'
import { WhatIsNext } from './what-is-next.tsx'

type View = TransferView & { readonly frame: Frame }

export function TransferPage(view: View) {
  const { frame, transfer, viewer } = view
  const direction = viewer.trust === transfer.sender ? 'out' : 'in'
  return (
    <Page
      frame={frame}
      heading={`Transfer ${referenceOf(transfer.id)}`}
      section="Transfers"
      before={<BackLink href={`/transfers?direction=${direction}`}>Back to transfers</BackLink>}
    >
      <ChangedMindNotice {...view} />
      <WhereItStands {...view} />
      <WhatIsNext {...view} />
      <PatientAndWait {...view} />
      <TransferFacts {...view} />
      <WholeWay {...view} />
      <h2 className="nhsuk-heading-m">What has happened</h2>
      <TransferTimeline {...view} />
    </Page>
  )
}

function WhereItStands({ transfer, way, next }: View) {
  const state = stateNow(transfer)
  const says = states.find(({ code }) => code === state)!.says
  return (
    <>
      <p>
        <Tag meaning={isOpen(state) ? (next.length > 0 ? 'waiting' : 'in-progress') : 'ended'}>{stateNames[state]}</Tag>
      </p>
      <p className="nhsuk-body-l">
        {way.ended ? says : `Stage ${format.number(way.at)} of ${format.number(way.stages.length)}. ${says}`}
      </p>
      <EndsAt transfer={transfer} />
      <p>
        <strong>{trustName(transfer.responsible)}</strong> is responsible for the patient now.
      </p>
    </>
  )
}

/** When the clock ends an offer or a hold, which it does by itself. */
function EndsAt({ transfer }: Pick<View, 'transfer'>) {
  const state = stateNow(transfer)
  const [what, at] =
    state === 'offered'
      ? (['The patient can answer until', transfer.replyBy] as const)
      : state === 'held'
        ? (['The place is held until', transfer.holdUntil] as const)
        : (['', null] as const)
  if (at === null || !Number.isFinite(at.getTime())) return null
  return (
    <p>
      {what} <span>{momentInWords(at)}</span>. Then the transfer lapses.
    </p>
  )
}

/** A time that ends with a day is said as that day: midnight belongs to two of them. */
function momentInWords(at: Date): string {
  const lastDay = londonDay(new Date(at.getTime() - 1))
  return lastDay === londonDay(at) ? format.dateTime(at) : `the end of ${format.date(lastDay)}`
}

const standings = { done: 'done', now: 'it is here now', 'to-come': 'to come', 'not-reached': 'not reached' } as const

function WholeWay({ way }: View) {
  return (
    <>
      <h2 className="nhsuk-heading-m">The whole way</h2>
      <ol className="nhsuk-list nhsuk-list--number">
        {way.stages.map(({ state, name, standing, at }) => (
          <li key={state} {...(standing === 'now' && { 'aria-current': 'step' as const })}>
            {standing === 'now' ? <strong>{name}</strong> : name}: {standings[standing]}
            {at && standing !== 'now' && (
              <>
                {' '}
                on <span>{format.dateTime(at)}</span>
              </>
            )}
          </li>
        ))}
      </ol>
    </>
  )
}

import type { Day } from '#nhs/day.ts'
import { trustName } from '#nhs/organisations.ts'
import { BackLink } from '#web/back-link.tsx'
import { ButtonGroup, ButtonLink } from '#web/buttons.tsx'
import { Details } from '#web/details.tsx'
import * as format from '#web/format.ts'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { SummaryList, type SummaryRow } from '#web/summary-list.tsx'
import { type Meaning, Tag } from '#web/tag.tsx'
import { Timeline } from '#web/timeline.tsx'
import { hoursOf, siteName } from '../../session-words.ts'
import { mondayOf } from '../../week.ts'
import { codeOf, type LendingRules, windowOf, windowWords } from '../lending-rules.ts'
import { eventNames, type LoanAction, type LoanState, type SessionLoan, stateNames, stateOf } from '../loan.ts'
import type { LoanEvent } from '../loan-store.ts'
import type { MayStep } from '../may-step.ts'
import { serviceNames, sessionName, whatIsThere, windowSpan } from '../session-words.ts'
import { stepWords } from '../step-form.ts'
import { loanHref } from './board.tsx'

type View = {
  readonly frame: Frame
  readonly loan: SessionLoan
  readonly events: readonly LoanEvent[]
  readonly today: Day
  readonly rules: LendingRules
  /** The steps that can follow, each with whether this person may take it. */
  readonly steps: readonly { readonly action: LoanAction; readonly may: MayStep }[]
  /** Whether the viewer's trust owns or borrows the session, and so sees what happened to it. */
  readonly isParty: boolean
}

const meanings: Readonly<Record<LoanState, Meaning>> = {
  offered: 'not-started',
  held: 'waiting',
  confirmed: 'in-progress',
  used: 'done',
  'given-back': 'ended',
  withdrawn: 'ended',
  lapsed: 'ended',
}

/** What people mostly come for. Never two of them at once, for one trust. */
const forward: readonly LoanAction[] = ['hold', 'confirm', 'use']

/** One session that is offered, asked for or lent: what is there, where it stands, and what can be done with it. */
export function LoanPage({ frame, loan, events, today, rules, steps, isParty }: View) {
  const state = stateOf(loan, today)
  const allowed = steps.filter(({ may }) => may.allowed)
  const refused = steps.flatMap(({ action, may }) => (may.allowed ? [] : [{ action, because: may.because }]))
  return (
    <Page
      frame={frame}
      heading={sessionName(loan)}
      section={trustName(loan.trust)}
      before={<BackLink href={`/capacity/lending?week=${mondayOf(loan.day)}`}>Back to the week</BackLink>}
    >
      <p>
        <Tag meaning={meanings[state]}>{stateNames[state]}</Tag>
      </p>
      <SummaryList rows={[...sessionRows(loan, rules, today), ...askedRows(loan, state)]} />
      {allowed.length > 0 && (
        <ButtonGroup>
          {allowed.map(({ action }) => (
            <ButtonLink
              key={action}
              href={`${loanHref(loan)}/${action}`}
              {...(!forward.includes(action) && { kind: 'secondary' as const })}
            >
              {stepWords[action].button}
            </ButtonLink>
          ))}
        </ButtonGroup>
      )}
      {refused.length > 0 && (
        <Details summary="What you cannot do with it now">
          <ul className="nhsuk-list nhsuk-list--bullet">
            {refused.map(({ action, because }) => (
              <li key={action}>
                {stepWords[action].button}: {because}
              </li>
            ))}
          </ul>
        </Details>
      )}
      {isParty && (
        <>
          <h2 className="nhsuk-heading-m">What happened</h2>
          <Timeline
            events={[
              { title: eventNames.offer, by: trustName(loan.trust), when: loan.offeredAt },
              ...events.map(({ action, personTrust, at, reason }) => ({
                title: eventNames[action],
                by: trustName(personTrust),
                when: at,
                children: reason && <p data-quoted>{reason}</p>,
              })),
            ]}
          />
        </>
      )}
    </Page>
  )
}

export function sessionRows(loan: SessionLoan, rules: LendingRules, today: Day): SummaryRow[] {
  const code = codeOf(windowOf(rules, loan.day, today))
  const quoted = (text: string) => text && <span data-quoted>{text}</span>
  return [
    { key: 'Lent by', value: trustName(loan.trust) },
    { key: 'Theatre', value: `${loan.theatreName}, ${siteName(loan.site)}` },
    { key: 'Day', value: format.dateWithDay(loan.day) },
    { key: 'Hours', value: hoursOf(loan) },
    { key: 'When that is', value: `${windowSpan(rules, code)}. ${windowWords[code].means}` },
    { key: 'What may be done', value: serviceNames(loan.services) },
    { key: 'What is there', value: whatIsThere(loan) },
    { key: 'Kit', value: quoted(loan.kit) },
    ...(loan.note === '' ? [] : [{ key: 'Note', value: quoted(loan.note) }]),
  ]
}

function askedRows(
  { borrower, askedService, askedNote, heldUntil, reason }: SessionLoan,
  state: LoanState,
): SummaryRow[] {
  const rows: SummaryRow[] = []
  if (borrower !== null && state !== 'offered' && state !== 'lapsed') {
    rows.push({ key: state === 'held' ? 'Asked for by' : 'Borrower', value: trustName(borrower) })
    rows.push({ key: 'For', value: askedService && serviceNames([askedService]) })
    rows.push({ key: 'What they bring', value: askedNote && <span data-quoted>{askedNote}</span> })
  }
  if (state === 'held' && heldUntil) rows.push({ key: 'Kept for them until', value: format.dateTime(heldUntil) })
  if (reason) rows.push({ key: 'Reason', value: <span data-quoted>{reason}</span> })
  return rows
}

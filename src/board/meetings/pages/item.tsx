import { matters, ruleInWords } from '#alliance'
import { trustName } from '#nhs/organisations.ts'
import { Breadcrumbs } from '#web/back-link.tsx'
import { Button, ButtonGroup, ButtonLink } from '#web/buttons.tsx'
import { mediaTypes } from '#web/document-content.ts'
import * as format from '#web/format.ts'
import { Form } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { PrintedBlock } from '#web/print/printed-block.tsx'
import { SummaryList } from '#web/summary-list.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { WhatFollows, type WhatFollowsView } from '../../consequences/pages/what-follows.tsx'
import { attachedPaperHref, attachPaperHref, boardHref, itemHref, meetingHref } from '../addresses.ts'
import type { Decided, SeatOnItem } from '../decided.ts'
import type { May, MayRatify, MayVote } from '../may-meet.ts'
import { paperBlocks } from '../paper-text.ts'
import { type GivenVote, type Paper, personId } from '../record.ts'
import { itemState } from './meeting.tsx'
import { OutcomeInFull } from './outcome-words.tsx'
import { Sent } from './sent.tsx'

const choices = { for: 'For', against: 'Against', abstain: 'Abstained', silent: 'Took it back' } as const

type SeatRow = SeatOnItem & { readonly vote?: GivenVote }

const seatColumns: Column<SeatRow>[] = [
  { heading: 'Member', rowHeading: true, cell: ({ seat }) => seat.name },
  { heading: 'For', cell: ({ seat }) => (seat.forTrust ? trustName(seat.forTrust) : 'Independent') },
  {
    heading: 'Vote',
    cell: ({ seat, vote }) => (vote ? choices[vote.choice] : seat.isVoting ? 'Not given' : 'Attends without a vote'),
  },
  {
    heading: 'Interests',
    sentences: true,
    cell: ({ effects }) =>
      effects.reasons
        .map(({ code, says }) =>
          code === 'organisational-interest-not-declared' ? 'None declared, and this affects their trust.' : says,
        )
        .join(' '),
    whenEmpty: format.missing.notApplicable,
  },
]

export type ItemView = {
  readonly decided: Decided
  readonly papers: readonly Paper[]
  /** A personal interest of the viewer's keeps the papers from them. */
  readonly isKeptFrom: boolean
  readonly may: { readonly open: May; readonly close: May; readonly vote: MayVote; readonly ratify: MayRatify }
  readonly mayKeep: boolean
  readonly follows: WhatFollowsView
}

/** One item: what is to be decided, its papers, who declared what, the votes, and what it comes to with the reasons. */
export function ItemPage({
  frame,
  view,
  formKey,
}: {
  readonly frame: Frame
  readonly view: ItemView
  readonly formKey: string
}) {
  const { decided, papers, may } = view
  const { item, meeting, votes } = decided.record
  const href = itemHref(item.id)
  return (
    <Page
      frame={frame}
      heading={item.title}
      section="Board"
      before={
        <Breadcrumbs
          items={[
            { text: 'Board', href: boardHref },
            { text: meeting.title, href: meetingHref(meeting.id) },
          ]}
        />
      }
    >
      <SummaryList rows={factsOfItem(decided)} />
      {item.motion && (
        <blockquote className="nhsuk-inset-text" data-quoted="">
          <p>{item.motion}</p>
        </blockquote>
      )}
      <ButtonGroup>
        {may.vote.allowed && <ButtonLink href={`${href}/vote`}>Vote</ButtonLink>}
        {may.ratify.allowed && (
          <ButtonLink href={`${href}/ratify`}>
            {may.ratify.by === null ? 'Say what the body decided' : 'Say what your board decided'}
          </ButtonLink>
        )}
        {item.closedAt === null && (
          <ButtonLink href={`${href}/declare`} kind="secondary">
            Declare an interest
          </ButtonLink>
        )}
        {view.mayKeep && item.closedAt === null && (
          <ButtonLink href={`${href}/papers/new`} kind="secondary">
            Add a paper
          </ButtonLink>
        )}
        {view.mayKeep && item.closedAt === null && (
          <ButtonLink href={attachPaperHref(item.id)} kind="secondary">
            Attach a file
          </ButtonLink>
        )}
      </ButtonGroup>
      {item.openedAt !== null && item.closedAt === null && !may.vote.allowed && <p>{may.vote.because}</p>}
      {may.open.allowed && <StepForm href={`${href}/open`} says="Put it to the vote" {...{ formKey, item }} />}
      {may.close.allowed && (
        <StepForm href={`${href}/close`} says="Close the vote" kind="secondary" {...{ formKey, item }} />
      )}

      <h2 className="nhsuk-heading-m">Papers</h2>
      {view.isKeptFrom && <p>You declared a personal interest, so the papers of this item are kept from you.</p>}
      {!view.isKeptFrom && papers.length === 0 && <p>There are no papers.</p>}
      {papers.map((paper) => (
        <section key={paper.id} data-quoted="">
          <h3 className="nhsuk-heading-s">
            {paper.title} ({paper.isPublic ? 'public' : 'private'})
          </h3>
          {paper.file && (
            <p>
              <a href={attachedPaperHref(item.id, paper.id)}>
                Download {paper.title} ({mediaTypes[paper.file.mediaType].name}, {format.fileSize(paper.file.bytes)})
              </a>
            </p>
          )}
          {paperBlocks(paper.body).map((block, n) => (
            <PrintedBlock key={n} block={block} headingLevel={3} />
          ))}
        </section>
      ))}

      {item.kind === 'decision' && !decided.ok && <p>{decided.because}</p>}
      {decided.ok && item.openedAt !== null && (
        <>
          <h2 className="nhsuk-heading-m">{item.closedAt === null ? 'As it stands now' : 'What we decided'}</h2>
          <OutcomeInFull outcome={decided.outcome} />
          <Dissent decided={decided} />
        </>
      )}
      <WhatFollows item={item.id} view={view.follows} />
      {decided.ok && (
        <DataTable
          caption="Members, their interests and votes"
          columns={seatColumns}
          rows={decided.seats.map((one) => ({ ...one, ...lastVote(votes, one) }))}
          rowKey={({ seat }) => seat.id}
          whenNone="Nobody has a seat on this committee."
        />
      )}
    </Page>
  )
}

function StepForm({
  href,
  says,
  kind = 'primary',
  formKey,
  item,
}: {
  readonly href: string
  readonly says: string
  readonly kind?: 'primary' | 'secondary'
  readonly formKey: string
  readonly item: { readonly edition: number }
}) {
  return (
    <Form action={href}>
      <Sent formKey={formKey} edition={item.edition} />
      <Button kind={kind}>{says}</Button>
    </Form>
  )
}

function factsOfItem(decided: Decided) {
  const { item, meeting } = decided.record
  return [
    { key: 'Item', value: `${item.place} of ${meeting.title}` },
    { key: 'State', value: itemState(item) },
    ...(item.matter === null
      ? []
      : [
          { key: 'Class of matter', value: matters[item.matter] },
          {
            key: 'Affects',
            value: format.list(item.affected.map(trustName)),
            whenEmpty: format.missing.notApplicable,
          },
          { key: 'Money', value: item.amountPence === null ? 'Not stated' : format.exactMoney(item.amountPence) },
        ]),
    ...(decided.ruleAgreed ? [{ key: 'Rule', value: ruleInWords(decided.ruleAgreed) }] : []),
    ...chairsActionRows(decided),
  ]
}

/** Of what a chair does between meetings: who is heard before, when it takes effect, and until when it must be ratified. */
function chairsActionRows(decided: Decided) {
  if (!decided.ok || decided.facts.rule.kind !== 'chairs-action') return []
  const { takesEffect, ratifyBy, consulting } = decided.facts.rule
  return [
    ...(consulting
      ? [
          {
            key: 'Heard before',
            value: `${format.count(consulting.atLeast, 'non-executive director')}, by what each says under "Vote"`,
          },
        ]
      : []),
    { key: 'Takes effect', value: takesEffect === 'at-once' ? 'At once' : 'When it is ratified' },
    { key: 'Ratification due', value: format.date(ratifyBy) },
  ]
}

function lastVote(votes: readonly GivenVote[], { seat }: SeatOnItem): { readonly vote?: GivenVote } {
  const vote = votes.findLast((one) => personId(one) === personId(seat) && one.forTrust === seat.forTrust)
  return vote ? { vote } : {}
}

/** What those said who were not for it. It stands beside the decision for good. */
function Dissent({ decided }: { readonly decided: Decided }) {
  const { votes, seats } = decided.record
  const last = votes.filter(
    (vote, n) => !votes.slice(n + 1).some((one) => personId(one) === personId(vote) && one.forTrust === vote.forTrust),
  )
  const dissent = last.filter(({ choice, reason }) => choice === 'against' && reason !== '')
  if (dissent.length === 0) return null
  return (
    <>
      <h3 className="nhsuk-heading-s">Dissent</h3>
      {dissent.map((vote) => (
        <p key={`${personId(vote)} ${vote.forTrust}`} data-quoted="">
          {seats.find((seat) => personId(seat) === personId(vote))?.name ?? vote.person}
          {vote.forTrust && `, for ${trustName(vote.forTrust)}`}: {vote.reason}
        </p>
      ))}
    </>
  )
}

import { trustName } from '#nhs/organisations.ts'
import { BackLink } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import type { FieldError } from '#web/field-errors.ts'
import * as format from '#web/format.ts'
import { Form, LongTextField, RadioField, TextField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { TaskList } from '#web/task-list.tsx'
import { agreementHref, draftHref, versionHref } from '../addresses.ts'
import type { Clause } from '../agreement.ts'
import { differenceOf } from '../difference.ts'
import { type DraftPart, draftParts } from '../draft-parts.ts'
import { type Fault, faultsOf } from '../faults.ts'
import type { Version } from '../version.ts'
import { Sent } from './answer.tsx'

/** Why a new version is drafted, before there is one. */
export function NewVersionPage({
  frame,
  formKey,
  inForce,
  why = '',
  errors = [],
}: {
  readonly frame: Frame
  readonly formKey: string
  readonly inForce: number | null
  readonly why?: string
  readonly errors?: readonly FieldError[]
}) {
  return (
    <Page
      frame={frame}
      heading="Draft a new version"
      section="Alliance"
      errors={errors}
      before={<BackLink href={agreementHref}>Back to the agreement</BackLink>}
    >
      <p>
        {inForce === null
          ? 'It begins with the members and services of today.'
          : `It begins as version ${inForce}, which is in force. That stays in force until every party has signed the new one.`}
      </p>
      <Form>
        <Sent formKey={formKey} />
        <LongTextField
          name="why"
          label="Why is it drafted?"
          hint="Every party will see this."
          value={why}
          errors={errors}
        />
        <Button>Begin the draft</Button>
      </Form>
    </Page>
  )
}

/** The parts of a draft, each with whether it changes anything and what is wrong with it. */
export function DraftPage({
  frame,
  version,
  before,
}: {
  readonly frame: Frame
  readonly version: Version
  /** What is in force; nothing for the first agreement. */
  readonly before: Version | null
}) {
  const { number, body } = version
  const faults = faultsOf(body)
  const changed = new Set(before ? differenceOf(before.body, body).map(({ part }) => part) : [])
  const parts = Object.keys(draftParts) as DraftPart[]
  return (
    <Page
      frame={frame}
      heading={`Draft of version ${number}`}
      section="Alliance"
      before={<BackLink href={agreementHref}>Back to the agreement</BackLink>}
    >
      <p data-quoted="">{version.why}</p>
      <TaskList
        tasks={[
          ...parts.map((part) => ({
            text: draftParts[part],
            href: draftHref(number, part),
            status: statusOf(part, faults, before === null || changed.has(part)),
          })),
          {
            text: 'Check it and send it for signing',
            href: draftHref(number, 'check'),
            status:
              faults.length > 0
                ? ({ text: 'Not yet', meaning: 'not-started' } as const)
                : ({ text: 'To do', meaning: 'waiting' } as const),
          },
        ]}
      />
      <p>
        <a href={versionHref(number)}>Read the draft as a document</a>
      </p>
    </Page>
  )
}

function statusOf(part: DraftPart, faults: readonly Fault[], isChanged: boolean) {
  if (faults.some((fault) => fault.part === part)) return { text: 'Needs attention', meaning: 'attention' } as const
  return isChanged
    ? ({ text: 'Changed', meaning: 'in-progress' } as const)
    : ({ text: 'As it was', meaning: 'done' } as const)
}

/** The clauses of a draft, in order. */
export function ClausesPage({ frame, version }: { readonly frame: Frame; readonly version: Version }) {
  const { number, body } = version
  return (
    <Page
      frame={frame}
      heading="Clauses"
      section="Alliance"
      before={<BackLink href={draftHref(number)}>Back to the draft of version {number}</BackLink>}
    >
      <ol className="nhsuk-list nhsuk-list--number">
        {body.clauses.map(({ id, head, isBinding }) => (
          <li key={id}>
            <a href={draftHref(number, `clauses/${id}`)}>{head}</a> (
            {isBinding ? 'binds in law' : 'does not bind in law'})
          </li>
        ))}
      </ol>
      {body.clauses.length === 0 && <p>There are no clauses yet.</p>}
      <p>
        <a href={draftHref(number, 'clauses/new')}>Add a clause</a>
      </p>
    </Page>
  )
}

export function ClausePage({
  frame,
  version,
  clause,
  answers,
  errors = [],
}: {
  readonly frame: Frame
  readonly version: Version
  /** Nothing for a new one. */
  readonly clause?: Clause
  readonly answers: { readonly head: string; readonly words: string; readonly isBinding: string }
  readonly errors?: readonly FieldError[]
}) {
  const { number, edition } = version
  return (
    <Page
      frame={frame}
      heading={clause ? 'Change a clause' : 'Add a clause'}
      section="Alliance"
      errors={errors}
      before={<BackLink href={draftHref(number, 'clauses')}>Back to the clauses</BackLink>}
    >
      <Form>
        <input type="hidden" name="edition" value={edition} />
        <TextField name="head" label="Heading" value={answers.head} errors={errors} />
        <LongTextField name="words" label="Words" rows={10} value={answers.words} errors={errors} />
        <RadioField
          name="isBinding"
          legend="Does it bind in law?"
          size="s"
          options={[
            { value: 'yes', text: 'Yes' },
            { value: 'no', text: 'No' },
          ]}
          value={answers.isBinding}
          errors={errors}
        />
        <Button>Save the clause</Button>
      </Form>
      {clause && (
        <Form action={draftHref(number, `clauses/${clause.id}/remove`)}>
          <input type="hidden" name="edition" value={edition} />
          <Button kind="secondary">Remove this clause</Button>
        </Form>
      )}
    </Page>
  )
}

/** The last look before a draft goes to everybody: what changes, what stands in the way, who signs. */
export function CheckDraftPage({
  frame,
  version,
  before,
  formKey,
}: {
  readonly frame: Frame
  readonly version: Version
  readonly before: Version | null
  readonly formKey: string
}) {
  const { number, body } = version
  const faults = faultsOf(body)
  const changes = before ? differenceOf(before.body, body) : []
  return (
    <Page
      frame={frame}
      heading={`Check version ${number} before it is sent`}
      section="Alliance"
      before={<BackLink href={draftHref(number)}>Back to the draft of version {number}</BackLink>}
    >
      {faults.length > 0 && (
        <>
          <h2 className="nhsuk-heading-m">What has to be mended first</h2>
          <ul className="nhsuk-list nhsuk-list--bullet">
            {faults.map(({ part, says }) => (
              <li key={says}>
                {says} <a href={draftHref(number, part)}>{draftParts[part]}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        {before === null
          ? 'It is the first version.'
          : changes.length === 0
            ? 'It changes nothing.'
            : `It changes ${format.count(changes.length, 'thing')}: ${format.list([...new Set(changes.map(({ part }) => draftParts[part].toLowerCase()))])}.`}
      </p>
      {before !== null && changes.length > 0 && (
        <p>
          <a href={`${versionHref(number)}/difference`}>
            What changes from version {before.number} to version {number}
          </a>
        </p>
      )}
      <p>
        It goes to {format.list(body.parties.map(({ trust }) => trustName(trust)))}. Once it is sent its words cannot be
        changed.
      </p>
      {faults.length === 0 && (
        <Form>
          <Sent formKey={formKey} edition={version.edition} />
          <Button>Send for signing</Button>
        </Form>
      )}
    </Page>
  )
}

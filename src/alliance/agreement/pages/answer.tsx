import { trustName } from '#nhs/organisations.ts'
import { BackLink } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import type { FieldError } from '#web/field-errors.ts'
import * as format from '#web/format.ts'
import { Form, LongTextField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { SummaryList } from '#web/summary-list.tsx'
import { agreementHref, versionHref } from '../addresses.ts'
import type { Stop } from '../consequence.ts'
import { type Post, posts } from '../decision-rule.ts'
import type { Version } from '../version.ts'
import { StopTables } from './stops.tsx'

/** What every form of a command sends besides its answers. */
export function Sent({ formKey, edition }: { readonly formKey: string; readonly edition?: number }) {
  return (
    <>
      <input type="hidden" name="key" value={formKey} />
      {edition !== undefined && <input type="hidden" name="edition" value={edition} />}
    </>
  )
}

type View = {
  readonly frame: Frame
  readonly version: Version
  readonly formKey: string
  readonly errors?: readonly FieldError[]
  readonly reason?: string
}

/** Signing: once more what it is, what follows, and one button. */
export function SignPage({
  frame,
  version,
  formKey,
  post,
  trust,
  isLast,
  stops,
}: View & {
  readonly post: Post
  readonly trust: string
  /** With this signature every party has signed. */
  readonly isLast: boolean
  readonly stops: readonly Stop[]
}) {
  const { number, body } = version
  return (
    <Page
      frame={frame}
      heading={`Sign version ${number} of the agreement`}
      section="Alliance"
      before={<BackLink href={versionHref(number)}>Back to version {number}</BackLink>}
    >
      <SummaryList
        rows={[
          { key: 'You sign for', value: `${trustName(trust)}, as its ${posts[post].toLowerCase()}` },
          { key: 'Begins', value: format.date(body.commencesOn) },
          { key: 'Parties', value: format.list(body.parties.map((party) => trustName(party.trust))) },
          { key: 'What it says is known by', value: <code>{version.digest.slice(0, 16)}</code> },
        ]}
      />
      {isLast ? (
        <p>You are the last to sign. The version is in force at once, unless its day is still to come.</p>
      ) : (
        <p>Others still have to sign. Nothing changes before they have.</p>
      )}
      {stops.length > 0 && <StopTables stops={stops} />}
      <Form>
        <Sent formKey={formKey} edition={version.edition} />
        <Button>Sign it</Button>
      </Form>
    </Page>
  )
}

export function DeclinePage({ frame, version, formKey, errors = [], reason }: View) {
  return (
    <Page
      frame={frame}
      heading={`Decline version ${version.number} of the agreement`}
      section="Alliance"
      errors={errors}
      before={<BackLink href={versionHref(version.number)}>Back to version {version.number}</BackLink>}
    >
      <p>It cannot come into force without your trust. What is in force stays as it is.</p>
      <Form>
        <Sent formKey={formKey} edition={version.edition} />
        <LongTextField
          name="reason"
          label="Why do you decline?"
          hint="Every party will see this."
          value={reason}
          errors={errors}
        />
        <Button kind="warning">Decline it</Button>
      </Form>
    </Page>
  )
}

export function WithdrawPage({ frame, version, formKey }: View) {
  return (
    <Page
      frame={frame}
      heading={`Withdraw version ${version.number} of the agreement`}
      section="Alliance"
      before={<BackLink href={versionHref(version.number)}>Back to version {version.number}</BackLink>}
    >
      <p>Nobody can sign it any more. What is in force stays as it is.</p>
      <Form>
        <Sent formKey={formKey} edition={version.edition} />
        <Button kind="warning">Withdraw it</Button>
      </Form>
    </Page>
  )
}

/** Why nothing was done. */
export function RefusedPage({
  frame,
  because,
  back = { text: 'Back to the agreement', href: agreementHref },
}: {
  readonly frame: Frame
  readonly because: string
  readonly back?: { readonly text: string; readonly href: string }
}) {
  return (
    <Page
      frame={frame}
      heading="This cannot be done"
      section="Alliance"
      before={<BackLink href={back.href}>{back.text}</BackLink>}
    >
      <p>{because}</p>
      <p>Nothing was changed.</p>
    </Page>
  )
}

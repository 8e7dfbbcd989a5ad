import { trustName } from '#nhs/organisations.ts'
import { treatmentFunctionName } from '#nhs/treatment-function.ts'
import { BackLink } from '#web/back-link.tsx'
import { Button, ButtonGroup } from '#web/buttons.tsx'
import * as format from '#web/format.ts'
import { Form } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { SummaryList } from '#web/summary-list.tsx'
import { fieldsOf, purposeName, type SharingAgreement, type Standing } from '../agreement.ts'
import { standingInWords } from './standing-tag.tsx'

type View = {
  readonly frame: Frame
  readonly agreement: SharingAgreement
  readonly standing: Standing
  /** The viewer's trust owns it, and the viewer may stop or end what the trust shares. */
  readonly mayChange: boolean
}

/** One sharing agreement: who lets whom see what, for what, until when. */
export function AgreementPage({ frame, agreement, standing, mayChange }: View) {
  const { owner, recipient, purpose, fields, treatmentFunctions } = agreement
  const suspended = agreement.suspendedAt !== null
  return (
    <Page
      frame={frame}
      heading={`Sharing agreement, ${purposeName[purpose].toLowerCase()}`}
      section="Alliance"
      before={<BackLink href="/alliance">Back to the alliance</BackLink>}
    >
      <SummaryList
        rows={[
          { key: 'Owner of the records', value: trustName(owner) },
          { key: 'Who may see them', value: trustName(recipient) },
          { key: 'Standing', value: standingInWords(standing) },
          {
            key: 'What may be seen',
            value: <Lines items={fields.map((field) => fieldsOf[purpose][field] ?? field)} />,
          },
          { key: 'For which services', value: <Lines items={treatmentFunctions.map(treatmentFunctionName)} /> },
          { key: 'From', value: format.dateTime(agreement.validFrom) },
          { key: 'Until', value: format.dateTime(agreement.validTo) },
          {
            key: 'Approved by the owner',
            value: format.count(agreement.approvedByOwner.length, 'person', 'people'),
          },
          { key: 'Approved by the recipient', value: agreement.approvedByRecipient ? 'Yes' : 'Not yet' },
          ...(agreement.revokedReason ? [{ key: 'Why it was ended', value: agreement.revokedReason }] : []),
        ]}
      />
      {mayChange && !agreement.revokedAt && (
        <ButtonGroup>
          <Form action={`/alliance/agreements/${agreement.id}/${suspended ? 'resume' : 'suspend'}`}>
            <input type="hidden" name="version" value={agreement.version} />
            <Button kind="secondary">{suspended ? 'Let sharing go on' : 'Suspend sharing'}</Button>
          </Form>
          <a href={`/alliance/agreements/${agreement.id}/revoke`}>End this agreement</a>
        </ButtonGroup>
      )}
    </Page>
  )
}

function Lines({ items }: { readonly items: readonly string[] }) {
  return (
    <ul className="nhsuk-list">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  )
}

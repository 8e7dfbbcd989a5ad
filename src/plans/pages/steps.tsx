/** The steps that take a plan further, each asked once more before it is done; and what is said when it cannot be. */
import type { ReactNode } from 'react'
import { trustName } from '#nhs/organisations.ts'
import { BackLink } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import * as format from '#web/format.ts'
import { Form, LongTextField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { type FieldError, Page } from '#web/page.tsx'
import { SummaryList } from '#web/summary-list.tsx'
import type { MadePlan } from '../read-people.ts'
import { LongWaits } from './long-waits.tsx'
import { treatedInWords } from './treated.ts'

type View = { readonly frame: Frame; readonly plan: MadePlan }

function StepPage({
  frame,
  plan,
  heading,
  errors = [],
  children,
}: View & { readonly heading: string; readonly errors?: readonly FieldError[]; readonly children: ReactNode }) {
  return (
    <Page
      frame={frame}
      heading={heading}
      section="Plans"
      errors={errors}
      before={<BackLink href={`/plans/${plan.id}`}>Back to the plan</BackLink>}
    >
      {children}
    </Page>
  )
}

/** The plan as the person saw it: a form about an older one is refused. */
const Version = ({ plan }: Pick<View, 'plan'>) => <input type="hidden" name="version" value={plan.version} />

function InShort({ plan }: Pick<View, 'plan'>) {
  const { trusts } = plan.report.report
  const transfers = trusts.reduce((sum, { transfersOut }) => sum + transfersOut, 0)
  return (
    <SummaryList
      rows={[
        { key: 'Plan', value: plan.name },
        { key: 'Treated', value: treatedInWords(plan.report) },
        { key: 'At another trust', value: format.count(transfers, 'patient') },
        { key: 'Trusts', value: format.list(plan.trusts.map(trustName)) },
      ]}
    />
  )
}

export function ProposePage({
  frame,
  plan,
  taken,
}: View & {
  /** That another plan proposes some of its patients: better known before it is proposed than when it is published. */
  readonly taken: string | undefined
}) {
  return (
    <StepPage frame={frame} plan={plan} heading="Propose this plan">
      <InShort plan={plan} />
      <LongWaits report={plan.report} />
      {taken && <p>{taken}</p>}
      <p>A second person has to publish it. Until then nothing follows from it.</p>
      <Form>
        <Version plan={plan} />
        <Button>Confirm and propose</Button>
      </Form>
    </StepPage>
  )
}

export function PublishPage({ frame, plan, proposes }: View & { readonly proposes: string }) {
  return (
    <StepPage frame={frame} plan={plan} heading="Publish this plan">
      <InShort plan={plan} />
      <LongWaits report={plan.report} />
      <p>
        Each patient who would be treated at another trust becomes a proposed transfer, which both trusts see. Nothing
        is sent to patients. The plan can be withdrawn.
      </p>
      <p>{proposes}</p>
      <Form>
        <Version plan={plan} />
        <Button>Confirm and publish</Button>
      </Form>
    </StepPage>
  )
}

export function WithdrawPage({
  frame,
  plan,
  reason = '',
  errors = [],
}: View & { readonly reason?: string; readonly errors?: readonly FieldError[] }) {
  return (
    <StepPage frame={frame} plan={plan} heading="Withdraw this plan" errors={errors}>
      <p>
        Every transfer that the plan proposes and that nobody has gone on with is withdrawn with it. Both trusts see the
        reason. What has been judged suitable, offered or agreed stays: its own page says how it can be ended.
      </p>
      <Form>
        <Version plan={plan} />
        <LongTextField name="reason" label="Why is the plan withdrawn?" value={reason} errors={errors} />
        <Button kind="warning">Confirm and withdraw</Button>
      </Form>
    </StepPage>
  )
}

/** Not allowed is a page that explains. */
export function RefusedPage({ frame, plan, because }: View & { readonly because: string }) {
  return (
    <StepPage frame={frame} plan={plan} heading="This cannot be done">
      <p>{because}</p>
      <p>Nothing has changed.</p>
    </StepPage>
  )
}

/** Somebody was quicker. */
export function ChangedPage({ frame, plan }: View) {
  return (
    <StepPage frame={frame} plan={plan} heading="This plan has changed">
      <p>Somebody has changed the plan or taken it further since you opened the page. Nothing of yours was saved.</p>
      <p>
        <a href={`/plans/${plan.id}`}>See how the plan stands now</a>
      </p>
    </StepPage>
  )
}

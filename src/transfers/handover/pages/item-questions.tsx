/** What there is of one item of the checklist, one question a page: whether it is there, and then what, or why not. */
import type { ReactNode } from 'react'
import { BackLink } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import { type DateAnswer, DateField } from '#web/date-field.tsx'
import { Form, LongTextField, RadioField, SelectField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { type FieldError, Page } from '#web/page.tsx'
import type { Transfer } from '../../life/transfer-row.ts'
import { handoverHref, itemHref } from '../addresses.ts'
import type { ChecklistItem } from '../checklist/checklist-rules.ts'
import type { DocumentListed } from '../documents/document-store.ts'

type Asked = {
  readonly frame: Frame
  readonly transfer: Transfer
  readonly item: ChecklistItem
  /** The version of the answer that the page shows. */
  readonly seen: number
  readonly errors?: readonly FieldError[]
}

const Seen = ({ seen }: { readonly seen: number }) => <input type="hidden" name="seen" value={seen} />

/** Whether it is there. */
export function ItemStatePage({
  frame,
  transfer,
  item,
  seen,
  errors = [],
  state,
}: Asked & { readonly state?: string | undefined }) {
  return (
    <Page
      frame={frame}
      heading={item.name}
      section="Transfers"
      errors={errors}
      headingInForm
      before={<BackLink href={handoverHref(transfer)}>Back to what goes with the patient</BackLink>}
    >
      <Form>
        <Seen seen={seen} />
        <RadioField
          name="state"
          legend={item.name}
          asHeading
          hint={item.says}
          errors={errors}
          value={state}
          options={[
            { value: 'have', text: 'It is there' },
            ...(item.mayBeNotNeeded ? [{ value: 'not-needed', text: 'This patient does not need it' }] : []),
            { value: 'missing', text: 'It is still missing' },
          ]}
        />
        <Button>Continue</Button>
      </Form>
    </Page>
  )
}

type HaveAnswers = { readonly dated: DateAnswer; readonly document: string; readonly note: string }

/** What there is of it, and from when. */
export function ItemHavePage(
  props: Asked & { readonly answers?: HaveAnswers | undefined; readonly documents: readonly DocumentListed[] },
) {
  const { item, errors = [], answers, documents } = props
  return (
    <Follow {...props} heading={`${item.name}: what there is`}>
      <DateField
        name="dated"
        legend="Date it was made"
        hint="As on the letter, the screening or the signature"
        errors={errors}
        {...(answers && { value: answers.dated })}
      />
      <SelectField
        name="document"
        label={item.needsDocument ? 'Document' : 'Document (optional)'}
        unchosen={documents.length === 0 ? 'No document is attached yet' : 'Select a document'}
        options={documents.map(({ id, name }) => ({ value: id, text: name }))}
        value={answers?.document}
        errors={errors}
      />
      <LongTextField name="note" label="Note (optional)" value={answers?.note} rows={3} errors={errors} />
    </Follow>
  )
}

/** Why it is not needed. */
export function ItemNotNeededPage(props: Asked & { readonly reason?: string | undefined }) {
  const { item, errors = [], reason } = props
  return (
    <Follow {...props} heading={`${item.name}: not needed`}>
      <LongTextField name="reason" label="Why this patient does not need it" value={reason} rows={3} errors={errors} />
    </Follow>
  )
}

function Follow({
  frame,
  transfer,
  item,
  seen,
  errors = [],
  heading,
  children,
}: Asked & { readonly heading: string; readonly children: ReactNode }) {
  return (
    <Page
      frame={frame}
      heading={heading}
      section="Transfers"
      errors={errors}
      before={<BackLink href={itemHref(transfer, item.code)}>Back to the question before</BackLink>}
    >
      <Form>
        <Seen seen={seen} />
        {children}
        <Button>Save</Button>
      </Form>
    </Page>
  )
}

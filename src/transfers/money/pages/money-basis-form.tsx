import { commissioner } from '#nhs/commissioner.ts'
import { trustName } from '#nhs/organisations.ts'
import { BackLink } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import { CheckboxField, Form, RadioField, TextField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { type FieldError, Page } from '#web/page.tsx'
import type { MoneyTransfer } from '../agreed/money-of-transfer.ts'
import type { BasisAnswers } from '../basis-form.ts'
import { moneyHref } from './money-of-transfer.tsx'
import { earlierCareNames, specialisedNames, spellNames } from './money-words.ts'

type View = {
  readonly frame: Frame
  readonly transfer: MoneyTransfer
  /** As the patient's record has it; nothing when the patient is no longer on the list. */
  readonly commissionerCode: string | undefined
  readonly answers: BasisAnswers
  readonly errors?: readonly FieldError[]
}

const options = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, text]) => ({ value, text }))

/** Where the sender states what the money depends on. */
export function MoneyBasisPage({ frame, transfer, commissionerCode, answers, errors = [] }: View) {
  const name = commissionerCode && commissioner(commissionerCode)?.name
  return (
    <Page
      frame={frame}
      heading="State what the money depends on"
      section="Transfers"
      errors={errors}
      before={<BackLink href={moneyHref(transfer)}>Back to the money of this transfer</BackLink>}
    >
      <p>
        {commissionerCode
          ? `The patient's record names ${name ? `${name} (${commissionerCode})` : commissionerCode} as the commissioner.`
          : "The patient's record names no commissioner."}{' '}
        {trustName(transfer.receiver)} will see it, and what you state here.
      </p>
      <Form>
        <input type="hidden" name="after" value={answers.after} />
        <TextField
          name="item"
          label="Price item"
          hint="The healthcare resource group (HRG) that your coders expect, for example HN22A. It is never worked out from the procedure."
          width={10}
          spellCheck={false}
          value={answers.item}
          errors={errors}
          size="m"
        />
        <RadioField
          name="spell"
          legend="Kind of stay"
          options={options(spellNames)}
          value={answers.spell}
          errors={errors}
        />
        <RadioField
          name="specialised"
          legend="Is it a specialised service?"
          hint="Specialised services are listed by NHS England. It may change who pays."
          options={options(specialisedNames)}
          value={answers.specialised}
          errors={errors}
        />
        <RadioField
          name="bestPractice"
          legend="Will the best practice criteria be met?"
          options={[
            { value: 'yes', text: 'Yes' },
            { value: 'no', text: 'No, or there are none' },
          ]}
          value={answers.bestPractice}
          errors={errors}
        />
        <CheckboxField
          name="earlierCare"
          legend="What has your trust been paid for already?"
          hint="Leave this empty if it was paid for nothing."
          options={options(earlierCareNames)}
          values={answers.earlierCare}
          errors={errors}
        />
        <RadioField
          name="followUpBy"
          legend="Who follows the patient up?"
          options={[
            { value: 'sender', text: trustName(transfer.sender) },
            { value: 'receiver', text: trustName(transfer.receiver) },
          ]}
          value={answers.followUpBy}
          errors={errors}
        />
        <Button>Save</Button>
      </Form>
    </Page>
  )
}

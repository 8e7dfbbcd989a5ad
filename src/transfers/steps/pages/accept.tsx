/** Accepting a patient: who they are, in which place, what it does to the money and under which agreement; one button. */
import { trustName } from '#nhs/organisations.ts'
import { treatmentFunctionName } from '#nhs/treatment-function.ts'
import { BackLink } from '#web/back-link.tsx'
import { Button, ButtonGroup } from '#web/buttons.tsx'
import { Form } from '#web/forms.tsx'
import { Page } from '#web/page.tsx'
import { stepHref, transferHref } from '../../addresses.ts'
import type { TransferMoney } from '../../money/agreed/money-of-transfer.ts'
import { digestOf, shownMoney } from '../../money/agreed/shown-money.ts'
import { Invented } from '../../money/pages/invented.tsx'
import { Figures, Warnings, WhatIsMissing } from '../../money/pages/money-of-transfer.tsx'
import { stepWords } from '../step-words.ts'
import { sectionOf } from './section.ts'
import { Follows, Hidden, Missing, type View, WhoAndWhat } from './step.tsx'

export function AcceptPage({ money, ...view }: View & { readonly money: TransferMoney }) {
  const { frame, transfer, lacks } = view
  const { heading, button, instead } = stepWords.accept
  const { preview } = money
  return (
    <Page
      frame={frame}
      heading={heading}
      section={sectionOf(transfer)}
      before={<BackLink href={transferHref(transfer)}>Back to the transfer</BackLink>}
    >
      <WhoAndWhat {...view} />
      {lacks.length > 0 ? (
        <Missing {...view} />
      ) : (
        <>
          <Agreement transfer={transfer} />
          {preview.isInvented && <Invented />}
          <Warnings preview={preview} />
          {preview.known ? <Figures preview={preview} /> : <WhatIsMissing preview={preview} />}
          {!preview.known && <p>You can accept the patient without knowing the money.</p>}
          <Follows code="accept" />
          <Form>
            <Hidden {...view} />
            <input type="hidden" name="digest" value={digestOf(shownMoney(preview))} />
            <ButtonGroup>
              <Button>{button}</Button>
              <a href={stepHref(transfer, 'refuse')}>Refuse the patient</a>
            </ButtonGroup>
          </Form>
          <p>{instead}</p>
        </>
      )}
    </Page>
  )
}

const Agreement = ({ transfer }: Pick<View, 'transfer'>) => (
  <p>
    The mutual-aid agreement of {trustName(transfer.sender)} with your trust is in force for{' '}
    {treatmentFunctionName(transfer.treatmentFunction)}.
  </p>
)

import { type MatterCode, matterCodes, matters } from '#alliance'
import { trustName } from '#nhs/organisations.ts'
import { Breadcrumbs } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import type { FieldError } from '#web/field-errors.ts'
import * as format from '#web/format.ts'
import { Form, SelectField, TextField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import type { PowerAnswer } from '../../decision/may-decide.ts'
import { mayDecideInWords } from '../../decision/scheme.ts'
import { boardHref, mayDecideHref } from '../addresses.ts'
import type { PowersFound } from '../may-decide-question.ts'

export type MayDecideView = {
  readonly trust: string
  readonly matter?: MatterCode
  readonly pounds: string
  readonly errors: readonly FieldError[]
  /** Once something was asked: nothing in it when there is no agreement. */
  readonly found?: PowersFound | 'no-agreement'
}

export function MayDecidePage({ frame, view }: { readonly frame: Frame; readonly view: MayDecideView }) {
  const { trust, matter, pounds, errors, found } = view
  return (
    <Page
      frame={frame}
      heading="May I decide this?"
      section="Board"
      errors={errors}
      before={<Breadcrumbs items={[{ text: 'Board', href: boardHref }]} />}
    >
      <p>The answer follows from the powers that {trustName(trust)} lent, and from those that its board keeps.</p>
      <Form action={mayDecideHref}>
        <SelectField
          name="matter"
          label="Class of matter"
          unchosen="Select a class of matter"
          options={matterCodes.map((code) => ({ value: code, text: matters[code] }))}
          value={matter}
          errors={errors}
        />
        <TextField
          name="pounds"
          label="How much money is in it (optional)?"
          hint="In whole pounds"
          prefix="£"
          numeric
          width={10}
          value={pounds}
          errors={errors}
        />
        <Button>Ask</Button>
      </Form>
      {found === 'no-agreement' && <p>There is no agreement in force, so each board decides for its own trust.</p>}
      {found && found !== 'no-agreement' && (
        <>
          <Answered heading="You" answer={found.mine} />
          <Answered heading={found.body} answer={found.bodys} />
        </>
      )}
    </Page>
  )
}

function Answered({ heading, answer }: { readonly heading: string; readonly answer: PowerAnswer }) {
  return (
    <>
      <h2 className="nhsuk-heading-m">{heading}</h2>
      <p>{answerInWords(answer)}</p>
      {answer.answer === 'no' && answer.whoMay.length > 0 && (
        <>
          <p>These may:</p>
          <ul className="nhsuk-list nhsuk-list--bullet">
            {answer.whoMay.map((one) => (
              <li key={mayDecideInWords(one)}>{mayDecideInWords(one)}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function answerInWords(answer: PowerAnswer): string {
  switch (answer.answer) {
    case 'yes':
      return answer.upToPence === undefined
        ? `Yes (${answer.clause}).`
        : `Yes, up to ${format.exactMoney(answer.upToPence)} (${answer.clause}).`
    case 'up-to':
      return `Yes, up to ${format.exactMoney(answer.upToPence)} (${answer.clause}). Say how much money is in it for a full answer.`
    case 'no':
      return {
        'not-delegated': 'No. This power was not lent.',
        reserved: 'No. A board keeps this to itself.',
        'over-limit': `No. The limit is ${format.exactMoney(answer.upToPence ?? 0)}.`,
      }[answer.because]
  }
}

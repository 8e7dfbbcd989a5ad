/** The two questions that open a patient's page, and what is said when they do not. */
import { BackLink } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import { type DateAnswer, DateField } from '#web/date-field.tsx'
import { Form, TextField } from '#web/forms.tsx'
import type { FieldError, Frame } from '#web/page.tsx'
import { my } from '../addresses.ts'
import { MyPage } from './my-page.tsx'

type Asked = { readonly frame: Frame; readonly errors?: readonly FieldError[] }

export function CodePage({ frame, errors = [], typed }: Asked & { readonly typed?: string }) {
  const heading = 'What is the code in your letter?'
  return (
    <MyPage frame={frame} heading={heading} headingInForm errors={errors}>
      <Form action={my.start}>
        <TextField
          name="code"
          label={heading}
          asHeading
          hint="It has 12 letters and numbers, such as BCDF-GHJK-LMNP. Small letters are fine."
          width={20}
          value={typed}
          spellCheck={false}
          autoComplete="off"
          errors={errors}
        />
        <Button>Continue</Button>
      </Form>
    </MyPage>
  )
}

export function BirthDatePage({ frame, errors = [], typed }: Asked & { readonly typed?: DateAnswer }) {
  const heading = 'What is your date of birth?'
  return (
    <MyPage
      frame={frame}
      heading={heading}
      headingInForm
      errors={errors}
      before={<BackLink href={my.start}>Back to the code in your letter</BackLink>}
    >
      <Form action={my.birthDate}>
        <DateField
          name="birth-date"
          legend={heading}
          asHeading
          hint="We ask so that nobody else can read your page. For example, 31 3 1950."
          errors={errors}
          {...(typed && { value: typed })}
        />
        <Button>Open my page</Button>
      </Form>
    </MyPage>
  )
}

export function TooManyTriesPage({ frame }: Asked) {
  return (
    <MyPage frame={frame} heading="There have been too many tries">
      <p>To keep your page safe, it cannot be opened for an hour.</p>
      <p>Wait an hour and try again. If that does not help, call us and we will give you a new code.</p>
    </MyPage>
  )
}

export function LinkOverPage({ frame }: Asked) {
  return (
    <MyPage frame={frame} heading="Your code is over">
      <p>The offer in your letter no longer waits for an answer, or you were given a new code.</p>
      <p>You keep your place on your list. Look for a newer letter, or call us.</p>
    </MyPage>
  )
}

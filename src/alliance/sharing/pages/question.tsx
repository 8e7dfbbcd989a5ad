import type { ReactElement } from 'react'
import { site, trustName } from '#nhs/organisations.ts'
import { treatmentFunctionName } from '#nhs/treatment-function.ts'
import { BackLink } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import { answerOf, type DateAnswer, DateField } from '#web/date-field.tsx'
import type { FieldError } from '#web/field-errors.ts'
import { CheckboxField, Form, LongTextField, RadioField, TextField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { referenceOf } from '#web/reference-of.ts'
import { draftHref } from '../addresses.ts'
import { type DraftAnswers, type DraftChoices, pairs, type Question, questionBefore } from '../draft.ts'
import {
  confidentialityBases,
  fieldsOf,
  type Ground,
  lawfulBases,
  purposeName,
  purposeNames,
  purposes,
  specialBases,
} from '../purposes.ts'
import { EVERY_SITE } from '../understand-answer.ts'

type View = {
  readonly frame: Frame
  readonly id: string
  readonly version: number
  readonly question: Question
  readonly choices: DraftChoices
  /** What is shown in the controls: the draft's, or what was sent with a mistake in it. */
  readonly answers: DraftAnswers
  readonly dates?: Readonly<Record<string, DateAnswer>>
  readonly errors?: readonly FieldError[]
}

type Controls = Pick<View, 'choices' | 'answers' | 'dates' | 'errors'>

/** One question of a proposal. */
export function QuestionPage({ frame, id, version, question, ...view }: View) {
  const { heading, isAlone, controls } = asked[question]
  const before = questionBefore(question, view.answers)
  return (
    <Page
      frame={frame}
      heading={heading(view.answers)}
      section={`Proposal ${referenceOf(id)}`}
      errors={view.errors ?? []}
      headingInForm={isAlone}
      before={<BackLink href={before ? draftHref(id, before) : '/alliance/sharing'}>Back</BackLink>}
    >
      <Form>
        <input type="hidden" name="version" value={version} />
        {controls({ ...view, heading: heading(view.answers) })}
        <Button>Continue</Button>
      </Form>
    </Page>
  )
}

type Asked = {
  readonly heading: (answers: DraftAnswers) => string
  /** Its only control says the heading. */
  readonly isAlone: boolean
  readonly controls: (view: Controls & { readonly heading: string }) => ReactElement
}

const errorsIn = ({ errors }: Controls) => (errors ? { errors } : {})
const ownerIn = ({ owner = '' }: DraftAnswers): string => trustName(owner)
const grounds = (all: readonly Ground[]) => all.map(({ code, says }) => ({ value: code, text: says, ...hintOf(code) }))
const hintOf = (code: string) => (/^\d/.test(code) ? { hint: `Article ${code}` } : {})

const asked: Readonly<Record<Question, Asked>> = {
  between: {
    heading: () => 'Whose records are to be shared with whom?',
    isAlone: true,
    controls: ({ heading, choices, answers, ...view }) => (
      <RadioField
        name="between"
        legend={heading}
        asHeading
        hint="A sharing agreement goes one way. For both ways there are two."
        options={pairs(choices).map(([owner, recipient]) => ({
          value: `${owner} ${recipient}`,
          text: `${trustName(owner)}, with ${trustName(recipient)}`,
        }))}
        value={answers.owner && `${answers.owner} ${answers.recipient}`}
        {...errorsIn({ choices, answers, ...view })}
      />
    ),
  },
  purpose: {
    heading: () => 'What are the records to be shared for?',
    isAlone: true,
    controls: ({ heading, answers, ...view }) => (
      <RadioField
        name="purpose"
        legend={heading}
        asHeading
        options={purposeNames.map((purpose) => ({
          value: purpose,
          text: purposeName(purpose),
          hint: `${purposes[purpose].rows}.`,
        }))}
        value={answers.purpose}
        {...errorsIn({ answers, ...view })}
      />
    ),
  },
  fields: {
    heading: () => 'What may be seen?',
    isAlone: true,
    controls: ({ heading, answers, ...view }) => (
      <CheckboxField
        name="fields"
        legend={heading}
        asHeading
        hint="This is all that the purpose could ever need. Select only what is needed."
        options={Object.entries(fieldsOf(answers.purpose ?? 'planning')).map(([value, text]) => ({ value, text }))}
        values={answers.fields ?? []}
        {...errorsIn({ answers, ...view })}
      />
    ),
  },
  services: {
    heading: () => 'For which services?',
    isAlone: true,
    controls: ({ heading, choices, answers, ...view }) => (
      <CheckboxField
        name="services"
        legend={heading}
        asHeading
        hint="Those that the alliance plans together."
        options={choices.services.map((value) => ({ value, text: treatmentFunctionName(value) }))}
        values={answers.services ?? []}
        {...errorsIn({ choices, answers, ...view })}
      />
    ),
  },
  sites: {
    heading: () => 'For which sites?',
    isAlone: true,
    controls: ({ heading, choices, answers, ...view }) => (
      <CheckboxField
        name="sites"
        legend={heading}
        asHeading
        hint={`Sites of ${ownerIn(answers)}, whose records they are.`}
        options={[
          { value: EVERY_SITE, text: 'Every site, and any that opens later' },
          ...choices.sites(answers.owner ?? '').map((value) => ({ value, text: site(value)?.name ?? value })),
        ]}
        values={answers.sites?.length === 0 ? [EVERY_SITE] : (answers.sites ?? [])}
        {...errorsIn({ choices, answers, ...view })}
      />
    ),
  },
  dates: {
    heading: () => 'From when until when?',
    isAlone: false,
    controls: ({ answers, dates, ...view }) => (
      <>
        <p>An agreement runs for 12 months at most. It begins when the last approval is given, if that is later.</p>
        <DateField
          name="from"
          legend="First day"
          {...shown(dates?.from, answers.from)}
          {...errorsIn({ answers, ...view })}
        />
        <DateField
          name="until"
          legend="Last day"
          {...shown(dates?.until, answers.until)}
          {...errorsIn({ answers, ...view })}
        />
      </>
    ),
  },
  reason: {
    heading: () => 'What is the sharing for, in your own words?',
    isAlone: true,
    controls: ({ heading, answers, ...view }) => (
      <LongTextField
        name="reason"
        label={heading}
        asHeading
        hint="Say what becomes possible, and why less would not do. Do not name patients."
        value={answers.reason}
        {...errorsIn({ answers, ...view })}
      />
    ),
  },
  law: {
    heading: () => 'On which grounds in law?',
    isAlone: false,
    controls: ({ answers, ...view }) => (
      <>
        <RadioField
          name="lawfulBasis"
          legend="Lawful basis"
          options={grounds(lawfulBases)}
          value={answers.lawfulBasis}
          {...errorsIn({ answers, ...view })}
        />
        <RadioField
          name="specialBasis"
          legend="Condition for data about health"
          options={grounds(specialBases)}
          value={answers.specialBasis}
          {...errorsIn({ answers, ...view })}
        />
        <RadioField
          name="confidentialityBasis"
          legend="How the duty of confidentiality is met"
          options={grounds(confidentialityBases)}
          value={answers.confidentialityBasis}
          {...errorsIn({ answers, ...view })}
        />
      </>
    ),
  },
  assessment: {
    heading: () => 'Which data protection impact assessment covers it?',
    isAlone: true,
    controls: ({ heading, answers, ...view }) => (
      <TextField
        name="dpiaReference"
        label={heading}
        asHeading
        hint="Its reference, as your trust files it."
        width={20}
        value={answers.dpiaReference}
        {...errorsIn({ answers, ...view })}
      />
    ),
  },
  rights: {
    heading: () => "How are people's rights honoured?",
    isAlone: true,
    controls: ({ heading, answers, ...view }) => (
      <LongTextField
        name="rights"
        label={heading}
        asHeading
        hint="Who answers somebody who asks what is held about them, has it corrected or objects."
        value={answers.rights}
        {...errorsIn({ answers, ...view })}
      />
    ),
  },
  retention: {
    heading: () => 'How long is it kept, and when is it reviewed?',
    isAlone: false,
    controls: ({ answers, dates, ...view }) => (
      <>
        <LongTextField
          name="retention"
          label="How long the recipient keeps what it makes of the records"
          rows={3}
          size="m"
          value={answers.retention}
          {...errorsIn({ answers, ...view })}
        />
        <DateField
          name="reviewOn"
          legend="Day of the review"
          {...shown(dates?.reviewOn, answers.reviewOn)}
          {...errorsIn({ answers, ...view })}
        />
      </>
    ),
  },
}

function shown(typed: DateAnswer | undefined, kept: string | undefined): { value?: DateAnswer } {
  if (typed) return { value: typed }
  return kept ? { value: answerOf(kept) } : {}
}

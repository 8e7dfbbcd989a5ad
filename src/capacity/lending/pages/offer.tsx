import { treatmentFunctionName } from '#nhs/treatment-function.ts'
import { BackLink } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import * as format from '#web/format.ts'
import { CheckboxField, Form, LongTextField, RadioField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { type FieldError, Page } from '#web/page.tsx'
import { SummaryList } from '#web/summary-list.tsx'
import { hoursOf, siteName } from '../../session-words.ts'
import { mondayOf } from '../../week.ts'
import { type LendingRules, type PlanningWindow, windowWords } from '../lending-rules.ts'
import type { OwnSession } from '../loan-store.ts'
import type { OfferAnswers } from '../offer-form.ts'
import { windowSpan } from '../session-words.ts'

type View = {
  readonly frame: Frame
  readonly session: OwnSession
  readonly services: readonly string[]
  readonly rules: LendingRules
  readonly window: PlanningWindow
  readonly answers: OfferAnswers
  readonly errors?: readonly FieldError[]
}

const yesOrNo = (yes: string, no: string) => [
  { value: 'yes', text: yes },
  { value: 'no', text: no },
]

/** Where a trust offers one of its sessions, and says what a borrower finds there. */
export function OfferPage({ frame, session, services, rules, window, answers, errors = [] }: View) {
  return (
    <Page
      frame={frame}
      heading="Offer this session to other trusts"
      section="Capacity"
      errors={errors}
      before={<BackLink href={`/capacity/lending?week=${mondayOf(session.day)}`}>Back to the week</BackLink>}
    >
      <SummaryList
        rows={[
          { key: 'Theatre', value: `${session.theatreName}, ${siteName(session.site)}` },
          { key: 'Day', value: format.dateWithDay(session.day) },
          { key: 'Hours', value: hoursOf(session) },
          { key: 'When that is', value: `${windowSpan(rules, window.code)}. ${windowWords[window.code].means}` },
        ]}
      />
      <Form>
        <CheckboxField
          name="services"
          legend="What may be done in it"
          small
          options={services.map((value) => ({ value, text: treatmentFunctionName(value) }))}
          values={answers.services}
          errors={errors}
        />
        <RadioField
          name="team"
          legend="Is your theatre team there?"
          hint="Scrub nurses, anaesthetic assistant and recovery."
          options={yesOrNo('Yes', 'No, the borrower brings its own')}
          value={answers.team}
          errors={errors}
        />
        <RadioField
          name="anaesthetist"
          legend="Is an anaesthetist there?"
          options={yesOrNo('Yes', 'No, the borrower brings one')}
          value={answers.anaesthetist}
          errors={errors}
        />
        <LongTextField
          name="kit"
          label="Kit that is there (optional)"
          hint="For example: two hip trays, image intensifier."
          rows={2}
          value={answers.kit}
          errors={errors}
        />
        <LongTextField
          name="note"
          label="What else a borrower should know (optional)"
          hint="Do not write about patients."
          rows={3}
          value={answers.note}
          errors={errors}
        />
        <p>All trusts of the alliance see the offer. You decide who gets the session.</p>
        <Button>Offer the session</Button>
      </Form>
    </Page>
  )
}

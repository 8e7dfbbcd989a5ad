/** The questions of each part of a draft. */
import type { ReactNode } from 'react'
import { trustName } from '#nhs/organisations.ts'
import { treatmentFunctionName, treatmentFunctions } from '#nhs/treatment-function.ts'
import { BackLink } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import { answerOf, type DateAnswer, DateField, dateAnswer } from '#web/date-field.tsx'
import type { FieldError } from '#web/field-errors.ts'
import { CheckboxField, Form, LongTextField, RadioField, SelectField, TextField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import type { SentForm } from '#web/sent-form.ts'
import { draftHref } from '../addresses.ts'
import type { Agreement } from '../agreement.ts'
import { postCodes, posts, ruleNames } from '../decision-rule.ts'
import { type FormPart, numberOfRule } from '../draft-form.ts'
import { draftParts } from '../draft-parts.ts'
import { sharedPostsInWords } from '../entries.ts'
import { legalFormCodes, legalForms } from '../legal-form.ts'
import { matterCodes, matters } from '../matter.ts'
import type { Version } from '../version.ts'

type Asked = {
  readonly body: Agreement
  /** What was typed, when it had mistakes. */
  readonly sent?: SentForm
  readonly errors: readonly FieldError[]
  /** Trusts that have been invited and are no party of the draft yet. */
  readonly invited: readonly string[]
}

export function DraftPartPage({
  frame,
  version,
  part,
  ...asked
}: { readonly frame: Frame; readonly version: Version; readonly part: FormPart } & Asked) {
  const { number, edition } = version
  return (
    <Page
      frame={frame}
      heading={`Draft: ${draftParts[part]}`}
      section="Alliance"
      errors={asked.errors}
      before={<BackLink href={draftHref(number)}>Back to the draft of version {number}</BackLink>}
    >
      <Form>
        <input type="hidden" name="edition" value={edition} />
        {fields[part](asked)}
        <Button>Save and go on</Button>
      </Form>
      {part === 'parties' &&
        asked.invited.map((trust) => (
          <Form key={trust} action={draftHref(number, 'parties/add')}>
            <input type="hidden" name="edition" value={edition} />
            <input type="hidden" name="trust" value={trust} />
            <Button kind="secondary">{`Add ${trustName(trust)}, which has been invited`}</Button>
          </Form>
        ))}
    </Page>
  )
}

const day = (sent: SentForm | undefined, name: string, value: string | null): DateAnswer | undefined => {
  if (sent) return dateAnswer(sent.values, name)
  return value === null ? undefined : answerOf(value)
}

const fields: Readonly<Record<FormPart, (asked: Asked) => ReactNode>> = {
  purpose: ({ body, sent, errors }) => (
    <>
      <TextField name="title" label="Title" value={sent?.one('title') ?? body.title} errors={errors} />
      <LongTextField name="purpose" label="Purpose" value={sent?.one('purpose') ?? body.purpose} errors={errors} />
    </>
  ),

  form: ({ body, sent, errors }) => (
    <>
      <RadioField
        name="legalForm"
        legend="In which legal form do the trusts decide together?"
        options={legalFormCodes.map((code) => ({
          value: code,
          text: legalForms[code].name,
          hint: `Who is bound: ${legalForms[code].bound.toLowerCase()}`,
        }))}
        value={sent?.one('legalForm') ?? body.legalForm}
        errors={errors}
      />
      <TextField
        name="body"
        label="What the body that meets is called"
        value={sent?.one('body') ?? body.body}
        errors={errors}
      />
    </>
  ),

  dates: ({ body, sent, errors }) => (
    <>
      {(
        [
          ['commencesOn', 'When does it begin?', body.commencesOn, undefined],
          ['reviewOn', 'By when is it reviewed?', body.reviewOn, undefined],
          [
            'endsOn',
            'When does it end? (optional)',
            body.endsOn,
            'Leave it empty when it goes on until the trusts end it.',
          ],
        ] as const
      ).map(([name, legend, value, hint]) => {
        const answer = day(sent, name, value)
        return (
          <DateField
            key={name}
            name={name}
            legend={legend}
            errors={errors}
            {...(hint && { hint })}
            {...(answer && { value: answer })}
          />
        )
      })}
    </>
  ),

  parties: ({ body, sent, errors }) =>
    body.parties.map(({ trust, signatories }) => (
      <CheckboxField
        key={trust}
        name={`signs-${trust}`}
        legend={`Who signs for ${trustName(trust)}?`}
        hint="All that you select sign, and each is somebody else."
        small
        options={postCodes.map((post) => ({ value: post, text: posts[post] }))}
        values={sent ? sent.all(`signs-${trust}`) : signatories}
        errors={errors}
      />
    )),

  services: ({ body, sent, errors }) => (
    <>
      <RadioField
        name="scopeByDecision"
        legend="May a decision of the body take a service in or out?"
        hint="Otherwise it takes a version that every party signs."
        options={[
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No' },
        ]}
        value={sent?.one('scopeByDecision') ?? (body.scopeByDecision ? 'yes' : 'no')}
        errors={errors}
      />
      <CheckboxField
        name="services"
        legend="Which services are planned together?"
        small
        options={treatmentFunctions
          .filter(({ code, isRetired }) => !isRetired || body.services.includes(code))
          .map(({ code }) => ({ value: code, text: treatmentFunctionName(code) }))}
        values={sent ? sent.all('services') : body.services}
        errors={errors}
      />
    </>
  ),

  excluded: ({ body, sent, errors }) => (
    <LongTextField
      name="excluded"
      label="What is never part of it?"
      hint="One on each line."
      value={sent?.one('excluded') ?? body.excluded.map(({ what }) => what).join('\n')}
      errors={errors}
    />
  ),

  rules: ({ body, sent, errors }) =>
    matterCodes.map((matter) => {
      const rule = body.rules.find((one) => one.matter === matter)?.rule
      return (
        <fieldset key={matter} className="nhsuk-fieldset nhsuk-u-margin-bottom-6">
          <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">{matters[matter]}</legend>
          <SelectField
            name={`rule-${matter}`}
            label="How it is decided"
            unchosen="Select how it is decided"
            options={Object.entries(ruleNames).map(([value, text]) => ({ value, text }))}
            value={sent?.one(`rule-${matter}`) ?? rule?.kind}
            errors={errors}
          />
          <TextField
            name={`number-${matter}`}
            label="Its number, if it has one"
            hint="Such as 3 in 4, or how many days."
            width={10}
            value={sent?.one(`number-${matter}`) ?? (rule ? numberOfRule(rule) : '')}
            errors={errors}
          />
        </fieldset>
      )
    }),

  powers: ({ body, sent, errors }) =>
    matterCodes.map((matter) => {
      const delegated = body.delegations.find((one) => one.matter === matter && one.to === 'body')
      const kept = body.reserved.find((one) => one.matter === matter)
      const power = delegated ? 'body' : kept ? 'reserved' : ''
      const pence = delegated?.upToPence ?? null
      return (
        <fieldset key={matter} className="nhsuk-fieldset nhsuk-u-margin-bottom-6">
          <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">{matters[matter]}</legend>
          <SelectField
            name={`power-${matter}`}
            label="Who decides it"
            options={[
              { value: '', text: 'Each board, which may delegate it case by case' },
              { value: 'body', text: 'The body, for every trust' },
              { value: 'reserved', text: 'Reserved to each board' },
            ]}
            value={sent?.one(`power-${matter}`) ?? power}
            errors={errors}
          />
          <TextField
            name={`pounds-${matter}`}
            label="Up to how much the body decides (optional)"
            hint="Above that it is reserved to each board."
            prefix="£"
            width={10}
            numeric
            value={sent?.one(`pounds-${matter}`) ?? (pence === null ? '' : String(pence / 100))}
            errors={errors}
          />
        </fieldset>
      )
    }),

  meetings: ({ body, sent, errors }) => (
    <>
      <TextField
        name="members"
        label="Voting members of each trust that must take part"
        width={2}
        numeric
        value={sent?.one('members') ?? String(body.quorum.membersOfEachTrust)}
        errors={errors}
      />
      <TextField
        name="nonExecutives"
        label="Non-executive directors among them"
        width={2}
        numeric
        value={sent?.one('nonExecutives') ?? String(body.quorum.nonExecutivesOfEachTrust)}
        errors={errors}
      />
      <RadioField
        name="sharedPosts"
        legend="What may somebody do who has posts in several trusts?"
        options={Object.entries(sharedPostsInWords).map(([value, text]) => ({ value, text }))}
        value={sent?.one('sharedPosts') ?? body.sharedPosts}
        errors={errors}
      />
    </>
  ),

  risk: ({ body, sent, errors }) => (
    <>
      <LongTextField
        name="words"
        label="How are risk and gain shared?"
        value={sent?.one('words') ?? body.riskAndGain.words}
        errors={errors}
      />
      {body.parties.map(({ trust }) => (
        <TextField
          key={trust}
          name={`share-${trust}`}
          label={`Share of ${trustName(trust)} (optional)`}
          suffix="%"
          width={3}
          numeric
          value={
            sent?.one(`share-${trust}`) ??
            String(body.riskAndGain.shares.find((share) => share.trust === trust)?.percent ?? '')
          }
          errors={errors}
        />
      ))}
    </>
  ),

  disputes: ({ body, sent, errors }) =>
    Array.from({ length: 5 }, (_, n) => {
      const step = body.disputes[n]
      return (
        <fieldset key={n} className="nhsuk-fieldset nhsuk-u-margin-bottom-6">
          <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">Step {n + 1}</legend>
          <TextField
            name={`who-${n + 1}`}
            label="Who is asked to settle it"
            value={sent?.one(`who-${n + 1}`) ?? step?.who}
            errors={errors}
          />
          <TextField
            name={`days-${n + 1}`}
            label="Within how many days"
            width={3}
            numeric
            value={sent?.one(`days-${n + 1}`) ?? (step ? String(step.withinDays) : '')}
            errors={errors}
          />
        </fieldset>
      )
    }),

  leaving: ({ body, sent, errors }) => (
    <TextField
      name="noticeDays"
      label="How many days of notice does a trust give before it leaves?"
      width={4}
      numeric
      value={sent?.one('noticeDays') ?? String(body.noticeDays)}
      errors={errors}
    />
  ),
}

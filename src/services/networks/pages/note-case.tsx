import { site as siteOf } from '#nhs/organisations.ts'
import { BackLink } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import type { FieldError } from '#web/field-errors.ts'
import { CheckboxField, Form, RadioField, TextField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { networkHref } from '../../addresses.ts'
import type { ClinicalService, SiteService } from '../../catalogue/catalogue.ts'
import type { CaseAnswers } from '../case-form.ts'
import type { NetworkRules } from '../routing-rules.ts'

type View = {
  readonly frame: Frame
  readonly service: ClinicalService
  readonly rules: NetworkRules
  readonly own: readonly SiteService[]
  readonly answers: CaseAnswers
  readonly errors?: readonly FieldError[]
  readonly onceKey: string
}

/** A case that a unit has, so that it is known whether the regional meeting has to discuss it. */
export function NoteCasePage({ frame, service, rules, own, answers, errors = [], onceKey }: View) {
  return (
    <Page
      frame={frame}
      heading={`Note a case: ${service.name}`}
      section="Services"
      errors={errors}
      before={<BackLink href={networkHref(service.id)}>Back to the network</BackLink>}
    >
      <p>Only your trust sees it. Other members see how many complex cases there were, and how many were discussed.</p>
      <Form>
        <input type="hidden" name="once" value={onceKey} data-varies />
        <TextField
          name="reference"
          label="Your trust's reference for the case"
          hint="Such as K-0412. Not a name, an NHS number or a hospital number"
          value={answers.reference}
          width={20}
          errors={errors}
        />
        <RadioField
          name="site"
          legend="Where is the patient now?"
          options={own.map(({ site }) => ({ value: site, text: siteOf(site)?.name ?? site }))}
          value={answers.site}
          errors={errors}
        />
        <RadioField
          name="grade"
          legend="How complex is it?"
          options={rules.grades.map(({ code, name }) => ({ value: code, text: name }))}
          value={answers.grade}
          errors={errors}
        />
        <CheckboxField
          name="feature"
          legend="What of this is there?"
          options={rules.features.map(({ code, name }) => ({ value: code, text: name }))}
          values={answers.features}
          errors={errors}
        />
        <Button>Note the case</Button>
      </Form>
    </Page>
  )
}

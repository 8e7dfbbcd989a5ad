import { site as siteOf, trustName } from '#nhs/organisations.ts'
import { Breadcrumbs } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import type { FieldError } from '#web/field-errors.ts'
import * as format from '#web/format.ts'
import { CheckboxField, Form, RadioField, SelectField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { DataTable } from '#web/table.tsx'
import { networkHref, serviceHref, servicesHref, whereHref } from '../../addresses.ts'
import { type ClinicalService, type SiteService, tierName } from '../../catalogue/catalogue.ts'
import type { CaseRoute } from '../route-case.ts'
import type { NetworkRules } from '../routing-rules.ts'

type View = {
  readonly frame: Frame
  readonly service: ClinicalService
  readonly network: NetworkRules
  readonly sites: readonly SiteService[]
  readonly asked: { readonly site: string; readonly grade: string; readonly features: readonly string[] }
  readonly errors: readonly FieldError[]
  readonly route: CaseRoute | undefined
}

export const unitName = ({ site, trust }: SiteService): string => `${siteOf(site)?.name ?? site}, ${trustName(trust)}`

/** "Where should this case go?": the answer, with the rules that it rests on and where they come from. */
export function WhereToPage({ frame, service, network, sites, asked, errors, route }: View) {
  return (
    <Page
      frame={frame}
      heading="Where should this case go?"
      section="Services"
      errors={errors}
      before={
        <Breadcrumbs
          items={[
            { text: 'Services', href: servicesHref },
            { text: service.name, href: serviceHref(service.id) },
            { text: 'Network', href: networkHref(service.id) },
          ]}
        />
      }
    >
      <p>
        For a case of {service.name.toLowerCase()}, by the rules that the network keeps since{' '}
        {format.date(network.keptFrom)}. Nothing is asked that could name the patient, and nothing is kept.
      </p>
      <Form action={whereHref(service.id)}>
        <SelectField
          name="site"
          label="Where the patient is now"
          options={sites.map((each) => ({ value: each.site, text: unitName(each) }))}
          unchosen="A hospital that does not do this"
          value={asked.site}
        />
        <RadioField
          name="grade"
          legend="How complex is it?"
          options={network.grades.map(({ code, name }) => ({ value: code, text: name }))}
          value={asked.grade}
          errors={errors}
        />
        <CheckboxField
          name="feature"
          legend="What of this is there?"
          options={network.features.map(({ code, name }) => ({ value: code, text: name }))}
          values={asked.features}
        />
        <Button>Find out</Button>
      </Form>
      {route && <RouteAnswer route={route} />}
    </Page>
  )
}

/** The answer with its rules. */
export function RouteAnswer({ route: { mayStay, isDiscussed, mayGoTo, because } }: { readonly route: CaseRoute }) {
  return (
    <>
      <h2 className="nhsuk-heading-m">{answerInWords(mayStay, isDiscussed, mayGoTo.length)}</h2>
      <DataTable
        caption="Units that may do it"
        columns={[
          { heading: 'Unit', rowHeading: true, cell: unitName },
          { heading: 'Tier', cell: ({ tier }: SiteService) => tierName(tier) },
        ]}
        rows={mayGoTo}
        rowKey={({ trust, site }) => `${trust} ${site}`}
        whenNone="No unit of the alliance may do it."
      />
      <DataTable
        caption="The rules that say so"
        columns={[
          { heading: 'Rule', rowHeading: true, cell: ({ says }) => says, sentences: true },
          { heading: 'Source', cell: ({ source }) => source, sentences: true },
        ]}
        rows={because}
        rowKey={({ id }) => id}
        whenNone="No rule is about such a case."
      />
    </>
  )
}

function answerInWords(mayStay: boolean, isDiscussed: boolean, units: number): string {
  const first = isDiscussed ? 'Discuss it at the regional meeting first. ' : ''
  if (units === 0) return `${first}It goes to a unit of another network`
  if (!mayStay) return `${first}It goes to one of the units below`
  return isDiscussed ? `${first}It may stay if the meeting agrees` : 'It may stay where it is'
}

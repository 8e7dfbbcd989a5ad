import { site as siteOf } from '#nhs/organisations.ts'
import { BackLink } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import { EmptyState } from '#web/empty-state.tsx'
import type { FieldError } from '#web/field-errors.ts'
import { Form, LongTextField, SelectField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { designationsHref } from '../../addresses.ts'
import { criteria, type Shown } from '../criteria.ts'

type View = {
  readonly frame: Frame
  /** Those that can be put forward, each with its service. */
  readonly sites: readonly { readonly value: string; readonly site: string; readonly serviceName: string }[]
  readonly site: string
  readonly shown: Shown
  readonly errors?: readonly FieldError[]
  readonly onceKey: string
}

/** A trust puts one of its sites forward, with what it shows for each criterion. */
export function ProposePage({ frame, sites, site, shown, errors = [], onceKey }: View) {
  return (
    <Page
      frame={frame}
      heading="Put a site forward"
      section="Services"
      errors={errors}
      before={<BackLink href={designationsHref}>Back to centres of excellence</BackLink>}
    >
      {sites.length === 0 ? (
        <EmptyState says="Your trust has no site to put forward">
          <p>Each of its centres and spokes is put forward already, or it has said of none what it provides.</p>
        </EmptyState>
      ) : (
        <>
          <p>
            All members see what you say. Leave empty what you cannot show yet: the board can only designate a site that
            shows everything.
          </p>
          <Form>
            <input type="hidden" name="once" value={onceKey} data-varies />
            <SelectField
              name="site"
              label="Which site, for which service?"
              options={sites.map((each) => ({
                value: each.value,
                text: `${siteOf(each.site)?.name ?? each.site}: ${each.serviceName.toLowerCase()}`,
              }))}
              unchosen="Select a site"
              value={site}
              errors={errors}
            />
            {criteria.map(({ code, name, asks }) => (
              <LongTextField
                key={code}
                name={code}
                label={name}
                hint={`${asks}. Say where it can be looked up`}
                value={shown[code]}
                rows={2}
                errors={errors}
              />
            ))}
            <Button>Put it forward</Button>
          </Form>
        </>
      )}
    </Page>
  )
}

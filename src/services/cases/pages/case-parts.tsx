/** What every page of a case shares: the way back to it, and the form by which something is said of it. */
import type { ReactNode } from 'react'
import { Breadcrumbs } from '#web/back-link.tsx'
import type { FieldError } from '#web/field-errors.ts'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { caseHref, casesHref, servicesHref } from '../addresses.ts'
import type { ServiceCase } from '../case.ts'

type Props = {
  readonly frame: Frame
  readonly found: Pick<ServiceCase, 'id' | 'title'>
  readonly heading: string
  readonly errors?: readonly FieldError[]
  readonly width?: 'standard' | 'wide'
  readonly children: ReactNode
}

export function CaseSubPage({ frame, found, heading, errors = [], width = 'standard', children }: Props) {
  return (
    <Page
      frame={frame}
      heading={heading}
      section="Services"
      errors={errors}
      width={width}
      before={
        <Breadcrumbs
          items={[
            { text: 'Services', href: servicesHref },
            { text: 'Cases for change', href: casesHref },
            { text: found.title, href: caseHref(found.id) },
          ]}
        />
      }
    >
      {children}
    </Page>
  )
}

export const Once = ({ value }: { readonly value: string }) => <input type="hidden" name="once" value={value} />

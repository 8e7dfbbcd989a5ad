/** What all pages about the offers of one transfer share: which transfer it is, the way back, and whose patient it is. */
import type { ReactNode } from 'react'
import { BackLink } from '#web/back-link.tsx'
import type { Frame } from '#web/frame.ts'
import { type FieldError, Page } from '#web/page.tsx'
import type { TransferKey } from '../../life/transfer-row.ts'
import { offersHref } from '../addresses.ts'
import { referenceOf } from '../reference-of.ts'

export type OfferPageProps = {
  readonly frame: Frame
  readonly transfer: TransferKey
}

type Props = OfferPageProps & {
  readonly heading: string
  readonly errors?: readonly FieldError[]
  readonly headingInForm?: boolean
  /** The offers of the transfer unless said. */
  readonly back?: { readonly text: string; readonly href: string }
  readonly children: ReactNode
}

/** Titles name the transfer by its reference, which names nobody. */
export function OfferPage({ frame, transfer, heading, errors = [], headingInForm = false, back, children }: Props) {
  const { text, href } = back ?? { text: 'Back to offers to the patient', href: offersHref(transfer) }
  return (
    <Page
      frame={frame}
      heading={heading}
      section={`Transfer ${referenceOf(transfer.id)}`}
      errors={errors}
      headingInForm={headingInForm}
      before={<BackLink href={href}>{text}</BackLink>}
    >
      {children}
    </Page>
  )
}

/** Sent along with what somebody answers, so that the answers meet the transfer that they saw. */
export const SentAlong = ({ values }: { readonly values: Readonly<Record<string, string | number>> }) => (
  <>
    {Object.entries(values).map(([name, value]) => (
      <input key={name} type="hidden" name={name} value={value} />
    ))}
  </>
)

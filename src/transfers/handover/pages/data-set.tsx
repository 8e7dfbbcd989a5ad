/** The administrative data set of a transfer: what it holds, everything that is wrong with it, and its files. */
import { BackLink } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import { Download } from '#web/download.tsx'
import * as format from '#web/format.ts'
import { Form } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import type { Transfer } from '../../life/transfer-row.ts'
import { sectionOf } from '../../steps/pages/section.ts'
import { dataSetHref, groupHref, handoverHref } from '../addresses.ts'
import { settledItems } from '../data-set/build-data-set.ts'
import type { DataSet } from '../data-set/data-set.ts'
import type { Fault } from '../data-set/fault.ts'
import { formats } from '../data-set/formats.ts'
import { groups } from '../data-set/item.ts'
import { type ItemKey, itemOf } from '../data-set/items.ts'
import { GroupValues } from './data-set-values.tsx'

export type DataSetView = {
  readonly frame: Frame
  readonly transfer: Transfer
  readonly set: DataSet
  readonly faults: readonly Fault[]
  readonly madeAt?: Date | undefined
  readonly isStale: boolean
  readonly mayChange: boolean
}

export function DataSetPage(view: DataSetView) {
  const { frame, transfer, set, mayChange } = view
  const changeHref = (key: ItemKey) =>
    mayChange && !settledItems.has(key) ? `${groupHref(transfer, itemOf(key).group)}#${key}` : undefined
  return (
    <Page
      frame={frame}
      heading="Administrative data set"
      section={sectionOf(transfer)}
      before={<BackLink href={handoverHref(transfer)}>Back to what goes with the patient</BackLink>}
    >
      <p>The facts that go with a patient from one provider to another: 27 that are needed, and 9 that help.</p>
      <Standing {...view} />
      <Faults {...view} changeHref={changeHref} />
      {groups.map(({ code, label }) => (
        <section key={code}>
          <h2 className="nhsuk-heading-m">{label}</h2>
          <GroupValues set={set} group={code} changeHref={changeHref} />
        </section>
      ))}
    </Page>
  )
}

function Standing({ transfer, faults, madeAt, isStale, mayChange }: DataSetView) {
  const isMade = madeAt !== undefined && !isStale
  return (
    <>
      {isMade && (
        <p>
          It was made for the receiving trust on <span data-varies="true">{format.dateTime(madeAt)}</span>.
        </p>
      )}
      {isStale && <p>Something has changed since it was made. Make it again, so that the receiving trust has it.</p>}
      {!isMade && faults.length === 0 && mayChange && (
        <Form action={dataSetHref(transfer)}>
          <p>Nothing is missing or wrong.</p>
          <Button>Make the data set</Button>
        </Form>
      )}
      {isMade && (
        <>
          <p>
            <a href={`${dataSetHref(transfer)}/form`}>The form, to print</a>
          </p>
          {formats.map(({ code, label, ending }) => (
            <Download
              key={code}
              href={`${dataSetHref(transfer)}/data-set.${ending}`}
              what={`the data set as ${label}`}
              type={code === 'csv' ? 'CSV' : 'JSON'}
            />
          ))}
        </>
      )}
    </>
  )
}

function Faults({ faults, changeHref }: DataSetView & { readonly changeHref: (key: ItemKey) => string | undefined }) {
  if (faults.length === 0) return null
  return (
    <>
      <h2 className="nhsuk-heading-m">{format.count(faults.length, 'item is', 'items are')} missing or wrong</h2>
      <ul className="nhsuk-list nhsuk-list--bullet">
        {faults.map((fault, n) => (
          <li key={`${fault.item}-${n}`}>
            <FaultInWords fault={fault} href={fault.item && changeHref(fault.item)} />
          </li>
        ))}
      </ul>
    </>
  )
}

function FaultInWords({ fault, href }: { readonly fault: Fault; readonly href: string | undefined }) {
  const label = fault.item ? itemOf(fault.item).label : 'The set'
  return (
    <>
      {href ? <a href={href}>{label}</a> : <strong>{label}</strong>}: {fault.why}. {fault.remedy}
      {href ? '.' : ', in the patient administration system.'}
    </>
  )
}

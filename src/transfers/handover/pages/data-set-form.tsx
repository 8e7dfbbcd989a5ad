/** The data set as a form to print, on paper that says what it is. */
import { BackLink } from '#web/back-link.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import type { Transfer } from '../../life/transfer-row.ts'
import { dataSetHref } from '../addresses.ts'
import type { DataSet } from '../data-set/data-set.ts'
import { WholeSet } from './data-set-values.tsx'

type View = { readonly frame: Frame; readonly transfer: Transfer; readonly set: DataSet }

export function DataSetFormPage({ frame, transfer, set }: View) {
  return (
    <Page
      frame={frame}
      heading="Inter-provider transfer form"
      section="Transfers"
      before={<BackLink href={dataSetHref(transfer)}>Back to the administrative data set</BackLink>}
    >
      <WholeSet set={set} />
    </Page>
  )
}

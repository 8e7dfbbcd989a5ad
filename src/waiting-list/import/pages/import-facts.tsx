import * as format from '#web/format.ts'
import { SummaryList } from '#web/summary-list.tsx'
import type { Import } from '../store.ts'

/** What was sent, when and how it was read. */
export function ImportFacts({ sent }: { readonly sent: Import }) {
  return (
    <SummaryList
      rows={[
        { key: 'File', value: <span data-quoted>{sent.fileName}</span> },
        { key: 'Size', value: format.fileSize(sent.bytes) },
        { key: 'Sent', value: format.dateTime(sent.at) },
        { key: 'Mapping', value: <span data-quoted>{sent.mapping}</span> },
      ]}
    />
  )
}

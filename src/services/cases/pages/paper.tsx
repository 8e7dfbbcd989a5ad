import { Download } from '#web/download.tsx'
import type { Frame } from '#web/frame.ts'
import type { PrintedDocument } from '#web/print/document-pdf.ts'
import { PrintedBlock } from '#web/print/printed-block.tsx'
import { caseHref } from '../addresses.ts'
import type { ServiceCase } from '../case.ts'
import { CaseSubPage } from './case-parts.tsx'

type View = {
  readonly frame: Frame
  readonly found: ServiceCase
  readonly paper: PrintedDocument
  readonly bytes: number
}

/** The case as a paper for the board: the same words as its PDF. */
export function PaperPage({ frame, found, paper, bytes }: View) {
  return (
    <CaseSubPage frame={frame} found={found} heading={paper.title}>
      <p>{paper.standing}</p>
      <Download href={`${caseHref(found.id)}/paper.pdf`} what="this paper" type="PDF" bytes={bytes} />
      <div className="accord-letter">
        {paper.blocks.map((block, n) => (
          <PrintedBlock key={n} block={block} headingLevel={2} />
        ))}
      </div>
    </CaseSubPage>
  )
}

import { BackLink } from '#web/back-link.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'

/** The judge has too much to do, or had to begin anew. */
export function NotJudgedPage({ frame, here }: { readonly frame: Frame; readonly here: string }) {
  return (
    <Page
      frame={frame}
      heading="This change cannot be judged now"
      section="Plans"
      before={<BackLink href={here}>Back to the patient</BackLink>}
    >
      <p>The judge is busy with other changes, or had to begin again. Nothing was saved.</p>
      <p>Wait half a minute, then go back and send it again.</p>
    </Page>
  )
}

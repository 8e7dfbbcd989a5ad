import { BackLink } from '#web/back-link.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'

/** Why nothing was done. */
export function RefusedPage({
  frame,
  because,
  back,
}: {
  readonly frame: Frame
  readonly because: string
  readonly back: { readonly text: string; readonly href: string }
}) {
  return (
    <Page
      frame={frame}
      heading="This cannot be done"
      section="Board"
      before={<BackLink href={back.href}>{back.text}</BackLink>}
    >
      <p>{because}</p>
      <p>Nothing was changed.</p>
    </Page>
  )
}

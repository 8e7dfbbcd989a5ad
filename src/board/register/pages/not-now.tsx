import { BackLink } from '#web/back-link.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'

type View = {
  readonly frame: Frame
  readonly section: string
  readonly href: string
  readonly because: string
}

/** A change that was not made, and why. */
export function NotNowPage({ frame, section, href, because }: View) {
  return (
    <Page
      frame={frame}
      heading="This was not changed"
      section={section}
      before={<BackLink href={href}>Back to how it stands now</BackLink>}
    >
      <p>{because}</p>
    </Page>
  )
}

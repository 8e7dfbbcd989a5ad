import { ButtonLink } from '#web/buttons.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'

/** Before any trust of the alliance has sent its list. */
export function NoListPage({ frame }: { readonly frame: Frame }) {
  return (
    <Page frame={frame} heading="Waiting list" section="Waiting list">
      <p>No trust of the alliance has sent its waiting list yet.</p>
      <p>A list is a file with a row for each open pathway. Accord reads the national field names, or your own.</p>
      <ButtonLink href="/waiting-list/imports">Import a list</ButtonLink>
    </Page>
  )
}

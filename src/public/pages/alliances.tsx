import * as format from '#web/format.ts'
import type { Frame } from '#web/page.tsx'
import { Page } from '#web/page.tsx'
import { allianceHref } from '../addresses.ts'
import type { PublicAlliance } from '../store.ts'

type AlliancesPageProps = { readonly frame: Frame; readonly alliances: readonly PublicAlliance[] }

/** Where everybody begins. */
export function AlliancesPage({ frame, alliances }: AlliancesPageProps) {
  return (
    <Page frame={frame} heading="Hospital alliances" section="Hospital alliances">
      <p>An alliance is a group of hospital trusts that work together. Each trust stays independent.</p>
      {alliances.length === 0 && <p>No alliance has said anything yet.</p>}
      {alliances.length > 0 && (
        <p>
          There {alliances.length === 1 ? 'is' : 'are'} {format.count(alliances.length, 'alliance')} here.
        </p>
      )}
      {alliances.map(({ id, name, purpose }) => (
        <section key={id}>
          <h2 className="nhsuk-heading-m">
            <a href={allianceHref(id)}>{name}</a>
          </h2>
          <p>{purpose}</p>
        </section>
      ))}
    </Page>
  )
}

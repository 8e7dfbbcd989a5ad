/** What kind of figure it is, beside where it comes from: an invented one is never taken for a hospital's. */
import { Tag } from '#web/tag.tsx'
import type { Basis } from '../catalogue/catalogue.ts'

const names: Readonly<Record<Basis, string>> = {
  published: 'Published',
  records: "Trust's own",
  invented: 'Invented',
}

export const basisName = (basis: Basis): string => names[basis]

export function BasisTag({ basis }: { readonly basis: Basis }) {
  return (
    <Tag meaning={basis === 'invented' ? 'attention' : basis === 'published' ? 'done' : 'ended'}>{names[basis]}</Tag>
  )
}

/** The words once at the head of a page on which any figure is invented. */
export function InventedNote({ bases }: { readonly bases: readonly Basis[] }) {
  if (!bases.includes('invented')) return null
  return (
    <p>
      Figures marked <BasisTag basis="invented" /> were made up for a demonstration. They are no hospital's.
    </p>
  )
}

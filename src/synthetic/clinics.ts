/** Where a trust sees its outpatients, and for what share of them: our assumption, from which sites it has. */
import { theatreSites } from './capacity/theatre-estate.ts'
import type { CommissionerGroup } from './published-bands.ts'
import { type Weighted, weighted } from './weighted.ts'

/** In hundredths, beside the main site. The Oswestry hospital holds clinics in Wales for Welsh patients. */
const elsewhere: Readonly<Record<string, readonly (readonly [site: string, share: number])[]>> = {
  RNA: [
    ['RNA02', 18],
    ['RNA04', 14],
  ],
  RXK: [
    ['RXK01', 30],
    ['RXK02', 34],
    ['RXK10', 4],
  ],
  'RL1 NONC': [
    ['RL111', 14],
    ['RL105', 6],
    ['RL107', 5],
    ['RL109', 4],
    ['RL121', 4],
  ],
}

export function clinicSites(trust: string, commissioners: CommissionerGroup): Weighted<string> {
  const others = elsewhere[`${trust} ${commissioners}`] ?? elsewhere[trust] ?? []
  const rest = others.reduce((left, [, share]) => left - share, 100)
  return weighted([[theatreSites(trust)[0]!, rest], ...others])
}

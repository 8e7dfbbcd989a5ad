/** A file that came to a trust for which it is not: it holds somebody whom that trust has no reason to know. Pure. */
import { site, trust, trustName } from '#nhs/organisations.ts'
import type { DataSet } from './data-set.ts'
import type { Fault } from './fault.ts'

/** Nothing when the set names the trust, a site of its own, or a trust that has become part of it. */
export function addressedElsewhere({ receivingCode = '' }: DataSet, own: string): Fault | undefined {
  const named = trustOf(receivingCode)
  if (named === own) return undefined
  return {
    item: 'receivingCode',
    value: receivingCode,
    why: `the data set is addressed to ${trustName(named)}, and you work for ${trustName(own)}`,
    remedy: 'Tell whoever sent it that it came to the wrong trust, and delete the file',
  }
}

function trustOf(code: string): string {
  const owner = site(code)?.trust ?? code
  return trust(owner)?.successor ?? owner
}

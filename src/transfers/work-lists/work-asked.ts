/** What an address asks of a work list. Anything it cannot mean is left out, never guessed. */
import type { Role } from '#platform/viewer.ts'
import { workHref } from '../addresses.ts'
import { isOpen, isTransferState, type TransferState } from '../life/states.ts'
import { type WorkList, type WorkSide, workListsOf } from './work-list.ts'

export type WorkAsked = {
  readonly list: WorkList
  /** What waits for the list's people, or for others. */
  readonly show: 'mine' | 'others'
  readonly side?: WorkSide
  readonly state?: TransferState
  readonly service?: string
  /** The other trust. */
  readonly partner?: string
  /** Only what ends within a week. */
  readonly soon?: 'yes'
  readonly page: number
}

/** Nothing for a person without a list of their own. */
export function workAsked(query: Readonly<Record<string, string>>, roles: readonly Role[]): WorkAsked | undefined {
  const own = workListsOf({ roles })
  const list = own.find(({ code }) => code === query.list) ?? own[0]
  if (!list) return undefined
  const side = list.sides.length > 1 ? list.sides.find((each) => each === query.side) : undefined
  const { state } = query
  const page = Number(query.page)
  return {
    list,
    show: query.show === 'others' ? 'others' : 'mine',
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
    ...(side && { side }),
    ...(state !== undefined && isTransferState(state) && isOpen(state) && { state }),
    ...(query.service && { service: query.service }),
    ...(query.partner && { partner: query.partner }),
    ...(query.soon === 'yes' && { soon: query.soon }),
  }
}

/** Without the filters that no transfer could meet. */
export function knownOnly(
  asked: WorkAsked,
  { services, partners }: { readonly services: readonly string[]; readonly partners: readonly string[] },
): WorkAsked {
  const { service, partner, ...rest } = asked
  return {
    ...rest,
    ...(service && services.includes(service) && { service }),
    ...(partner && partners.includes(partner) && { partner }),
  }
}

/** The address of a list, with what is changed in it. Another filter starts again at page 1. */
export function workListHref(
  asked: WorkAsked,
  changed: { readonly [Key in keyof WorkAsked]?: WorkAsked[Key] | undefined } = {},
  path = workHref,
): string {
  const { list = asked.list, page, ...filters } = { ...asked, ...('page' in changed ? {} : { page: 1 }), ...changed }
  const query = new URLSearchParams({ list: list.code })
  for (const [name, value] of Object.entries(filters)) if (value !== undefined) query.set(name, value)
  if (page !== undefined && page !== 1) query.set('page', String(page))
  return `${path}?${query}`
}

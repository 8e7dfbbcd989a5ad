/** What an address asks of the list of transfers. Anything it cannot mean is left out, never guessed. */
import { isTransferState, type TransferState } from './life/states.ts'

export type ListAsked = {
  readonly direction: 'out' | 'in'
  readonly state?: TransferState
  readonly service?: string
  readonly partner?: string
  readonly page: number
}

type Choices = { readonly services: readonly string[]; readonly partners: readonly string[] }

export function listAsked(query: Readonly<Record<string, string>>): ListAsked {
  const page = Number(query.page)
  return {
    direction: query.direction === 'in' ? 'in' : 'out',
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
    ...(query.state !== undefined && isTransferState(query.state) ? { state: query.state } : {}),
    ...(query.service ? { service: query.service } : {}),
    ...(query.partner ? { partner: query.partner } : {}),
  }
}

/** Without the filters that no transfer could meet. */
export function knownOnly(asked: ListAsked, { services, partners }: Choices): ListAsked {
  const { service, partner, ...rest } = asked
  return {
    ...rest,
    ...(service && services.includes(service) ? { service } : {}),
    ...(partner && partners.includes(partner) ? { partner } : {}),
  }
}

/** The address of a list, with what is changed in it. Another filter starts again at page 1. */
export function listHref(
  asked: ListAsked,
  changed: Partial<Record<keyof ListAsked, string | number | undefined>> = {},
) {
  const { page, ...filters } = { ...asked, ...('page' in changed ? {} : { page: 1 }), ...changed }
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filters)) if (value !== undefined) query.set(name, String(value))
  if (page !== undefined && page !== 1) query.set('page', String(page))
  return `/transfers?${query}`
}

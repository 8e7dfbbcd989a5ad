/** Where the pages of transfers are. A trust's code is in capitals, so that no page's own name can be taken for one. */
import type { ActionCode } from './life/actions.ts'
import type { TransferKey } from './life/transfer-row.ts'

/** As a route's parameters say it. */
export const transferPath = '/transfers/:sender{[A-Z0-9]{3,5}}/:id'

export const transferHref = ({ sender, id }: TransferKey): string => `/transfers/${sender}/${id}`
export const stepHref = (which: TransferKey, action: ActionCode): string => `${transferHref(which)}/steps/${action}`
export const workHref = '/transfers/work'
export const weeklyHref = '/transfers/weekly'

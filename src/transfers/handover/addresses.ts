/** Where the pages of a transfer's handover are. Documents have a place of their own, because they may be large. */
import type { TransferKey } from '../life/transfer-row.ts'

export const documentUploads = '/transfers/documents'
export const receivedHref = '/transfers/received'

export const handoverHref = ({ sender, id }: TransferKey): string => `/transfers/handover/${sender}/${id}`
export const itemHref = (which: TransferKey, item: string): string => `${handoverHref(which)}/items/${item}`
export const dataSetHref = (which: TransferKey): string => `${handoverHref(which)}/data-set`
export const groupHref = (which: TransferKey, group: string): string => `${dataSetHref(which)}/${group}`
export const documentsHref = ({ sender, id }: TransferKey): string => `${documentUploads}/${sender}/${id}`
export const documentHref = (which: TransferKey, document: string): string => `${documentsHref(which)}/${document}`

/** Where the pages of a transfer's handover are. Documents have a place of their own, because they may be large. */
import type { TransferAbout } from './transfer-about.ts'

type Which = Pick<TransferAbout, 'sender' | 'id'>

export const documentUploads = '/transfers/documents'
export const receivedHref = '/transfers/received'

export const handoverHref = ({ sender, id }: Which): string => `/transfers/handover/${sender}/${id}`
export const itemHref = (which: Which, item: string): string => `${handoverHref(which)}/items/${item}`
export const dataSetHref = (which: Which): string => `${handoverHref(which)}/data-set`
export const groupHref = (which: Which, group: string): string => `${dataSetHref(which)}/${group}`
export const documentsHref = ({ sender, id }: Which): string => `${documentUploads}/${sender}/${id}`
export const documentHref = (which: Which, document: string): string => `${documentsHref(which)}/${document}`

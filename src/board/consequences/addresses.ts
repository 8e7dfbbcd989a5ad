import { itemHref } from '../meetings/addresses.ts'

/** Where what follows from an item is declared and carried out. */
export const consequencesHref = (item: string): string => `${itemHref(item)}/consequences`
export const newConsequenceHref = (item: string, kind: string): string => `${consequencesHref(item)}/new/${kind}`
export const consequenceHref = (item: string, id: string): string => `${consequencesHref(item)}/${id}`

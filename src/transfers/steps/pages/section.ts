import type { TransferKey } from '../../life/transfer-row.ts'
import { referenceOf } from '../../offers/reference-of.ts'

/** The second part of a title: two people with the same step open, for two patients, can tell them apart. */
export const sectionOf = ({ id }: Pick<TransferKey, 'id'>): string => `Transfer ${referenceOf(id)}`

/** A row of the full extract: the pathways of one part, for a treatment function, at a provider, paid by a commissioner. */
import { bandCount } from './wait-bands.ts'

export type ExtractRow = {
  /** As a spreadsheet numbers it, the heading being row 1. */
  number: number
  /** Such as "RTT-January-2026". */
  period: string
  provider: string
  providerName: string
  /** The integrated care board; empty for hubs of NHS England and for commissioners outside England. */
  commissionerParent: string
  commissionerParentName: string
  commissioner: string
  commissionerName: string
  /** "Part_2" are incomplete pathways. */
  part: string
  /** As the file has it: "C_110", "X02", or "C_999" for the row that adds up the others. */
  treatmentFunction: string
  treatmentFunctionName: string
  /** The 105 weekly bands. */
  readonly bands: Int32Array
  /** Pathways that ended without a known start, which are in no band. */
  unknownStart: number
  /** The row's total, unknown starts included; null where the file leaves it empty. */
  totalAll: number | null
}

/** A row that says nothing, whose bands are the first of `counts`: they change together. */
export function blankRow(counts: Int32Array): ExtractRow {
  return {
    number: 0,
    period: '',
    provider: '',
    providerName: '',
    commissionerParent: '',
    commissionerParentName: '',
    commissioner: '',
    commissionerName: '',
    part: '',
    treatmentFunction: '',
    treatmentFunctionName: '',
    bands: counts.subarray(0, bandCount),
    unknownStart: 0,
    totalAll: null,
  }
}

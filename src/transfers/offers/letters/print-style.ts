/** How big things are on paper, in points (a 72nd of an inch), by form. A4. */
import type { PrintedForm } from '../patient-needs.ts'

export type PrintStyle = {
  readonly text: number
  readonly heading: number
  readonly title: number
  /** Between lines of a paragraph. */
  readonly lineGap: number
  /** After a paragraph. */
  readonly paragraphGap: number
  readonly small: number
}

/**
 * The sizes that NHS guidance asks for are no less than 12 points for everybody, and 16 to 18 for large print (NHS
 * identity guidelines and Accessible Information Standard, from general knowledge). Nothing is set in italics or capitals.
 */
export const printStyles: Readonly<Record<PrintedForm, PrintStyle>> = {
  standard: { text: 12, heading: 14, title: 16, lineGap: 3, paragraphGap: 8, small: 10 },
  'large-print': { text: 18, heading: 21, title: 24, lineGap: 6, paragraphGap: 14, small: 16 },
  'easy-read': { text: 16, heading: 20, title: 24, lineGap: 8, paragraphGap: 12, small: 14 },
}

const MILLIMETRE = 72 / 25.4

export const margins = { top: 20 * MILLIMETRE, bottom: 20 * MILLIMETRE, left: 20 * MILLIMETRE, right: 20 * MILLIMETRE }

/** Where the address has to be, to be seen through the window of a DL envelope. */
export const addressTop = 50 * MILLIMETRE
export const addressWidth = 85 * MILLIMETRE
/** Where the letter goes on under the window. */
export const belowWindow = 92 * MILLIMETRE

/** How big things are in a letter, by its form, in points; and where on the paper its address has to be. */
import { MILLIMETRE, type PrintStyle, standardPrint } from '#web/print/print-style.ts'
import type { PrintedForm } from '../patient-needs.ts'

/**
 * Large print is 16 to 18 points (Accessible Information Standard, from general knowledge). Nothing is set in italics or
 * capitals.
 */
export const printStyles: Readonly<Record<PrintedForm, PrintStyle>> = {
  standard: standardPrint,
  'large-print': { text: 18, heading: 21, title: 24, lineGap: 6, paragraphGap: 14, small: 16 },
  'easy-read': { text: 16, heading: 20, title: 24, lineGap: 8, paragraphGap: 12, small: 14 },
}

/** Where the address has to be, to be seen through the window of a DL envelope. */
export const addressTop = 50 * MILLIMETRE
export const addressWidth = 85 * MILLIMETRE
/** Where the letter goes on under the window. */
export const belowWindow = 92 * MILLIMETRE

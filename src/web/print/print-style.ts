/** How big things are on paper, in points (a 72nd of an inch). A4. */
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
 * No less than 12 points for everybody (NHS identity guidelines, from general knowledge). Nothing is set in italics or
 * capitals.
 */
export const standardPrint: PrintStyle = { text: 12, heading: 14, title: 16, lineGap: 3, paragraphGap: 8, small: 10 }

export const MILLIMETRE = 72 / 25.4

export const margins = { top: 20 * MILLIMETRE, bottom: 20 * MILLIMETRE, left: 20 * MILLIMETRE, right: 20 * MILLIMETRE }

/**
 * Colours of marks that carry meaning. On its own each is 3:1 or more against white and the page's grey, or it is drawn
 * with the outline, which is 13:1; palette.test.ts works it out. No meaning rests on colour alone: marks differ in
 * shape or texture too.
 */
export const ink = '#212b32'
export const outline = { stroke: ink, strokeWidth: 1.5 } as const
/** Axes, marks of targets, lines that join. */
export const line = '#4c6272'
/** Lines to read along, which carry no meaning. */
export const grid = '#d8dde0'
export const page = '#f0f4f5'

/**
 * Up to four series, in the order they are stacked (UI-65). Dark, middling and white differ 3:1 from one to the next, so
 * they can be told apart in black and white; the fourth is white with a texture. All are drawn with the outline.
 */
export const series = ['#003087', '#4f93d4', '#ffffff', 'slanted'] as const
/** A chart of one series. */
export const single = '#005eb8'

/** NHS England's Making Data Count colours. They fail 3:1 on the page's grey, so they are never drawn without the outline. */
export const variation = {
  usual: '#a6a6a6',
  improvement: '#00b0f0',
  concern: '#e46c0a',
  noJudgement: '#490092',
} as const

/** From empty to full, for the shade of a cell whose figure is written in it. */
export const shades = ['#ffffff', '#d9e7f4', '#b0d0ec', '#7fb2df', '#005eb8'] as const

/** How strongly two colours differ, from 1 to 21 (WCAG 2.2, relative luminance). */
export function contrast(a: string, b: string): number {
  const [lighter, darker] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Ink or white, whichever is easier to read on the colour. */
export const readableOn = (fill: string): string => (contrast(ink, fill) >= contrast('#ffffff', fill) ? ink : '#ffffff')

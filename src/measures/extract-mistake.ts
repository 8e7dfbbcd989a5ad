/** What is wrong with a file that was to be read as the full extract, exactly enough to find it and to mend it. */
export type ExtractMistake = {
  /** As a spreadsheet numbers it, the heading being row 1; absent when the whole file is meant. */
  readonly row?: number
  /** The heading of the column. */
  readonly column?: string
  /** What the cell says. */
  readonly value?: string
  readonly why: string
  readonly remedy: string
}

/** What helps when a file was damaged on its way here. */
export const downloadAgain = 'download the full extract again from NHS England and use it as it comes'

/** One line: `FILE, row 12, column "…", value "…": why. Remedy.` */
export function mistakeText(file: string, { row, column, value, why, remedy }: ExtractMistake): string {
  const where = [
    file,
    row === undefined ? [] : `row ${row}`,
    column === undefined ? [] : `column "${column}"`,
    value === undefined ? [] : `value "${value}"`,
  ].flat()
  return `${where.join(', ')}: ${why}. What to do: ${remedy}.`
}

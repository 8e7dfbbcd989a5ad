/** A table for a terminal: columns as wide as their widest cell, words to the left and figures to the right. */

export type Column = { readonly heading: string; readonly align?: 'left' | 'right' }

export function alignedTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map(({ heading }, n) => Math.max(heading.length, ...rows.map((row) => row[n]!.length)))
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, n) => (columns[n]!.align === 'right' ? cell.padStart(widths[n]!) : cell.padEnd(widths[n]!)))
      .join('  ')
      .trimEnd()
  return [columns.map(({ heading }) => heading), ...rows].map(line).join('\n')
}

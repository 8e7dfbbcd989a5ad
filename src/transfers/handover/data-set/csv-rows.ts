/** The cells of a small CSV file (RFC 4180), exactly as they stand: nothing is trimmed, and nothing guessed. */
export type CsvRow = readonly string[]

export type CsvRows =
  | { readonly ok: true; readonly rows: readonly CsvRow[] }
  | { readonly ok: false; readonly why: string; readonly where: string }

export function csvRows(text: string): CsvRows {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  const here = () => `row ${rows.length + 1}, column ${row.length + 1}`
  while (at < text.length) {
    let cell: string
    if (text[at] === '"') {
      const end = endOfQuoted(text, at + 1)
      if (end < 0) return { ok: false, why: 'a quotation mark is opened and never closed', where: here() }
      cell = text.slice(at + 1, end).replaceAll('""', '"')
      at = end + 1
    } else {
      const end = text.slice(at).search(/[,\r\n]/)
      cell = end < 0 ? text.slice(at) : text.slice(at, at + end)
      if (cell.includes('"'))
        return { ok: false, why: 'a quotation mark stands inside a value that does not begin with one', where: here() }
      at += cell.length
    }
    const next = text.startsWith('\r\n', at) ? '\r\n' : (text[at] ?? '')
    if (next !== '' && !/^(,|\r?\n|\r)$/.test(next))
      return { ok: false, why: 'there is something between a quotation mark and the comma', where: here() }
    row.push(cell)
    at += next.length
    if (next === ',') {
      if (at === text.length) row.push('')
      else continue
    }
    rows.push(row)
    row = []
  }
  if (row.length > 0) rows.push(row)
  return { ok: true, rows }
}

/** Where the quotation mark stands that closes a value; two of them together are one of its own. */
function endOfQuoted(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at
  return -1
}

/** A short national code list and the questions asked of it: is this a code, and what does it mean? */
export type CodeMeaning<Code extends string = string> = { readonly code: Code; readonly label: string }

export type CodeList<Code extends string = string> = {
  /** What the list is called where it comes from. */
  readonly name: string
  readonly all: readonly CodeMeaning<Code>[]
  readonly has: (text: string) => text is Code
  readonly label: (code: string) => string | undefined
}

export function codeList<const Rows extends readonly (readonly [code: string, label: string])[]>(
  name: string,
  rows: Rows,
): CodeList<Rows[number][0]> {
  type Code = Rows[number][0]
  const labels: ReadonlyMap<string, string> = new Map(rows)
  return {
    name,
    all: rows.map(([code, label]) => ({ code, label })),
    has: (text): text is Code => labels.has(text),
    label: (code) => labels.get(code),
  }
}

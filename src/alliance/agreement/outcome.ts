/** How a command on the agreement can end. A refusal says why in a sentence for a page. */
export type Outcome =
  | { readonly status: 'done'; readonly says: string; readonly number?: number }
  | { readonly status: 'refused'; readonly because: string }
  /** Somebody was quicker: it is not as it was when the page was opened. */
  | { readonly status: 'changed' }

export const refused = (because: string): Outcome => ({ status: 'refused', because })
export const changed: Outcome = { status: 'changed' }
export const done = (says: string, number?: number): Outcome => ({
  status: 'done',
  says,
  ...(number !== undefined && { number }),
})

/** How a command at a meeting can end. A refusal says why in a sentence for a page. */
export type Answer =
  | { readonly status: 'done'; readonly says: string; readonly id?: string }
  | { readonly status: 'refused'; readonly because: string }
  /** Somebody was quicker: it is not as it was when the page was opened. */
  | { readonly status: 'changed' }

export const refused = (because: string): Answer => ({ status: 'refused', because })
export const changed: Answer = { status: 'changed' }
export const done = (says: string, id?: string): Answer => ({ status: 'done', says, ...(id !== undefined && { id }) })

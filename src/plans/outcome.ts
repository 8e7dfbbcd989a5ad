/** How a command on a plan can end. A refusal says why in a sentence for a page. */
export type Outcome =
  | { readonly status: 'done'; readonly says: string }
  | { readonly status: 'refused'; readonly because: string }
  /** Somebody was quicker: the plan is not as it was when the page was opened. */
  | { readonly status: 'changed' }

/** A figure that cannot be told is a value that says why, never NaN: what a page writes in the figure's place. */

export type NotTold = { readonly told: false; readonly because: string }

/** A figure, or why there is none. */
export type Told<Figure> = (Figure & { readonly told: true }) | NotTold

/** `because` is a sentence without its full stop, as a page would say it. */
export const notTold = (because: string): NotTold => ({ told: false, because })

export const told = <Figure extends object>(figure: Figure): Figure & { readonly told: true } => ({
  ...figure,
  told: true,
})

/** Choices priced between two stops for breath, in which this thread does other things: a few milliseconds' worth. */
export const BREATH = 50_000

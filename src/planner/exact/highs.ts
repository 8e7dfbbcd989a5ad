/** The solver HiGHS, compiled to WebAssembly. Loading it takes a tenth of a second; solving blocks the thread it runs in. */
import type { Highs } from 'highs'

let loading: Promise<Highs> | undefined

/** One for each thread: a model is made in it and thrown away again, so it can be used any number of times. */
export function loadHighs(): Promise<Highs> {
  loading ??= import('highs').then((module) => {
    // The package's declaration describes its CommonJS form, in which the loader is the module itself.
    const load = module.default as unknown as () => Promise<Highs>
    return load()
  })
  return loading
}

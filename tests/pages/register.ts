/**
 * Every page in every state that looks different: usual, empty, full, error, not allowed, done. A state that is not
 * here is not tested.
 *
 * To add a page, follow docs/guides/add-a-page.md.
 */

import { startAccord } from './accord-app.ts'
import { accordStates } from './accord-states.ts'
import type { AppUnderTest } from './app-under-test.ts'
import { startSamples } from './sample-app.ts'
import { sampleStates } from './sample-states.ts'

export type PageState = {
  /** As a reader would call it: "waiting list, nobody found". */
  readonly name: string
  readonly path: string
  /** Who looks, by person id; nobody is logged in when it says 'nobody'. The app's usual person otherwise. */
  readonly as?: string
  /** What they do once there, to reach the state. */
  readonly steps?: readonly Step[]
  /** The status of the answer that is looked at: 200 unless said. */
  readonly status?: number
}

/** One thing a person does. Fields and buttons are found by the words that people see. */
export type Step =
  | { readonly fill: string; readonly with: string }
  | { readonly choose: string }
  | { readonly select: string; readonly option: string }
  | { readonly upload: string; readonly file: { readonly name: string; readonly text: string } }
  | { readonly press: string }
  | { readonly follow: string }
  /** The first link of a table, by its caption: where the words of the link are somebody's own. */
  | { readonly followFirstIn: string }
  | { readonly open: string }
  /** What the form says without showing it, as a page said it that was opened earlier: somebody else was faster. */
  | { readonly hidden: string; readonly was: string }

export type Registered = {
  readonly app: string
  readonly start: () => Promise<AppUnderTest>
  readonly states: readonly PageState[]
}

export const registered: readonly Registered[] = [
  { app: 'samples', start: startSamples, states: sampleStates },
  { app: 'accord', start: startAccord, states: accordStates },
]

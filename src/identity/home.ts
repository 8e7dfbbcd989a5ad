import type { Viewer } from '#platform/viewer.ts'

/** One thing that needs a person today, as the feature that knows of it puts it. */
export type HomeTask = {
  /** "Review 3 plans that wait for a second person" */
  readonly text: string
  readonly href: string
  readonly hint?: string
  /** How pressing it is, in a word: "Waiting for you", "To know". */
  readonly status: 'waiting' | 'to-know'
}

/** Each feature says what it has for this person. An empty answer is the usual one. */
export type HomeTasks = (viewer: Viewer) => Promise<readonly HomeTask[]>

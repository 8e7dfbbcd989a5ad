/** What the thread of pages and the thread of jobs say to each other. */
import type { Configuration } from '#platform/configuration.ts'
import type { Footing } from '#platform/ground.ts'
import type { EndedJob } from '#platform/metrics.ts'

/** What the thread of jobs is begun with. */
export type ThreadData = {
  /** With the day that stands for today, where one does. */
  readonly config: Configuration
  readonly footing: Footing
}

/** The one thing that it is told: to give its jobs back and end. */
export type ToThread = 'stop'

export type FromThread =
  /** It takes jobs from now on. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'job started' }
  /** No longer at work, however it ended. */
  | { readonly kind: 'job left' }
  | { readonly kind: 'job ended'; readonly job: EndedJob }

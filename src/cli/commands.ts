/** Every command. One line adds one: a command's module is loaded only when it is called, or listed in the help. */
import type { CommandTable } from './dispatch.ts'

export const commands: CommandTable = {
  start: () => import('./start.ts'),
  web: () => import('./web.ts'),
  worker: () => import('./worker.ts'),
  demo: () => import('./demo.ts'),
  migrate: () => import('./migrate.ts'),
  audit: () => import('./audit.ts'),
  import: () => import('./import.ts'),
  rtt: () => import('./rtt.ts'),
  plan: () => import('./plan.ts'),
  ihtp: () => import('./ihtp.ts'),
  bench: () => import('./bench.ts'),
}

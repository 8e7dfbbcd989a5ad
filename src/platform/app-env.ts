import type { Viewer } from './viewer.ts'

/** What every request carries by the time a module's route sees it. */
export type AppEnv = {
  Variables: {
    viewer: Viewer
    /** Joins the answer, the log and the audit entry of one request. */
    trace: string
  }
}

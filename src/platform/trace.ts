import { AsyncLocalStorage } from 'node:async_hooks'

/** The trace id of the request or job at work, so that its log lines and audit entries can be joined. */
export const traceOf = new AsyncLocalStorage<string>()

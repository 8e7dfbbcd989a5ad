import type { Logger } from '#platform/log.ts'

/** A library's forgotten promise (the queue's, when a connection fails while it ends) must not end the program. */
export function noteForgottenPromises(log: Logger): { end(): void } {
  const note = (reason: unknown) => log.error({ err: reason }, 'a promise was rejected and nobody listened')
  process.on('unhandledRejection', note)
  return { end: () => void process.off('unhandledRejection', note) }
}

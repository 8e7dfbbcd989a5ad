/** What can go wrong outside the program while a command runs: a disk that fills up, a database that goes away. */

type Coded = { readonly code?: unknown; readonly message?: unknown; readonly cause?: unknown }

const DISK_FULL = ['ENOSPC', 'EDQUOT', '53100']
/** Shut down, crashed, starting up, or not there; and the ways in which a connection breaks. */
const DATABASE_AWAY = ['57P01', '57P02', '57P03', '08006', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE']
const BROKEN_OFF =
  /Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect/

/** The fault in a sentence with what to do, or nothing when it may be ours. Looks at what caused it, too. */
export function outsideFault(error: unknown): string | undefined {
  for (let at = error as Coded | undefined; at instanceof Error; at = (at as Coded).cause as Coded | undefined) {
    const { code, message } = at as Coded
    const said = String(message)
    if (DISK_FULL.includes(String(code)) || /No space left on device/.test(said))
      return `the disk is full (${said}). What was not finished was undone. Make room, then run it again.`
    if (DATABASE_AWAY.includes(String(code)) || BROKEN_OFF.test(said) || isMissingSocket(at))
      return `the database went away (${said}). What was not finished was undone. Run it again once the database is back.`
    if (code === '53300') return `the database has no connection to spare (${said}). Run it again in a while.`
  }
  return undefined
}

const isMissingSocket = (error: Coded): boolean =>
  error.code === 'ENOENT' && (error as { syscall?: unknown }).syscall === 'connect'

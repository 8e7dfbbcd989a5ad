/** What goes wrong outside the program and is nobody's bug: a disk that fills up, a database that goes away. */

export type OutsideFault = {
  readonly kind: 'disk full' | 'database away' | 'database busy'
  /** What the system or the database said. */
  readonly said: string
}

type Coded = Error & { readonly code?: unknown; readonly syscall?: unknown }

const DISK_FULL = ['ENOSPC', 'EDQUOT', '53100']
/** Shut down, crashed, starting up, or not there; and the ways in which a connection breaks. */
const DATABASE_AWAY = ['57P01', '57P02', '57P03', '08006', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE']
/** Two transactions that each wait for the other, or that cannot both be true. */
export const IN_EACH_OTHERS_WAY: readonly string[] = ['40P01', '40001']
const BROKEN_OFF =
  /Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect/

/** The fault outside that an error, or what caused it, tells of; nothing when the fault may be ours. */
export function outsideFault(error: unknown): OutsideFault | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    const kind = kindOf(at)
    if (kind) return { kind, said: at.message }
  }
  return undefined
}

function kindOf({ code: given, syscall, message }: Coded): OutsideFault['kind'] | undefined {
  const code = String(given)
  if (DISK_FULL.includes(code) || /No space left on device/.test(message)) return 'disk full'
  if (DATABASE_AWAY.includes(code) || BROKEN_OFF.test(message)) return 'database away'
  // The socket of a server on this machine has gone with the server.
  if (code === 'ENOENT' && syscall === 'connect') return 'database away'
  // No connection to spare, or others were in the way each time it was tried (try-again.ts).
  if (['53300', ...IN_EACH_OTHERS_WAY].includes(code)) return 'database busy'
  return undefined
}

/** What to do when the embedded server cannot be set up or started, for the failures that people meet. */
export function remedy(log: string): string {
  if (/No space left|ENOSPC/i.test(log))
    return 'The disk is full: make room, then start again. Nothing that was saved is lost.'
  if (/Permission denied|EACCES|EPERM/i.test(log))
    return 'The server may not use that folder: set ACCORD_DATA to one that it may.'
  if (/incompatible with server/i.test(log))
    return 'The folder was made by another version of PostgreSQL: start that version, or set ACCORD_DATA to a new folder.'
  if (/socket path .* is too long/i.test(log))
    return 'The path of the folder is too long for a socket: set ACCORD_DATA to a folder with a shorter one.'
  if (/lock file .* is empty/i.test(log))
    return 'A start broke off as it wrote that file. If no PostgreSQL works in the folder, delete postmaster.pid there and start again.'
  return 'Set DATABASE_URL to use a PostgreSQL server of your own, or ACCORD_DATA to keep the data in another folder.'
}

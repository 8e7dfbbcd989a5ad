import { accessSync, constants, mkdirSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { Unusable } from './errors.ts'

/**
 * Makes the folder for the secret, the embedded server and files that were sent in, unless it is there.
 *
 * @throws Unusable when it is something else, or this user may not write there, or the disk is full
 */
export function prepareDataFolder(path: string): void {
  const folder = resolve(path)
  try {
    make(folder)
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (cause) {
    throw new Unusable(`The data folder ${folder} cannot be used: ${reason(cause as NodeJS.ErrnoException)}`, { cause })
  }
}

/** One folder at a time: told to make all at once, Node tries for ever where the system has no folders to give (/proc). */
function make(folder: string): void {
  const there = statSync(folder, { throwIfNoEntry: false })
  if (there?.isDirectory()) return
  if (there) throw Object.assign(new Error(folder), { code: 'ENOTDIR' })
  make(dirname(folder))
  try {
    mkdirSync(folder)
  } catch (error) {
    // Another program has just made it.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

function reason({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOTDIR') return 'it, or a part of its path, is a file. Set ACCORD_DATA to a folder.'
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return 'this user may not write there. Set ACCORD_DATA to a folder that it may write to.'
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'the disk is full. Make room, then start again.'
  return `${message}. Set ACCORD_DATA to another one.`
}

import { accessSync, constants, existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { BadUse, type Io } from './command.ts'

/** Asked before a search, because a plan that took minutes to find must not be lost to a mistyped folder. */
export function checkWritable({ cwd }: Io, option: string, file: string): void {
  const path = resolve(cwd, file)
  try {
    accessSync(existsSync(path) ? path : dirname(path), constants.W_OK)
  } catch (cause) {
    throw new BadUse(`${option} ${file} cannot be written: check that its folder is there and yours`, { cause })
  }
}

/** Where the project lies, whether the code runs from src/ through tsx or bundled from dist/. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

let found: string | undefined

/** The folder of the package.json named accord, looked for upwards from this file; asked for once, then remembered. */
export function projectRoot(): string {
  found ??= rootAbove(dirname(fileURLToPath(import.meta.url)))
  return found
}

function rootAbove(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    const manifest = join(folder, 'package.json')
    if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).name === 'accord') return folder
    if (folder === dirname(folder)) throw new Error(`No package.json named accord in ${start} or any folder above it`)
  }
}

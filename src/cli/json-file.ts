/** Reads and writes JSON in files that a person named, and says what is wrong in a way that helps to mend it. */
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Fault, faultText, type Reading } from '#planner'

/** A file that cannot be read as what it should be: the lines say which, where in it and why. */
export class UnreadableFile extends Error {
  override name = 'UnreadableFile'
}

/** As many as a person reads before mending the first. */
const MOST_SHOWN = 20

export function readJsonFile<T>(cwd: string, file: string, read: (json: unknown) => Reading<T>): T {
  const reading = read(parse(file, textOf(resolve(cwd, file), file)))
  if (reading.status === 'read') return reading.value
  throw new UnreadableFile(faultLines(file, reading.faults).join('\n'))
}

export function writeJsonFile(cwd: string, file: string, content: unknown): void {
  try {
    writeFileSync(resolve(cwd, file), `${JSON.stringify(content)}\n`)
  } catch (cause) {
    throw new UnreadableFile(`${file}: cannot be written (${(cause as Error).message})`, { cause })
  }
}

function textOf(path: string, file: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    const why = (cause as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : (cause as Error).message
    throw new UnreadableFile(`${file}: cannot be read (${why})`, { cause })
  }
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    // The message quotes the file, line breaks and all.
    const why = (cause as Error).message.replace(/\s+/g, ' ')
    throw new UnreadableFile(`${file}: is not JSON (${why})`, { cause })
  }
}

function faultLines(file: string, faults: readonly Fault[]): string[] {
  const shown = faults.slice(0, MOST_SHOWN).map((fault) => `${file}: ${faultText(fault)}`)
  const more = faults.length - shown.length
  return more > 0 ? [...shown, `${file}: and ${more} more`] : shown
}

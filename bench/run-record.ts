/**
 * A file to which each run's result is written as soon as it is known, so that a benchmark of hours that is interrupted can
 * go on where it stopped: a line of JSON a run, under a key that says what was run with what.
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { Unusable } from '#platform/errors.ts'
import { projectRoot } from '#platform/project-root.ts'

export class RunRecord<Result> {
  readonly file: string
  private readonly known = new Map<string, Result>()

  /** Takes over what the file holds already. A last line that was cut off in the middle counts as not written. */
  constructor(file: string) {
    this.file = file
    if (!existsSync(file)) return
    const text = readFileSync(file, 'utf8')
    for (const line of text.split('\n')) {
      const entry = parsed(line)
      if (entry) this.known.set(entry.key, entry.result as Result)
    }
    if (text !== '' && !text.endsWith('\n')) appendFileSync(file, '\n')
  }

  get size(): number {
    return this.known.size
  }

  /**
   * What was found under this key before, or what `run` finds now, written down before it is given back. Throws `Unusable`
   * once the signal is aborted: what a run finds that was stopped is no result.
   */
  async once(key: string, signal: AbortSignal, run: () => Promise<Result>): Promise<Result> {
    const before = this.known.get(key)
    if (before !== undefined) return before
    const stopped = () => new Unusable(`stopped after ${this.size} runs; go on with --resume ${shown(this.file)}`)
    if (signal.aborted) throw stopped()
    const result = await run().catch((error: unknown) => {
      throw signal.aborted ? stopped() : error
    })
    if (signal.aborted) throw stopped()
    this.known.set(key, result)
    mkdirSync(dirname(this.file), { recursive: true })
    appendFileSync(this.file, `${JSON.stringify({ key, result })}\n`)
    return result
  }
}

/** Opens the record that an interrupted run left, or a new one named for the moment, and says how to go on from it. */
export function openRecord<Result>(
  benchmark: string,
  resumed: string | undefined,
  progress: (line: string) => void,
): RunRecord<Result> {
  const moment = new Date().toISOString().slice(0, 19).replaceAll(':', '.')
  const record = new RunRecord<Result>(resumed ?? join(projectRoot(), '.data', 'bench', `${benchmark}-${moment}.jsonl`))
  const file = shown(record.file)
  if (record.size > 0)
    progress(`${file} holds ${record.size} runs; those of the same version and limits are not run again`)
  else progress(`each run is kept in ${file}; after an interruption go on with --resume ${file}`)
  return record
}

const shown = (file: string): string => relative(process.cwd(), file)

function parsed(line: string): { readonly key: string; readonly result: unknown } | undefined {
  try {
    const entry = JSON.parse(line)
    return typeof entry?.key === 'string' ? entry : undefined
  } catch {
    return undefined
  }
}

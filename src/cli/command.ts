/**
 * What every command of `accord` looks like, and the two ways in which one may refuse.
 * A command gets the world through `Io`, so that a test can run it without a process of its own.
 */
import { type ParseArgsConfig, parseArgs } from 'node:util'

export type Command = {
  readonly name: string
  /** One line for the list of commands, in the imperative and without a full stop. */
  readonly summary: string
  /** The whole page of `accord NAME --help`: use, options with their defaults, examples, exit statuses. */
  readonly help: string
  /** Resolves to the exit status: 0 done, 1 the answer is no, 2 bad use. */
  run(args: string[], io: Io): Promise<number>
}

export type Output = { write(text: string): void }

export type Io = {
  /** The answer, and nothing else: with --json a program reads it. */
  readonly stdout: Output
  /** Progress, warnings and refusals. */
  readonly stderr: Output
  /** A person is watching stderr, so progress may be drawn and redrawn there. */
  readonly isTerminal: boolean
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: string
  /** Aborted by Ctrl-C or a request to terminate; a second Ctrl-C ends the process at once. */
  readonly signal: AbortSignal
}

/** The command was called wrongly. Shown with a pointer to its help; exit status 2. */
export class BadUse extends Error {
  override name = 'BadUse'
}

/** What the command was given to work on cannot be used: exit status 1. */
export { Unusable } from '#platform/errors.ts'

/** `parseArgs` of Node, with its complaints turned into bad use. */
export function readOptions<T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config)
  } catch (error) {
    if (!(error instanceof TypeError) || !('code' in error)) throw error
    // Node adds advice about placing values after "--"; the first sentence says what is wrong.
    throw new BadUse(error.message.split('. To specify')[0], { cause: error })
  }
}

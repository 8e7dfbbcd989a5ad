/** Finds the command that was asked for, runs it, and turns its refusals into messages and exit statuses. */
import { type OutsideFault, outsideFault } from '#platform/outside-fault.ts'
import { BadUse, type Command, type Io, Unusable } from './command.ts'
import { nearest } from './nearest.ts'

/** Commands by name, in the order of the help page. */
export type CommandTable = Readonly<Record<string, () => Promise<{ readonly command: Command }>>>

const isHelp = (word: string | undefined) => word === '--help' || word === '-h'

/** Runs `accord ...args`. Resolves to the exit status; never rejects. */
export async function dispatch(args: string[], io: Io, commands: CommandTable, version: string): Promise<number> {
  const [name, ...rest] = args
  const called = name === undefined ? 'accord' : `accord ${name}`
  try {
    if (name === undefined) {
      io.stderr.write(await overview(commands))
      return 2
    }
    if (name === '--version' || name === '-v') return say(io, `accord ${version}\n`)
    if (isHelp(name) || name === 'help') {
      const about = isHelp(name) ? undefined : rest[0]
      return say(io, about === undefined ? await overview(commands) : (await find(about, commands)).help)
    }
    const command = await find(name, commands)
    const beforeDashes = rest.includes('--') ? rest.slice(0, rest.indexOf('--')) : rest
    if (beforeDashes.some(isHelp)) return say(io, command.help)
    return await command.run(rest, io)
  } catch (error) {
    return refuse(error, called, io)
  }
}

function say(io: Io, text: string): number {
  io.stdout.write(text.endsWith('\n') ? text : `${text}\n`)
  return 0
}

async function find(name: string, commands: CommandTable): Promise<Command> {
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (load) return (await load()).command
  const guess = nearest(name, Object.keys(commands))
  throw new BadUse(`there is no command "${name}"${guess ? `; did you mean "accord ${guess}"?` : ''}`)
}

async function overview(commands: CommandTable): Promise<string> {
  const loaded = await Promise.all(Object.values(commands).map((load) => load()))
  const width = Math.max(...loaded.map(({ command }) => command.name.length))
  return [
    'Accord runs a hospital alliance: one agreement, one waiting list and one plan across independent trusts.',
    '',
    'Use: accord COMMAND [options]',
    '',
    ...loaded.map(({ command }) => `  ${command.name.padEnd(width)}  ${command.summary}`),
    '',
    '  accord COMMAND --help   what a command takes and does',
    '  accord --version        which version this is',
    '',
    'Exit status: 0 done, 1 the answer is no, 2 bad use.',
    '',
  ].join('\n')
}

function refuse(error: unknown, called: string, io: Io): number {
  if (error instanceof BadUse) {
    const help = called === 'accord' || error.message.startsWith('there is no command') ? 'accord' : called
    io.stderr.write(`accord: ${error.message}\nTry: ${help} --help\n`)
    return 2
  }
  if (error instanceof Unusable) {
    io.stderr.write(`${called}: ${error.message}\n`)
    return 1
  }
  if (io.signal.aborted) {
    io.stderr.write(`${called}: stopped\n`)
    return 130
  }
  const outside = outsideFault(error)
  if (outside !== undefined) {
    io.stderr.write(`${called}: ${inWords(outside)}\n`)
    return 1
  }
  io.stderr.write(`${called}: this is a fault in Accord, not in what you gave it.\n${describe(error)}\n`)
  return 1
}

function inWords({ kind, said }: OutsideFault): string {
  if (kind === 'disk full')
    return `the disk is full (${said}). What was not finished was undone. Make room, then run it again.`
  if (kind === 'database busy') return `the database has no connection to spare (${said}). Run it again in a while.`
  return `the database went away (${said}). What was not finished was undone. Run it again once the database is back.`
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause === undefined ? '' : `\nbecause: ${describe(error.cause)}`
  return `${error.stack ?? error.message}${cause}`
}

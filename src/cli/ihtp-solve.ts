/** `accord ihtp solve`: searches for the best plan and writes it down. */
import { NoProcessorTime, type Progress, readProblem, solve, writePlan } from '#planner'
import { checkWritable } from './check-writable.ts'
import { BadUse, type Io, readOptions } from './command.ts'
import { judgementText, summary } from './ihtp-check.ts'
import { readJsonFile, writeJsonFile } from './json-file.ts'
import { wholeNumber } from './whole-number.ts'

const options = {
  seconds: { type: 'string' },
  'processor-seconds': { type: 'string' },
  moves: { type: 'string' },
  threads: { type: 'string', default: '2' },
  seed: { type: 'string', default: '1' },
  out: { type: 'string' },
  json: { type: 'boolean' },
} as const

export async function solveFile(args: string[], io: Io): Promise<number> {
  const { values, positionals } = readOptions({ args, options, allowPositionals: true })
  const [instance, ...others] = positionals
  if (instance === undefined || others.length > 0) throw new BadUse('solve needs one instance')
  const threads = wholeNumber('--threads', values.threads, 1, 64)
  const seed = wholeNumber('--seed', values.seed, 0, 2 ** 31 - 1)
  const moves = values.moves === undefined ? undefined : wholeNumber('--moves', values.moves, 1, 1e12)
  const seconds = values.seconds === undefined ? undefined : secondsIn('--seconds', values.seconds)
  const ofProcessor = values['processor-seconds']
  const processorSeconds = ofProcessor === undefined ? undefined : secondsIn('--processor-seconds', ofProcessor)
  const problem = readJsonFile(io.cwd, instance, readProblem)
  if (values.out !== undefined) checkWritable(io, '--out', values.out)
  const solved = await solve(problem, {
    threads,
    seed,
    ...(moves !== undefined && { moves }),
    ...(seconds !== undefined && { seconds }),
    ...(processorSeconds !== undefined && { processorSeconds }),
    signal: io.signal,
    ...(io.isTerminal && { onProgress: (progress) => io.stderr.write(`\r${progressText(progress)}`) }),
  }).catch((error: unknown) => {
    throw error instanceof NoProcessorTime ? new BadUse(error.message, { cause: error }) : error
  })
  if (io.isTerminal) io.stderr.write('\n')
  if (values.out !== undefined) writeJsonFile(io.cwd, values.out, writePlan(problem, solved.plan))
  const { judgement, lowerBound, movesPerSecond, ended } = solved
  const found = { ...summary(judgement), lowerBound, seed, threads, moves: solved.moves, movesPerSecond, ended }
  if (values.json) io.stdout.write(`${JSON.stringify({ ...found, seconds: solved.seconds })}\n`)
  else {
    io.stdout.write(judgementText(judgement))
    io.stdout.write(`no plan can cost less than ${lowerBound}\n`)
    io.stdout.write(`${solved.moves} moves, ${movesPerSecond} a second on ${threads} threads, seed ${seed}\n`)
  }
  return judgement.feasible ? 0 : 1
}

function progressText({ share, broken, cost, moves, seconds, lowerBound }: Progress): string {
  const state = broken > 0 ? `${broken} mandatory patients out` : 'feasible'
  const text = `${Math.round(share * 100)}%  ${seconds.toFixed(0)} s  ${state}  cost ${cost} (no plan below ${lowerBound})`
  return `${text}  ${(moves / 1e6).toFixed(1)} million moves`.padEnd(90)
}

function secondsIn(option: string, text: string): number {
  const value = Number(text)
  if (/^\d+(\.\d+)?$/.test(text) && value > 0 && value <= 1e6) return value
  throw new BadUse(`${option} is "${text}", and must be a number above 0`)
}

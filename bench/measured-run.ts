/** Runs a Node program to its end and says what it took: time on the wall, processor time and peak memory. */
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { projectRoot } from '#platform/project-root.ts'

export type MeasuredRun = {
  readonly seconds: number
  readonly processorSeconds: number
  readonly peakMegabytes: number
  readonly stdout: string
  readonly status: number
}

/** Rejects when the program ends with another status than `allowed`, with what it said on stderr. */
export async function measuredRun(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  allowed: readonly number[] = [0],
): Promise<MeasuredRun> {
  const folder = await mkdtemp(join(tmpdir(), 'accord-bench-'))
  const usageFile = join(folder, 'usage.json')
  const reporter = pathToFileURL(join(projectRoot(), 'bench', 'report-usage.js')).href
  try {
    const started = performance.now()
    const child = spawn(process.execPath, ['--import', reporter, ...args], {
      cwd: process.cwd(),
      env: { ...process.env, ...env, MEASURED_USAGE_FILE: usageFile },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const stdout: string[] = []
    const stderr: string[] = []
    child.stdout.setEncoding('utf8').on('data', (text: string) => stdout.push(text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => stderr.push(text))
    const status = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve))
    const seconds = (performance.now() - started) / 1000
    if (status === null || !allowed.includes(status))
      throw new Error(`${args.join(' ')} ended with status ${status}: ${stderr.join('').trim()}`)
    return { seconds, status, stdout: stdout.join(''), ...JSON.parse(await readFile(usageFile, 'utf8')) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The middle of several runs by time on the wall, with the highest memory of all. */
export function middleOf(runs: readonly MeasuredRun[]): MeasuredRun {
  const sorted = [...runs].sort((a, b) => a.seconds - b.seconds)
  return { ...sorted[sorted.length >> 1]!, peakMegabytes: Math.max(...runs.map((run) => run.peakMegabytes)) }
}

/** bin/accord.js, in a small project of its own with sources that a test may break. */
import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { projectRoot } from '#platform/project-root.ts'
import { fullExtract } from '../../tests/full-extract.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'accord-launcher-'))
  cpSync(join(projectRoot(), 'bin'), join(folder, 'bin'), { recursive: true })
  symlinkSync(join(projectRoot(), 'node_modules'), join(folder, 'node_modules'))
  writeFileSync(join(folder, 'package.json'), '{ "name": "accord", "type": "module" }')
  source('main.ts', "import { answer } from './answer.ts'\nconsole.log(answer, process.argv.slice(2).join(' '))\n")
  source('answer.ts', "export const answer: string = 'first'\n")
})
afterEach(() => rmSync(folder, { recursive: true }))

function source(name: string, text: string): void {
  mkdirSync(join(folder, 'src', 'cli'), { recursive: true })
  writeFileSync(join(folder, 'src', 'cli', name), text)
}

type Ended = { readonly status: number | null; readonly stdout: string; readonly stderr: string }

function run(bin: string, args: string[], cwd: string, onData?: (end: () => void) => void): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [bin, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    const stdout: string[] = []
    const stderr: string[] = []
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout.push(text)
      onData?.(() => child.stdout.destroy())
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => stderr.push(text))
    child.on('close', (status) => resolve({ status, stdout: stdout.join(''), stderr: stderr.join('') }))
  })
}

const accord = (...args: string[]) => run(join(folder, 'bin', 'accord.js'), args, tmpdir())

describe('the launcher', () => {
  it('bundles the sources when it is first started, from any folder, and prints the answer alone', async () => {
    expect(await accord('a', 'b')).toEqual({ status: 0, stdout: 'first a b\n', stderr: '' })
  })

  it('runs what it has bundled, and bundles again once a source has changed', async () => {
    await accord()
    source('answer.ts', "export const answer: string = 'second'\n")
    expect((await accord()).stdout).toBe('second \n')
  })

  it('may be started many times at once', async () => {
    const all = await Promise.all(Array.from({ length: 6 }, () => accord('x')))
    expect(all.map(({ status, stdout }) => [status, stdout])).toEqual(Array(6).fill([0, 'first x\n']))
    expect(readdirSync(join(folder, 'dist')).filter((file) => file.startsWith('making'))).toEqual([])
  })

  it('runs the bundle when there are no sources, and says so when there is neither', async () => {
    await accord()
    rmSync(join(folder, 'src'), { recursive: true })
    expect((await accord('y')).stdout).toBe('first y\n')
    rmSync(join(folder, 'dist'), { recursive: true })
    const { status, stdout, stderr } = await accord('y')
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toContain('npm ci in a whole checkout')
  })

  it('runs the bundle when there is no bundler', async () => {
    await accord()
    rmSync(join(folder, 'node_modules'))
    source('answer.ts', "export const answer: string = 'second'\n")
    expect((await accord()).stdout).toBe('first \n')
  })

  it('names the source that cannot be bundled', async () => {
    source('answer.ts', 'export const answer: string =\n')
    const { status, stdout, stderr } = await accord()
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toContain('src/cli/answer.ts:2')
  })

  it('points at the line of the source, not of the bundle, when something is wrong', async () => {
    source('answer.ts', "export const answer: string = ''\n\nthrow new Error('broken')\n")
    expect((await accord()).stderr).toContain('src/cli/answer.ts:3')
  })
})

describe('accord, its answer cut off by whoever reads it', () => {
  it('ends quietly, as head and less want it', async () => {
    const lines = Array.from({ length: 3000 }, (_, n) => ({ provider: `R${n}`, waits: { 3: 25 } }))
    writeFileSync(join(folder, 'many.csv'), fullExtract(lines))
    const args = ['rtt', 'many.csv', '--by', 'provider', '--json']
    const bin = join(projectRoot(), 'bin', 'accord.js')
    const whole = await run(bin, args, folder)
    expect(JSON.parse(whole.stdout)).toHaveLength(6000)
    const cut = await run(bin, args, folder, (end) => end())
    expect({ status: cut.status, stderr: cut.stderr }).toEqual({ status: 0, stderr: '' })
    expect(cut.stdout.length).toBeLessThan(whole.stdout.length)
  })
})

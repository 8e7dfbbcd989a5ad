/** The real programs, each a process of its own, killed with no warning and begun again. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type EmbeddedPostgres, startPostgres } from '#platform/embedded-postgres.ts'
import { projectRoot } from '#platform/project-root.ts'

export type Program = {
  readonly name: string
  /** Ends it at once (SIGKILL), begins it again and waits until it does its work. */
  killed(): Promise<void>
  stop(): Promise<void>
}

const READY_MILLISECONDS = 60_000

/** A server that keeps what it has acknowledged. */
export async function keptPostgres(folder: string): Promise<Program & { readonly url: string }> {
  let server: EmbeddedPostgres = await startPostgres(folder)
  return {
    name: 'PostgreSQL',
    url: server.url,
    async killed() {
      const [pid] = readFileSync(join(server.folder, 'postmaster.pid'), 'utf8').split('\n')
      process.kill(Number(pid), 'SIGKILL')
      server = await startPostgres(folder)
    },
    stop: () => server.stop(),
  }
}

export type KeptAccord = Program & {
  /** Of a web. */
  readonly address: string
  /** What it has said on stderr: a line of JSON each. */
  said(): string
}

/** `accord web` or `accord worker`. */
export async function keptAccord(
  role: 'web' | 'worker',
  settings: Readonly<Record<string, string>>,
): Promise<KeptAccord> {
  const port = role === 'web' ? await freePort() : 0
  const address = `http://127.0.0.1:${port}`
  let said = ''
  const begin = (): ChildProcess => {
    const child = spawn(process.execPath, [join(projectRoot(), 'bin', 'accord.js'), role], {
      env: { PATH: process.env.PATH, HOST: '127.0.0.1', PORT: String(port), ACCORD_LOG: 'info', ...settings },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    return child
  }
  let child = begin()
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }
  const ready = async (from: number) => {
    const until = Date.now() + READY_MILLISECONDS
    while (!said.slice(from).includes('Accord is running')) {
      if (Date.now() > until) throw new Error(`accord ${role} did not start. It said:\n${said.slice(-4_000)}`)
      // The database was killed while it started: whoever keeps it running begins it again.
      if (child.exitCode !== null) child = begin()
      await sleep(50)
    }
  }
  await ready(0)
  return {
    name: role,
    address,
    said: () => said,
    async killed() {
      const from = said.length
      await end('SIGKILL')
      child = begin()
      await ready(from)
    },
    stop: () => end('SIGTERM'),
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port was given')
  return address.port
}

/** Accord as a person starts it, in a process of its own, with the demonstration in a scratch folder. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Unusable } from '#platform/errors.ts'
import { projectRoot } from '#platform/project-root.ts'

export type StartedAccord = {
  readonly address: string
  readonly pid: number
  /** The embedded server's first process. */
  readonly postgresPid: number
  stop(): Promise<void>
}

/** Starts on a free port and waits until it answers. A folder that is given is kept; one that is made is removed. */
export async function startAccord(folder?: string): Promise<StartedAccord> {
  const data = folder ?? (await mkdtemp(join(tmpdir(), 'accord-bench-')))
  const server = spawn(process.execPath, [join(projectRoot(), 'bin', 'accord.js'), 'start'], {
    env: { ...process.env, ACCORD_DATA: data, ACCORD_LOG: 'warn', ACCORD_DEMO: 'on', PORT: '0', DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(server, 'exit')
  let said = ''
  const address = await new Promise<string>((found, failed) => {
    const listen = (text: string) => {
      said += text
      const [, address] = /Accord is at (http:\S+)/.exec(said) ?? []
      if (address) found(address)
    }
    server.stdout.setEncoding('utf8').on('data', listen)
    server.stderr.setEncoding('utf8').on('data', listen)
    ended.then(() => failed(new Unusable(`Accord did not start. It said:\n${said.trim()}`)))
  })
  return {
    address,
    pid: server.pid!,
    postgresPid: Number(readFileSync(join(data, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]),
    async stop() {
      server.kill('SIGTERM')
      await ended
      if (folder === undefined) await rm(data, { recursive: true, force: true })
    },
  }
}

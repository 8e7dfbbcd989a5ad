/** Accord as a person starts it, in a process of its own, with the demonstration in a scratch folder. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dataHome, serverUser } from '#platform/embedded-postgres-home.ts'
import { Unusable } from '#platform/errors.ts'
import { projectRoot } from '#platform/project-root.ts'
import { childCalled } from './process-use.ts'

export type StartedAccord = {
  readonly address: string
  readonly pid: number
  /** The embedded server's first process; null where it cannot be told. */
  readonly postgresPid: number | null
  stop(): Promise<void>
}

/**
 * Starts on a free port and waits until it answers. A folder that is given is kept; one that is made is removed.
 *
 * @param different settings other than a demonstration's
 */
export async function startAccord(
  folder?: string,
  different: Readonly<Record<string, string>> = {},
): Promise<StartedAccord> {
  const data = folder ?? (await scratchFolder())
  const server = spawn(process.execPath, [join(projectRoot(), 'bin', 'accord.js'), 'start'], {
    env: {
      ...process.env,
      ACCORD_DATA: data,
      ACCORD_LOG: 'warn',
      ACCORD_DEMO: 'on',
      PORT: '0',
      DATABASE_URL: '',
      ...different,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(server, 'exit')
  const stop = async () => {
    server.kill('SIGTERM')
    await ended
    if (folder === undefined) await removeData(data)
  }
  try {
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
    return { address, pid: server.pid!, postgresPid: childCalled(server.pid!, 'postgres'), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Where the embedded server's own user can get to as well, when we are root. */
async function scratchFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'accord-bench-'))
  await chmod(folder, 0o755)
  return folder
}

/** Takes a scratch folder away, with the server's part of it where that had to live elsewhere. */
export async function removeData(folder: string): Promise<void> {
  await rm(dataHome(join(folder, 'postgres'), serverUser()), { recursive: true, force: true })
  await rm(folder, { recursive: true, force: true })
}

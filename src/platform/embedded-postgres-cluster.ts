/** Makes the embedded server's files, whole or not at all: a start that is killed half-way leaves none in its place. */
import { execFileSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { SystemUser } from './embedded-postgres-home.ts'
import { remedy } from './embedded-postgres-remedy.ts'
import { Unusable } from './errors.ts'

/** @throws Unusable with what went wrong, and what to do */
export function createCluster(initdb: string, home: string, user: SystemUser, durable: boolean): void {
  const half = `${home}.making-${process.pid}`
  try {
    mkdirSync(dirname(home), { recursive: true })
    clearLeftovers(home)
    mkdirSync(half, { mode: 0o700 })
    if (user.uid !== undefined && user.gid !== undefined) chownSync(half, user.uid, user.gid)
    initialise(initdb, half, user, durable)
    putInPlace(half, home)
  } catch (cause) {
    const said = String((cause as { stderr?: Buffer }).stderr || cause).trim()
    throw new Unusable(`The embedded PostgreSQL could not be set up in ${home}. It said:\n${said}\n${remedy(said)}`)
  } finally {
    rmSync(half, { recursive: true, force: true })
  }
}

function initialise(initdb: string, folder: string, user: SystemUser, durable: boolean): void {
  // The builtin locale asks nothing of the operating system, so text sorts alike everywhere.
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const making = ['-D', folder, '-U', 'postgres', '--auth=trust', '--data-checksums', ...locale]
  execFileSync(initdb, [...making, ...(durable ? [] : ['--no-sync'])], { ...user, cwd: folder, stdio: 'pipe' })
}

/** An empty folder is replaced; one that another program has filled meanwhile is as good as ours. */
function putInPlace(half: string, home: string): void {
  try {
    renameSync(half, home)
  } catch (cause) {
    if (!existsSync(join(home, 'PG_VERSION'))) throw cause
  }
}

/** What a killed program was making is nobody's. */
function clearLeftovers(home: string): void {
  const prefix = `${basename(home)}.making-`
  for (const name of readdirSync(dirname(home))) {
    if (!name.startsWith(prefix) || isAlive(Number(name.slice(prefix.length)))) continue
    rmSync(join(dirname(home), name), { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

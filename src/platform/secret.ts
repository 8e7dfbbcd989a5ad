/**
 * One secret, from which every key is derived: to sign request contexts, and to make pseudonyms.
 * It is kept outside the database, so that a copy of the database alone gives nobody away.
 */
import { createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Unusable } from './errors.ts'

/** As few as ACCORD_SECRET may have. One of ours has 43. */
const FEWEST_CHARACTERS = 32

/**
 * The operator's secret, or one made on the first start and kept beside the embedded database.
 *
 * @throws Unusable when the file does not hold a secret, or the disk is full
 */
export function masterSecret(given: string | undefined, dataFolder: string): string {
  if (given) return given
  const file = join(dataFolder, 'secret')
  if (!existsSync(file)) makeSecret(file)
  const secret = readSecret(file)
  if (secret.length >= FEWEST_CHARACTERS) return secret
  throw new Unusable(
    `The file ${file} does not hold a secret of at least ${FEWEST_CHARACTERS} characters. Bring the right one back from a backup, or set ACCORD_SECRET. If there is no data yet, delete the file: a new one is made.`,
  )
}

/** Whole or not at all, and once: of two programs that start at the same moment, one makes it and both read it. */
function makeSecret(file: string): void {
  const half = `${file}.${process.pid}`
  try {
    writeFileSync(half, randomBytes(32).toString('base64url'), { mode: 0o600, flush: true })
    linkSync(half, file)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return
    const words = code === 'ENOSPC' ? 'the disk is full. Make room, then start again.' : message
    throw new Unusable(`The secret cannot be kept in ${file}: ${words}`, { cause: error })
  } finally {
    rmSync(half, { force: true })
  }
}

function readSecret(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (cause) {
    throw new Unusable(`The secret in ${file} cannot be read: ${(cause as Error).message}`, { cause })
  }
}

/** A key of 32 bytes for one use. Keys for different uses say nothing about each other. */
export const keyFor = (secret: string, use: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, 'accord', use, 32))

/** Makes the pseudonyms of one trust's pathways for one purpose: 22 characters, the same each time. */
export function pseudonyms(secret: string, trust: string, purpose: string): (pathwayId: string) => string {
  const key = keyFor(secret, `pseudonym/${trust}/${purpose}`)
  return (pathwayId) => createHmac('sha256', key).update(pathwayId).digest('base64url').slice(0, 22)
}

/**
 * One secret, from which every key is derived: to sign request contexts, and to make pseudonyms.
 * It is kept outside the database, so that a copy of the database alone gives nobody away.
 */
import { createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The operator's secret, or one made on the first start and kept beside the embedded database. */
export function masterSecret(given: string | undefined, dataFolder: string): string {
  if (given) return given
  const file = join(dataFolder, 'secret')
  if (!existsSync(file)) {
    mkdirSync(dataFolder, { recursive: true })
    // 'wx': of two programs that start at once, one writes and both read.
    try {
      writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
  return readFileSync(file, 'utf8').trim()
}

/** A key of 32 bytes for one use. Keys for different uses say nothing about each other. */
export const keyFor = (secret: string, use: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, 'accord', use, 32))

/** Makes the pseudonyms of one trust's pathways for one purpose: 22 characters, the same each time. */
export function pseudonyms(secret: string, trust: string, purpose: string): (pathwayId: string) => string {
  const key = keyFor(secret, `pseudonym/${trust}/${purpose}`)
  return (pathwayId) => createHmac('sha256', key).update(pathwayId).digest('base64url').slice(0, 22)
}

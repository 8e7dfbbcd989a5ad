import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { configuration } from './configuration.ts'
import { prepareDataFolder } from './data-folder.ts'
import { openGround } from './ground.ts'
import { masterSecret } from './secret.ts'

describe('the data folder', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'accord-data-'))
    writeFileSync(join(folder, 'file'), '')
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('is made with every folder on the way, and may be there already', () => {
    prepareDataFolder(join(folder, 'a/b/c'))
    prepareDataFolder(join(folder, 'a/b/c'))
    expect(statSync(join(folder, 'a/b/c')).isDirectory()).toBe(true)
  })

  it('is refused in plain words when it is a file, or lies under one', async () => {
    for (const path of [join(folder, 'file'), join(folder, 'file', 'data')]) {
      await expect(openGround(configuration({ ACCORD_DATA: path }))).rejects.toThrow(/is a file. Set ACCORD_DATA/)
    }
  })

  it('keeps one secret, made whole at the first start, and refuses one that was cut short', () => {
    const secret = masterSecret(undefined, folder)
    expect(secret.length).toBe(43)
    expect(masterSecret(undefined, folder)).toBe(secret)
    expect(readdirSync(folder).filter((name) => name.startsWith('secret'))).toEqual(['secret'])
    expect(statSync(join(folder, 'secret')).mode & 0o077).toBe(0)
    writeFileSync(join(folder, 'secret'), '')
    expect(() => masterSecret(undefined, folder)).toThrow(/does not hold a secret of at least 32 characters/)
  })

  it.skipIf(process.platform !== 'linux')('is refused where the system has no folders to give', () => {
    expect(() => prepareDataFolder('/proc/nothing')).toThrow(/cannot be used.*Set ACCORD_DATA to another one/)
  })

  it.skipIf(process.getuid?.() === 0)('is refused where this user may not write', () => {
    expect(() => prepareDataFolder('/accord-data')).toThrow(/this user may not write there/)
  })
})

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { projectRoot } from './project-root.ts'

it('the project root is the folder that holds the command and its sources', () => {
  expect(existsSync(join(projectRoot(), 'bin', 'accord.js'))).toBe(true)
  expect(existsSync(join(projectRoot(), 'src', 'platform', 'project-root.ts'))).toBe(true)
})

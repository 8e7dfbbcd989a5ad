import { expect, it } from 'vitest'
import { logger } from './log.ts'

it('the log blanks what would give a person away, should it slip in', () => {
  const lines: string[] = []
  const log = logger('info', { write: (line) => void lines.push(line) })
  log.info(
    { nhsNumber: '9990000018', patient: { familyName: 'Okafor', birthDate: '1950-01-01', id: 'x1' }, rows: 3 },
    'read',
  )
  expect(lines.join()).not.toMatch(/9990000018|Okafor|1950-01-01/)
  expect(JSON.parse(lines[0]!)).toMatchObject({ rows: 3, patient: { id: 'x1', familyName: 'not logged' }, msg: 'read' })
})

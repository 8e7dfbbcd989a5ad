/** Files of a few rows, for tests: each row is a plain one with what the test says changed. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type FieldName, fieldMeaning } from './field.ts'

export type SmallRow = Readonly<Partial<Record<FieldName, string>>>

/** A plain row: somebody who was referred on 1 September 2025 and waits for a first appointment. */
export const plainRow = (n: number): SmallRow => ({
  provider: 'RL1',
  localPatientId: `H${n}`,
  pathwayIdentifier: `RL1${String(n).padStart(17, '0')}`,
  pathwayIssuer: 'RL1',
  referralIdentifier: `REF${n}`,
  waitingListType: 'ORTT',
  treatmentFunction: '110',
  commissioner: 'QOC',
  rttStatus: '20',
  clockStart: '2025-09-01',
  clockStop: '',
  referralReceived: '2025-09-01',
  originalReferralReceived: '',
  firstActivity: '',
  lastMissed: '',
  decidedToAdmit: '',
  toComeIn: '',
  priority: '',
  site: 'RL131',
  familyName: 'Evans',
  givenName: 'Siân',
  birthDate: '1960-05-04',
  nhsNumber: '9990000018',
  sex: '2',
  ethnicCategory: 'A',
  postcode: 'SY10 7AG',
})

export const smallHeading = (): string =>
  Object.keys(plainRow(0))
    .map((field) => fieldMeaning(field as FieldName).column)
    .join(',')

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

export const smallLine = (n: number, changes: SmallRow = {}): string =>
  Object.entries(plainRow(n))
    .map(([field, cell]) => quoted(changes[field as FieldName] ?? cell))
    .join(',')

/** The heading, and a line for each row. */
export const smallFile = (rows: readonly SmallRow[]): string =>
  [smallHeading(), ...rows.map((changes, n) => smallLine(n + 1, changes))].join('\n')

/** A folder for the files of one test file. */
export function filesFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'accord-files-'))
  let count = 0
  return {
    folder,
    write(contents: string | Buffer): string {
      count += 1
      const path = join(folder, `${count}.csv`)
      writeFileSync(path, contents)
      return path
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

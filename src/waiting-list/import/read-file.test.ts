import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { type CheckId, checkIds, checks, type Fault } from './check.ts'
import { KEPT_PER_CHECK } from './fault-ledger.ts'
import { type FieldName, fieldMeaning } from './field.ts'
import { minimumDataSetMapping } from './mapping.ts'
import { FileReading } from './read-file.ts'
import { filesFolder, plainRow, type SmallRow, smallFile, smallHeading, smallLine } from './small-file.ts'

const files = filesFolder()
afterAll(files.remove)

async function read(contents: string) {
  const reading = new FileReading({
    path: files.write(contents),
    trust: 'RL1',
    asOf: '2026-01-31',
    mapping: minimumDataSetMapping,
    hasOptionalColumns: true,
    secret: 'a secret for tests',
    now: 1_769_817_600_000,
  })
  let accepted = 0
  for await (const batch of reading.batches()) {
    accepted += batch.count
    reading.release(batch)
  }
  const { rowsIn, rejected, duplicate, faults } = reading
  return { accepted, rowsIn, rejected, duplicate, faults: faults.kept, counts: faults.counts, reading }
}

/** The one fault of a file whose second row is changed so. */
async function faultOf(changes: SmallRow): Promise<Fault> {
  const { faults } = await read(smallFile([{}, changes]))
  expect(faults, JSON.stringify(faults)).toHaveLength(1)
  return faults[0]!
}

type Case = readonly [check: CheckId, field: FieldName, changes: SmallRow, value: string, says: string]
const cases: readonly Case[] = [
  ['control-character', 'familyName', { familyName: 'Ev\tans' }, 'Ev\\u0009ans', 'a control character'],
  ['formula', 'givenName', { givenName: '=HYPERLINK("x")' }, '=HYPERLINK("x")', 'begins like a formula'],
  [
    'too-long',
    'localPatientId',
    { localPatientId: 'H'.repeat(31) },
    'H'.repeat(31),
    'it has 31 characters; there is room for 30',
  ],
  ['missing', 'localPatientId', { localPatientId: ' ' }, '', 'there is no local patient number'],
  ['another-trust', 'provider', { provider: 'RRJ' }, 'RRJ', 'it is a row of RRJ; this import is for RL1'],
  ['code-not-known', 'treatmentFunction', { treatmentFunction: '11O' }, '11O', 'no treatment function'],
  ['no-clock', 'waitingListType', { waitingListType: 'ONON' }, 'ONON', 'list ONON has no clock'],
  ['not-a-day', 'clockStart', { clockStart: '2025-02-29' }, '2025-02-29', 'no day written as YYYY-MM-DD'],
  [
    'in-the-future',
    'clockStart',
    { clockStart: '2026-02-01', referralReceived: '2026-02-01' },
    '2026-02-01',
    'after 2026-01-31',
  ],
  ['no-start', 'clockStart', { clockStart: '1900-01-01', referralReceived: '' }, '', 'no clock start and no referral'],
  [
    'stop-before-start',
    'clockStop',
    { clockStop: '2025-08-31', rttStatus: '30' },
    '2025-08-31',
    'before it starts on 2025-09-01',
  ],
  ['stopped-status', 'rttStatus', { rttStatus: '30' }, '30', 'status 30 ends a clock'],
  ['start-missing', 'clockStart', { clockStart: '' }, '', 'counted from 2025-09-01'],
  ['start-disagrees', 'clockStart', { clockStart: '2025-09-20' }, '2025-09-20', 'the events say 2025-09-01'],
  ['dates-out-of-order', 'birthDate', { birthDate: '2025-10-01' }, '2025-10-01', 'born after the clock started'],
  ['day-left-out', 'firstActivity', { firstActivity: '2026-03-01' }, '2026-03-01', 'it lies after 2026-01-31'],
  ['code-left-out', 'ethnicCategory', { ethnicCategory: 'Q' }, 'Q', 'no ethnic category'],
  ['nhs-number', 'nhsNumber', { nhsNumber: '9990000019' }, '9990000019', 'the last digit should be 8'],
  ['nhs-number-missing', 'nhsNumber', { nhsNumber: '' }, '', 'there is no NHS number'],
  ['pathway-identifier', 'pathwayIdentifier', { pathwayIdentifier: 'RL100001' }, 'RL100001', 'it has 8 characters'],
  ['function-not-reported', 'treatmentFunction', { treatmentFunction: '199' }, '199', 'belongs to no reported group'],
  ['commissioner-not-known', 'commissioner', { commissioner: 'QQQ9' }, 'QQQ9', 'its nation is not known'],
  ['priority-missing', 'priority', { decidedToAdmit: '2025-10-01' }, '', 'waits for admission with no priority'],
  ['priority-retired', 'priority', { priority: 'P5' }, 'P5', 'P5 is no longer in use'],
  ['decision-missing', 'decidedToAdmit', { waitingListType: 'IRTT', priority: 'P3' }, '', 'with no decision'],
  ['to-come-in-overdue', 'toComeIn', { toComeIn: '2026-01-30' }, '2026-01-30', 'still on the list'],
]

describe('a row with something wrong', () => {
  it.each(cases)('is told: %s in %s', async (check, field, changes, value, says) => {
    const fault = await faultOf(changes)
    expect(fault).toMatchObject({ row: 3, check, value, columnName: fieldMeaning(field).column })
    expect(fault.column).toBe(Object.keys(plainRow(0)).indexOf(field) + 1)
    expect(fault.problem).toContain(says)
    expect(fault.remedy).not.toBe('')
  })

  it.each(cases)('is kept out when %s refuses, and let in when it doubts', async (check, _field, changes) => {
    const { accepted, rejected } = await read(smallFile([{}, changes]))
    expect([accepted, rejected]).toEqual(checks[check].weight === 'refuses' ? [1, 1] : [2, 0])
  })

  it('with too many or too few cells is told as a whole', async () => {
    const { faults, rejected } = await read([smallHeading(), smallLine(1), `${smallLine(2)},`, 'RL1,H3'].join('\n'))
    expect(rejected).toBe(2)
    expect(faults.map(({ row, column, check, problem }) => [row, column, check, problem])).toEqual([
      [3, 0, 'columns-count', 'it has 27 cells; the heading has 26'],
      [4, 0, 'columns-count', 'it has 2 cells; the heading has 26'],
    ])
  })

  it('with a quote in the wrong place is told as a whole', async () => {
    const { faults } = await read([smallHeading(), smallLine(1), smallLine(2).replace('Evans', 'Ev"ans')].join('\n'))
    expect(faults).toMatchObject([{ row: 3, column: 0, check: 'quotes' }])
  })

  it('that repeats a pathway is a duplicate, whatever else it says, and the first is used', async () => {
    const again = {
      pathwayIdentifier: plainRow(1).pathwayIdentifier!,
      referralIdentifier: 'REF1',
      clockStart: '2025-09-02',
    }
    const { accepted, duplicate, faults } = await read(smallFile([{}, again, {}]))
    expect([accepted, duplicate]).toEqual([2, 1])
    expect(faults.map(({ row, check }) => [row, check])).toContainEqual([3, 'duplicate'])
    expect(faults.find(({ check }) => check === 'duplicate')!.problem).toContain('in row 2 already')
  })

  it('that repeats a row which was kept out is no duplicate', async () => {
    const same = { pathwayIdentifier: plainRow(1).pathwayIdentifier!, referralIdentifier: 'REF1' }
    const { accepted, duplicate, rejected } = await read(smallFile([{ clockStart: 'soon' }, same]))
    expect([accepted, duplicate, rejected]).toEqual([1, 0, 1])
  })

  it('that makes one local number two people is doubted', async () => {
    const { accepted, faults } = await read(smallFile([{}, { localPatientId: 'H1', familyName: 'Jones' }]))
    expect(accepted).toBe(2)
    expect(faults).toMatchObject([{ row: 3, check: 'patient-disagrees', value: 'H1' }])
    expect((await read(smallFile([{}, { localPatientId: 'H1' }]))).faults).toEqual([])
  })

  it('has a test here for every check there is', () => {
    const elsewhere: CheckId[] = ['columns-count', 'quotes', 'duplicate', 'patient-disagrees']
    expect([...cases.map(([check]) => check), ...elsewhere].sort()).toEqual([...checkIds].sort())
  })
})

describe('a file', () => {
  it('with many faults of a kind counts them all and keeps the first thousand', async () => {
    const rows = Array.from({ length: KEPT_PER_CHECK + 10 }, () => ({ nhsNumber: '9990000019' }))
    const { counts, faults } = await read(smallFile(rows))
    expect(counts).toEqual({ 'nhs-number': KEPT_PER_CHECK + 10 })
    expect(faults).toHaveLength(KEPT_PER_CHECK)
  })

  it('that shows a value of any length shows no more than its beginning', async () => {
    const fault = await faultOf({ familyName: `x${'y'.repeat(200_000)}` })
    expect(fault.value).toBe(`x${'y'.repeat(99)}…`)
  })

  it.each([
    ['no rows', '', 'The file has no rows'],
    ['a heading and no rows', smallHeading(), 'a heading and no rows'],
    [
      'none but another trust’s rows',
      smallFile([{ provider: 'RRJ' }, { provider: 'RRJ05' }]),
      'belongs to another trust than RL1',
    ],
    ['a heading that cannot be read', `"a"b,c\n${smallLine(1)}`, 'In the heading, words follow the closing quote'],
    ['a quote that is never closed', `${smallFile([{}])}\n"x`, 'opens in row 3 is never closed'],
  ])('of %s is refused as a whole', async (_, contents, says) => {
    await expect(read(contents)).rejects.toThrow(says)
  })

  it('knows which pathways it holds, in rows that were kept out too', async () => {
    const { reading } = await read(smallFile([{}, { clockStart: 'soon' }]))
    expect(reading.lists('RL1/RL100000000000000001/REF1')).toBe(true)
    expect(reading.lists('RL1/RL100000000000000002/REF2')).toBe(true)
    expect(reading.lists('RL1/RL100000000000000003/REF3')).toBe(false)
  })

  it('of any rows at all is accounted for to the last one', async () => {
    const cell = fc.oneof(
      { weight: 6, arbitrary: fc.constant(undefined) },
      fc.constantFrom(
        '',
        ' ',
        '=1',
        'x\ty',
        '2025-09-01',
        '2027-01-01',
        '110',
        'RRJ',
        '9990000019',
        'P2',
        '30',
        '"',
        'é',
      ),
      fc.string({ maxLength: 30 }),
    )
    const row = fc.record(Object.fromEntries(Object.keys(plainRow(0)).map((field) => [field, cell])))
    const lines = fc.array(fc.tuple(fc.nat(5), row), { minLength: 1, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(lines, async (given) => {
        const text = [smallHeading(), smallLine(0), ...given.map(([n, changes]) => smallLine(n, keptOf(changes)))].join(
          '\n',
        )
        const { accepted, rowsIn, rejected, duplicate } = await read(text)
        expect(rowsIn).toBe(given.length + 1)
        expect(accepted + rejected + duplicate).toBe(rowsIn)
      }),
      { numRuns: 150 },
    )
  })
})

const keptOf = (changes: Record<string, string | undefined>): SmallRow =>
  Object.fromEntries(Object.entries(changes).filter(([, cell]) => cell !== undefined))

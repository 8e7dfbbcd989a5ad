import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dispatch } from './dispatch.ts'
import { command } from './ihtp.ts'
import { runWith } from './test-io.ts'

const everyDay = (shift: string) => [0, 1, 2].map((day) => ({ day, shift, max_load: 5 }))
const person = { gender: 'A', age_group: 'adult', length_of_stay: 2 }
const care = { workload_produced: [1, 1, 1, 1], skill_level_required: [0, 0, 0, 0] }
const patient = { ...person, ...care, surgery_release_day: 0, surgery_duration: 60, surgeon_id: 's' }
const instance = {
  days: 3,
  skill_levels: 1,
  shift_types: ['day', 'night'],
  age_groups: ['adult'],
  weights: {
    room_mixed_age: 1,
    room_nurse_skill: 1,
    continuity_of_care: 1,
    nurse_eccessive_workload: 1,
    open_operating_theater: 10,
    surgeon_transfer: 1,
    patient_delay: 5,
    unscheduled_optional: 100,
  },
  occupants: [],
  patients: [
    { ...patient, id: 'ann', mandatory: true, surgery_due_day: 2, incompatible_room_ids: [] },
    { ...patient, id: 'bea', mandatory: false, incompatible_room_ids: null },
  ],
  surgeons: [{ id: 's', max_surgery_time: [120, 60, 60] }],
  operating_theaters: [{ id: 't', availability: [120, 60, 60] }],
  rooms: [{ id: 'r', capacity: 2 }],
  nurses: [
    { id: 'nan', skill_level: 0, working_shifts: everyDay('day') },
    { id: 'ned', skill_level: 0, working_shifts: everyDay('night') },
  ],
}

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'accord-ihtp-'))
  save('instance.json', instance)
})
afterAll(() => rmSync(folder, { recursive: true }))

const save = (name: string, content: unknown) => writeFileSync(join(folder, name), JSON.stringify(content))
const ihtp = (...args: string[]) =>
  runWith((io) => dispatch(['ihtp', ...args], io, { ihtp: async () => ({ command }) }, '1'), { cwd: folder })

describe('accord ihtp', { timeout: 60_000 }, () => {
  it('solves a problem that can be solved in the head, and checks its own answer', async () => {
    const limits = ['--moves', '20000', '--threads', '1', '--seed', '1', '--out', 's.json', '--json']
    const solved = await ihtp('solve', 'instance.json', ...limits)
    expect(solved).toMatchObject({ status: 0, stderr: '' })
    // Both on the first day: one theatre, two nurses each.
    expect(JSON.parse(solved.stdout)).toMatchObject({
      feasible: true,
      cost: 14,
      parts: { S3: 4, S5: 10, S7: 0, S8: 0 },
    })
    const checked = await ihtp('check', 'instance.json', 's.json', '--json')
    const { feasible, violations, cost, parts, broken } = JSON.parse(checked.stdout)
    expect({ status: checked.status, feasible, violations, cost }).toEqual({
      status: 0,
      feasible: true,
      violations: 0,
      cost: 14,
    })
    expect(Object.keys(parts)).toEqual(expect.arrayContaining(['S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7', 'S8']))
    expect(Object.keys(broken)).toEqual(expect.arrayContaining(['H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'H7']))
  })

  it('writes the same plan for the same moves', async () => {
    const solve = (out: string) => ihtp('solve', 'instance.json', '--moves', '5000', '--threads', '2', '--out', out)
    await solve('first.json')
    await solve('second.json')
    expect(readFileSync(join(folder, 'first.json'), 'utf8')).toBe(readFileSync(join(folder, 'second.json'), 'utf8'))
  })

  it('finds out before the search that the plan cannot be written', async () => {
    const refused = ihtp('solve', 'instance.json', '--moves', '5000', '--out', 'no/such/folder/s.json')
    expect(await refused).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringContaining('--out no/such/folder/s.json cannot be written'),
    })
  })

  it('says no with status 1 to a plan that leaves a mandatory patient', async () => {
    save('nobody.json', { patients: [], nurses: [] })
    const { status, stdout } = await ihtp('check', 'instance.json', 'nobody.json')
    expect(status).toBe(1)
    expect(stdout).toContain('not feasible: musts are broken 1 times')
    expect(stdout).toContain('Every mandatory patient is admitted')
  })

  it('invents a problem that it can read and solve', async () => {
    const invented = await ihtp('generate', '--patients', '12', '--days', '7', '--seed', '3', '--out', 'invented.json')
    expect(invented).toMatchObject({ status: 0, stdout: '' })
    expect(invented.stderr).toMatch(/^invented.json: 12 patients, 7 days, one hospital, 2 theatres, \d+ beds\n$/)
    expect(await ihtp('solve', 'invented.json', '--moves', '20000', '--threads', '1')).toMatchObject({ status: 0 })
    const alliance = [
      '--alliance',
      '--patients',
      '30',
      '--trusts',
      '2',
      '--theatres',
      '4',
      '--beds',
      '12',
      '--days',
      '7',
    ]
    const { stdout } = await ihtp('generate', ...alliance, '--mandatory', '0')
    const printed = JSON.parse(stdout)
    expect(printed).toMatchObject({ format: 'accord-problem/1', days: 7 })
    expect(printed.patients.some((patient: { mandatory: boolean }) => patient.mandatory)).toBe(false)
    expect(await ihtp('generate', '--patients', '5', '--out', 'no/such/folder.json')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('no/such/folder.json: cannot be written'),
    })
  })

  it('names file and place of what it cannot read, with status 2', async () => {
    save('bad.json', { ...instance, rooms: [{ id: 'r', capacity: 'two' }] })
    save('strange.json', { patients: [{ id: 'zoe', admission_day: 'none' }], nurses: [] })
    writeFileSync(join(folder, 'half.json'), '{"days": 3,')
    expect(await ihtp('solve', 'bad.json')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('bad.json: rooms[0].capacity is "two": it is not a whole number'),
    })
    expect(await ihtp('check', 'instance.json', 'strange.json')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('strange.json: patients[0].id is "zoe": there is no such patient'),
    })
    expect(await ihtp('solve', 'half.json')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('half.json: is not JSON'),
    })
    expect(await ihtp('solve', 'none.json')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('none.json: cannot be read (there is no such file)'),
    })
    writeFileSync(join(folder, 'notes.md'), '# Notes\n\nNot a problem')
    const { stderr } = await ihtp('solve', 'notes.md')
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })

  it.each([
    [[], 'say solve, check or generate'],
    [['guess'], '"guess" is none of solve, check and generate'],
    [['solve'], 'solve needs one instance'],
    [['solve', 'instance.json', '--threads', '0'], '--threads is "0", and must be a whole number from 1 to 64'],
    [['solve', 'instance.json', '--seconds', 'soon'], '--seconds is "soon", and must be a number above 0'],
    [['solve', 'instance.json', '--processor-seconds', '-1'], "'--processor-seconds' argument is ambiguous"],
    [
      ['solve', 'instance.json', '--processor-seconds', '0'],
      '--processor-seconds is "0", and must be a number above 0',
    ],
    [['solve', 'instance.json', '--speed', '9'], "Unknown option '--speed'"],
    [['generate', '--out', 'x.json'], 'generate needs --patients, how many wait'],
    [['generate', '--patients', '0'], '--patients is "0", and must be a whole number from 1 to 200000'],
    [['generate', '--patients', '9', '--trusts', '2'], '--trusts is for alliances: give --alliance with it'],
    [
      ['generate', '--patients', '9', '--alliance', '--theatres', '2'],
      '--theatres is 2, and each of 3 hospitals needs one',
    ],
    [['check', 'instance.json'], 'check needs an instance and a solution'],
  ])('refuses %j with status 2', async (args, words) => {
    expect(await ihtp(...args)).toMatchObject({ status: 2, stderr: expect.stringContaining(words) })
  })
})

import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { admissionMethod, electiveListRemovalReason } from './admission-codes.ts'
import { attendedOrDidNotAttend, firstAttendance, outcomeOfAttendance } from './attendance-codes.ts'
import { ethnicCategories, ethnicCategory, ethnicGroup, ethnicGroups } from './ethnic-category.ts'
import { intendedManagement, intendedManagements } from './intended-management.ts'
import { mainSpecialty } from './main-specialty.ts'
import { isOrthopaedicSubspecialty, orthopaedicSubspecialties } from './orthopaedic-subspecialty.ts'
import { nhsNumberStatus, statedGender } from './person-codes.ts'
import { isPriority, type Priority, priorities, priority, priorityOrder } from './priority.ts'
import { priorityType, sourceOfReferral } from './referral-codes.ts'
import { isRttStatus, rttStatus, rttStatuses } from './rtt-status.ts'
import {
  reportedGroup,
  reportedGroupLabel,
  reportedGroups,
  treatmentFunction,
  treatmentFunctions,
} from './treatment-function.ts'
import { waitingListType, waitingListTypes } from './waiting-list-type.ts'

const published = '../shared/data/reference/nhs-code-lists.json'
type Published = {
  lists: Record<string, { code: string; label: string; targetDays?: number | null }[]>
  rttServiceGroups: { code: string; treatmentFunctionCodes: string[] }[]
}
const read = (): Published => JSON.parse(readFileSync(published, 'utf8'))

describe('treatment functions', () => {
  it.each(['108', '111', '115', '110'])('%s is reported under Trauma and Orthopaedic', (code) => {
    expect(reportedGroup(code)).toBe('110')
    expect(reportedGroupLabel('110')).toBe('Trauma and Orthopaedic')
  })

  it.each([
    ['144', '140'],
    ['145', '140'],
    ['172', '170'],
    ['173', '170'],
    ['306', 'X02'],
    ['711', 'X03'],
    ['214', 'X04'],
    ['104', 'X05'],
    ['650', 'X06'],
  ])('%s is reported under %s', (code, group) => {
    expect(reportedGroup(code)).toBe(group)
  })

  it.each(['199', '499', '510', '520', '610', '620', '832', '990', '112', 'C_110'])(
    '%s, retired, foreign or unknown, is unmapped and not guessed',
    (code) => {
      expect(reportedGroup(code)).toBeUndefined()
    },
  )

  it('are 186, of which 178 fall into 23 reported groups, each with a name', () => {
    expect(treatmentFunctions).toHaveLength(186)
    expect(treatmentFunctions.filter(({ group }) => group)).toHaveLength(178)
    expect(reportedGroups).toHaveLength(23)
    const used = new Set(treatmentFunctions.flatMap(({ group }) => (group ? [group] : [])))
    expect([...used].sort()).toEqual(reportedGroups.map(({ code }) => code).sort())
  })

  it('keep their names', () => {
    expect(treatmentFunction('120')?.label).toBe('Ear Nose and Throat')
    expect(treatmentFunction('510')).toMatchObject({ isRetired: true })
  })

  it.skipIf(!existsSync(published))('fall into groups as the published mapping has it', () => {
    for (const { code, treatmentFunctionCodes } of read().rttServiceGroups) {
      for (const each of treatmentFunctionCodes)
        expect([each, reportedGroup(each)]).toEqual([each, code.replace('C_', '')])
    }
  })
})

describe('the national code lists', () => {
  it.skipIf(!existsSync(published)).each([
    ['treatmentFunction', treatmentFunctions.map(({ code }) => code)],
    ['mainSpecialty', mainSpecialty.all.map(({ code }) => code)],
    ['rttPeriodStatus', rttStatuses.map(({ code }) => code)],
    ['ethnicCategory', ethnicCategories.map(({ code }) => code)],
    ['priorityType', priorityType.all.map(({ code }) => code)],
    ['admissionMethod', admissionMethod.all.map(({ code }) => code)],
    ['intendedManagement', intendedManagements.map(({ code }) => code)],
    ['outcomeOfAttendance', outcomeOfAttendance.all.map(({ code }) => code)],
    ['attendedOrDidNotAttend', attendedOrDidNotAttend.all.map(({ code }) => code)],
    ['electiveAdmissionListRemovalReason', electiveListRemovalReason.all.map(({ code }) => code)],
    ['sourceOfReferralForOutpatients', sourceOfReferral.all.map(({ code }) => code)],
    ['personStatedGender', statedGender.all.map(({ code }) => code)],
    ['nhsNumberStatus', nhsNumberStatus.all.map(({ code }) => code)],
    ['firstAttendance', firstAttendance.all.map(({ code }) => code)],
  ])('%s holds every national code and no other', (name, ours) => {
    expect([...ours].sort()).toEqual(
      read()
        .lists[name]!.map(({ code }) => code)
        .sort(),
    )
  })

  it('answer whether a code is theirs and what it means', () => {
    expect(sourceOfReferral.has('03')).toBe(true)
    expect(sourceOfReferral.has('3')).toBe(false)
    expect(sourceOfReferral.label('03')).toBe('General medical practitioner')
    expect(isRttStatus('33')).toBe(true)
    expect(rttStatus('13')).toBeUndefined()
  })
})

describe('surgical priority', () => {
  it('ranks P1a before P1b before P2 before P3 before P4, and a missing code last', () => {
    const shuffled: (Priority | undefined)[] = ['P4', undefined, 'P2', 'P1b', 'P3', 'P1a']
    expect([...shuffled].sort((a, b) => priorityOrder(a) - priorityOrder(b))).toEqual([
      'P1a',
      'P1b',
      'P2',
      'P3',
      'P4',
      undefined,
    ])
  })

  it('has target days where the code sets an end, and the patient’s own wish to wait is retired', () => {
    expect(priority('P2')?.targetDays).toBe(28)
    expect(priority('P4')?.targetDays).toBeUndefined()
    expect(priority('P6')?.until).toBeDefined()
    expect(isPriority('P7')).toBe(false)
  })

  it.skipIf(!existsSync(published))('agrees with the published list of procedure priorities', () => {
    for (const { code, targetDays } of read().lists.procedurePriority!) {
      expect([code, priority(code)?.targetDays ?? null]).toEqual([code, targetDays])
    }
    expect(priorities.filter((each) => each.of === 'surgery')).toHaveLength(7)
  })
})

describe('ethnic categories', () => {
  it('"not stated" is an answer and "not known" is a gap; neither is in a group', () => {
    expect(ethnicCategory('Z')?.label).toBe('Not stated')
    expect(ethnicCategory('99')?.label).toBe('Not known')
    expect(ethnicGroup('Z')).toBeUndefined()
    expect(ethnicGroup('99')).toBeUndefined()
  })

  it('fall into five groups, each with a name', () => {
    const used = new Set(ethnicCategories.flatMap(({ group }) => group ?? []))
    expect([...used].sort()).toEqual(ethnicGroups.map(({ code }) => code).sort())
    expect(used.size).toBe(5)
  })

  it('Chinese is in the other group of the 2001 census and the Asian group of the 2021 census', () => {
    expect(ethnicGroup('R')).toBe('other')
    expect(ethnicGroup('R', 2021)).toBe('asian')
    expect(ethnicGroup('H', 2021)).toBe('asian')
  })
})

it('intended management 2 and 4 are day cases; 1, 3 and 5 are ordinary admissions', () => {
  const deliveries = intendedManagements.map(({ code, pointOfDelivery }) => [code, pointOfDelivery])
  expect(deliveries.filter(([, delivery]) => delivery === 'day case').map(([code]) => code)).toEqual(['2', '4'])
  expect(deliveries.filter(([, delivery]) => delivery === 'ordinary admission').map(([code]) => code)).toEqual([
    '1',
    '3',
    '5',
  ])
  expect(intendedManagement('9')?.pointOfDelivery).toBe('unknown')
})

it('waiting list types are read in the spelling of earlier years too', () => {
  expect(waitingListType('PTLO')?.code).toBe('ORTT')
  expect(waitingListType('IRTT')).toMatchObject({ setting: 'inpatient', hasClock: true })
  expect(waitingListType('XXXX')).toBeUndefined()
  expect(waitingListTypes.filter(({ hasClock }) => hasClock)).toHaveLength(2)
})

it('orthopaedics is told apart below treatment function 110, locally', () => {
  expect(orthopaedicSubspecialties.map(({ code }) => code)).toContain('foot-and-ankle')
  expect(isOrthopaedicSubspecialty('spine')).toBe(true)
  expect(isOrthopaedicSubspecialty('110')).toBe(false)
})

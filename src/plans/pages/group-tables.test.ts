import { expect, it } from 'vitest'
import { groupName } from './group-tables.tsx'

it.each([
  ['deprivation', 'IMD 2025, fifth 1', 'IMD 2025, fifth 1 (most deprived)'],
  ['deprivation', 'WIMD 2019, fifth 5', 'WIMD 2019, fifth 5 (least deprived)'],
  ['deprivation', 'IMD 2025, fifth 3', 'IMD 2025, fifth 3'],
  ['priority', 'P5', 'P5: patient put it off because of COVID-19'],
  ['priority', 'Not prioritised', 'Not prioritised'],
  ['ethnicity', 'white', 'White'],
])('names a group of patients by %s in words', (kind, value, name) => {
  expect(groupName(kind, value)).toBe(name)
})

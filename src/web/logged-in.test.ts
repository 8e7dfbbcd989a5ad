import { expect, it } from 'vitest'
import { safeNext } from './logged-in.ts'

it.each(['/', '/plans/7?view=week', '/waiting-list'])('%s is a place to go after logging in', (next) => {
  expect(safeNext(next)).toBe(next)
})

it.each([
  undefined,
  '',
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '\\evil',
  'plans',
  '/\t/evil.example',
  '/a\nb',
])('%j is no place of ours, so people go home', (next) => expect(safeNext(next)).toBe('/'))

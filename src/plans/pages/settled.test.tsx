import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import type { Agreed, PlanReport } from '../plan-report.ts'
import { Settled } from './settled.tsx'

const settled = (agreed: Agreed | undefined): string =>
  renderToStaticMarkup(<Settled report={{ agreed } as unknown as PlanReport} />)
const nothing: Agreed = { places: 0, hospitals: 0, closed: [] }

it('says how many places are held for others and how many sessions are lent', () => {
  const one = settled({ ...nothing, heldForOthers: 1, lentSessions: 1 })
  expect(one).toContain('1 place is held for patients who are not in this plan')
  expect(one).toContain('1 theatre session lent by one trust to another is for patients of the trust that borrowed it.')
  const several = settled({ ...nothing, heldForOthers: 3, lentSessions: 2 })
  expect(several).toContain('3 places are held')
  expect(several).toContain(
    '2 theatre sessions lent by one trust to another are for patients of the trust that borrowed them',
  )
})

it('says nothing where nothing was settled, or a plan was made before it was kept', () => {
  expect(settled(nothing)).toBe('')
  expect(settled(undefined)).toBe('')
})

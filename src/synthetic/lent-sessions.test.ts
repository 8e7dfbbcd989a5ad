import { describe, expect, it } from 'vitest'
import { addDays, weekday } from '#nhs/day.ts'
import { demoAlliances, demoCapacity, demoTrusts, firstMonday, lentSessions } from './index.ts'

const now = new Date('2026-02-01T09:00:00Z')

describe('the lending board of the demonstration', () => {
  it('has a session on offer, one asked for and one lent in each alliance, of trusts’ own sessions', () => {
    const boards = demoTrusts.map(({ code }) => {
      const capacity = demoCapacity(code, 1)
      return { capacity, ...lentSessions(code, capacity, now, 1) }
    })
    for (const { id, members } of demoAlliances) {
      const loans = boards.flatMap((board) => board.loans).filter(({ alliance }) => alliance === id)
      expect(loans.map(({ state }) => state).sort()).toEqual(['confirmed', 'held', 'offered'])
      for (const { borrower, trust } of loans) {
        expect(members.map((member) => member.trust)).toEqual(expect.arrayContaining([trust, borrower ?? trust]))
      }
    }
    for (const { capacity, loans } of boards) {
      for (const { theatre, day, start_minute, minutes, services } of loans) {
        const session = { theatre, day, start_minute, minutes, treatment_function: services[0] }
        expect(capacity.sessions).toContainEqual(expect.objectContaining(session))
      }
    }
  })

  it('lends nothing within the six weeks that a plan usually covers, and changes no figure of it', () => {
    expect(weekday(firstMonday)).toBe(1)
    for (const { code } of demoTrusts) {
      const { loans, events } = lentSessions(code, demoCapacity(code, 1), now, 1)
      const lent = loans.filter(({ state }) => state === 'confirmed')
      expect(lent.filter(({ day }) => day < addDays(firstMonday, 42))).toEqual([])
      for (const { version, id } of loans)
        expect(events.filter(({ loan_id }) => loan_id === id)).toHaveLength(version - 1)
    }
  })
})

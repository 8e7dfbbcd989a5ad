import { describe, expect, it } from 'vitest'
import { demoAlliances } from './alliances.ts'
import { demoBoard } from './board-meetings.ts'
import { demoPeople } from './demo-people.ts'

const tables = Object.entries(demoBoard)

describe('meetings of the demonstration', () => {
  it('are held and to come in each alliance, with somebody of every trust who keeps the record', () => {
    for (const { id, members } of demoAlliances) {
      const states = demoBoard.board_meeting.filter(({ alliance }) => alliance === id).map(({ state }) => state)
      expect(new Set(states), id).toEqual(new Set(['closed', 'planned']))
      for (const { trust } of members)
        expect(demoPeople.some((one) => one.trust === trust && one.is_demo && one.roles.includes('chair'))).toBe(true)
    }
  })

  it('are of people who are there, and no two rows share an id', () => {
    const ids = tables.flatMap(([, rows]) => rows.map(({ id }) => id))
    expect(new Set(ids).size).toBe(ids.length)
    for (const { person_trust, person } of demoBoard.board_seat)
      expect(demoPeople.some((one) => one.trust === person_trust && one.id === person)).toBe(true)
  })

  it('name the same columns in every row of a table, as loading needs', () => {
    for (const [table, rows] of tables)
      expect(new Set(rows.map((row) => Object.keys(row).join())).size, table).toBeLessThanOrEqual(1)
  })

  it('have a conflicted member who did not vote, in a meeting held and in one to come', () => {
    const items = demoBoard.board_interest.map(({ on_item }) => demoBoard.board_item.find(({ id }) => id === on_item)!)
    expect(items.map(({ opened_at }) => opened_at === null)).toEqual([false, true])
    for (const { on_item, person } of demoBoard.board_interest)
      expect(demoBoard.board_vote.some((vote) => vote.item === on_item && vote.person === person)).toBe(false)
  })
})

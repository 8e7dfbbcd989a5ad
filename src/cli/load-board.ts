/** Loads the demonstration's committees, their meetings, and what was said at them. */
import { type BoardRows, demoBoard } from '#synthetic'
import type { CopyRows } from './load-money.ts'

/** In the order in which rows refer to each other. */
export const boardTables = [
  'board_committee',
  'board_seat',
  'board_meeting',
  'board_item',
  'board_paper',
  'board_interest',
  'board_attendance',
  'board_vote',
  'board_ratification',
  'board_consequence',
  'board_point',
] as const satisfies readonly (keyof BoardRows)[]

/** @param alliances their ids, those that are loaded */
export async function loadBoard(hands: CopyRows, alliances: readonly string[]): Promise<void> {
  for (const table of boardTables) {
    const rows = demoBoard[table].filter(({ alliance }) => alliances.includes(alliance))
    if (rows[0]) await hands.copy(table, Object.keys(rows[0]) as never[], rows)
  }
}

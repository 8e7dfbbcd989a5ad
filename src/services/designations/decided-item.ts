/** Decisions of the alliance's board, as whoever puts the program together hands them in: services do not know the board. */
import type { Tx } from '#platform/database.ts'

export type DecidedItem = { readonly item: string; readonly title: string; readonly meeting: string }

export type Decisions = (tx: Tx, now: Date) => Promise<readonly DecidedItem[]>

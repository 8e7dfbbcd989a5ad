/** What the thread that reads a file and the one that asked for it say to each other. */
import type { PackedBatch } from './batch.ts'
import type { PackedReading, ReadSettings } from './read-file.ts'

/** Batches that may be read and not yet taken in: one being filled, one that waits and one on its way. */
export const BATCHES_AHEAD = 3

/** What the thread is started with. */
export type ThreadData = ReadSettings

/** To the thread: a batch that has arrived, to be filled again. */
export type Released = PackedBatch

export type ThreadNews =
  | { readonly kind: 'batch'; readonly batch: PackedBatch; readonly rowsIn: number; readonly bytesRead: number }
  | { readonly kind: 'end'; readonly reading: PackedReading }
  | { readonly kind: 'refused'; readonly reading: PackedReading; readonly problem: string; readonly remedy: string }

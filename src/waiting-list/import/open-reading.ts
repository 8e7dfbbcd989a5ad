import { FileReading, type ReadSettings, type RowSource } from './read-file.ts'
import { ThreadedReading } from './threaded-reading.ts'

/** A thread takes a twentieth of a second to start; a smaller file has been read by then. */
export const WORTH_A_THREAD_BYTES = 1 << 20

/** Reads a small file here and a longer one in a thread of its own, so that this one goes on serving pages. */
export const openReading = (settings: ReadSettings, bytes: number): RowSource =>
  bytes < WORTH_A_THREAD_BYTES ? new FileReading(settings) : new ThreadedReading(settings)

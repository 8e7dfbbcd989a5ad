/** A stream of a CSV's bytes, with what is needed to tell whether they are all there. */
import { pipeline, type Readable, type Transform } from 'node:stream'

export type CsvBytes = {
  /** How to name them in messages: the path, and the file within a zip. */
  readonly name: string
  readonly bytes: Readable
  /** Told of all bytes in turn, and then asked whether they are what was packed. Both throw `Unusable`. */
  readonly seal?: { add(bytes: Uint8Array): void; check(): void }
}

/** Larger pieces than Node's 16 or 64 kB: fewer turns round the event loop for 85 MB. */
export const chunkBytes = 256 * 1024

/** What comes out of the unpacker; a fault in either, or an end of interest in what comes out, ends both. */
export function unpacked(packed: Readable, unpacker: Transform): Readable {
  // Whoever reads the unpacked bytes is told of the fault there, so there is nobody to tell here.
  return pipeline(packed, unpacker, () => {})
}

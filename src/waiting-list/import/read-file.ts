/**
 * A file's rows, read and checked, in batches for the database. Knows the file and nothing of the tables; memory holds
 * one piece of text and two batches, however long the file is.
 */
import type { Day } from '#nhs/day.ts'
import { pseudonyms } from '#platform/secret.ts'
import { BATCH_ROWS, Batch, BatchWriter } from './batch.ts'
import { CsvRows } from './csv-rows.ts'
import { FaultLedger } from './fault-ledger.ts'
import { FileRefused } from './file-refused.ts'
import { Fingerprint } from './fingerprint.ts'
import { readHeading } from './heading.ts'
import { MadeIds } from './made-ids.ts'
import type { Mapping } from './mapping.ts'
import { type PathwayIdentity, pathwayIdentity, uuidText } from './pathway-identity.ts'
import { RowReader } from './row-reader.ts'
import { type PackedKeys, SeenKeys } from './seen-keys.ts'
import { textPieces } from './text-pieces.ts'

/** Few, so that the database has something to do while the reading warms up. Each batch holds twice as many as the last. */
const FIRST_BATCH_ROWS = 500

/** Grows when rows come to be read differently, so that nothing counts as unchanged that was read the old way. */
const READING_VERSION = 1

export type ReadSettings = {
  readonly path: string
  readonly trust: string
  readonly asOf: Day
  readonly mapping: Mapping
  /** Whether the mapping names columns that the file may lack: true of the built-in one. */
  readonly hasOptionalColumns: boolean
  /** Ids and pseudonyms are made with keys of it. */
  readonly secret: string
  /** Milliseconds since 1970, which new ids begin with. */
  readonly now: number
}

/** A file in batches of checked rows, wherever it is read. */
export interface RowSource {
  /** Up to the last batch that was handed over; of the whole file after it. */
  readonly rowsIn: number
  readonly bytesRead: number
  /** These are known once the file has been read, or has been refused. */
  readonly rejected: number
  readonly duplicate: number
  readonly faults: Pick<FaultLedger, 'counts' | 'kept'>
  /**
   * Batches in the order of the file. A batch may still be on its way while the next is filled; give it back with
   * `release` once it has arrived, to be filled again.
   *
   * @throws FileRefused when the file as a whole is no list of this trust's
   */
  batches(signal?: AbortSignal): AsyncIterable<Batch>
  release(batch: Batch): void
  /** Whether the file holds a pathway, be it in a row that was rejected. Known once the file has been read. */
  lists(sourceKey: string): boolean
  /** Ends the reading, wherever it stands. */
  close(): Promise<void>
}

export class FileReading implements RowSource {
  readonly faults = new FaultLedger()
  rowsIn = 0
  rejected = 0
  duplicate = 0
  bytesRead = 0
  readonly #settings: ReadSettings
  readonly #key = new Fingerprint()
  readonly #pathways = new SeenKeys()
  readonly #patients = new SeenKeys()
  /** Keys of rows that were rejected: the source still lists those pathways. */
  readonly #rejectedKeys = new SeenKeys(1 << 10)
  /** Of each patient, in the order of their first row: what the details were. */
  #details = new Int32Array(1 << 16)
  readonly #patientIds: MadeIds
  readonly #identity: PathwayIdentity
  readonly #pseudonym: (pathwayId: string) => string
  readonly #writer: BatchWriter
  readonly #free: Batch[] = []
  #batch = new Batch()
  #fullAt = FIRST_BATCH_ROWS
  #full: Batch[] = []
  #row: RowReader | undefined
  #otherTrusts = 0

  constructor(settings: ReadSettings) {
    this.#settings = settings
    const { secret, trust, asOf, mapping, now } = settings
    this.#patientIds = new MadeIds(now)
    this.#identity = pathwayIdentity(secret, trust, mapping.source)
    this.#pseudonym = pseudonyms(secret, trust, 'planning')
    this.#writer = new BatchWriter(trust, asOf)
  }

  async *batches(signal?: AbortSignal): AsyncGenerator<Batch> {
    const rows = new CsvRows((cells, rowNo, mistake) => this.#take(cells, rowNo, mistake))
    for await (const { text, bytesRead } of textPieces(this.#settings.path, signal)) {
      for (const part of partsOf(text)) {
        rows.push(part)
        yield* this.#fullBatches()
      }
      this.bytesRead = bytesRead
    }
    rows.end()
    yield* this.#fullBatches()
    if (this.#row === undefined) throw new FileRefused('The file has no rows.', 'Export it again.')
    if (this.rowsIn === 0) throw new FileRefused('The file has a heading and no rows.', 'Export it again.')
    this.#refuseOtherTrusts()
    if (this.#batch.count > 0) yield this.#batch
  }

  release(batch: Batch): void {
    batch.clear()
    this.#free.push(batch)
  }

  lists(sourceKey: string): boolean {
    return isAmong(sourceKey, this.#pathways, this.#rejectedKeys)
  }

  async close(): Promise<void> {}

  /** What is known of the file, for another thread. This reading is not to be used any more. */
  pack(): { readonly packed: PackedReading; readonly memory: readonly ArrayBuffer[] } {
    const { rowsIn, rejected, duplicate, bytesRead, faults } = this
    const [pathways, rejectedKeys] = [this.#pathways.pack(), this.#rejectedKeys.pack()]
    return {
      packed: {
        rowsIn,
        rejected,
        duplicate,
        bytesRead,
        pathways,
        rejectedKeys,
        faults: {
          counts: faults.counts,
          kept: faults.kept,
        },
      },
      memory: [pathways, rejectedKeys].flatMap(({ high, low, kept }) => [high.buffer, low.buffer, kept.buffer]),
    }
  }

  *#fullBatches(): Generator<Batch> {
    const full = this.#full
    this.#full = []
    yield* full
  }

  #take(cells: readonly string[], rowNo: number, mistake?: string): void {
    const { mapping, hasOptionalColumns, trust, asOf } = this.#settings
    if (this.#row === undefined) {
      if (mistake !== undefined) throw new FileRefused(`In the heading, ${mistake}.`, 'Export the file again.')
      this.#row = new RowReader(readHeading(cells, mapping, hasOptionalColumns), { trust, asOf })
      return
    }
    const row = this.#row
    row.read(cells, rowNo, mistake)
    this.rowsIn += 1
    const key = this.#keyOf(row)
    for (const fault of row.faults) this.faults.note(fault)
    if (row.isRefused) {
      this.rejected += 1
      if (key !== undefined) this.#rejectedKeys.see(this.#key.high, this.#key.low, rowNo)
      if (row.faults.some(({ check }) => check === 'another-trust')) this.#otherTrusts += 1
      return
    }
    const firstRow = this.#pathways.see(this.#key.high, this.#key.low, rowNo)
    if (firstRow !== -1) {
      this.duplicate += 1
      const problem = `the pathway is in row ${firstRow} already`
      row.fault('duplicate', 'pathwayIdentifier', row.text('pathwayIdentifier')!, problem, 'Send one row a pathway.')
      this.faults.note(row.faults.at(-1)!)
      return
    }
    this.#accept(row, key!)
  }

  /** Issuer, identifier and referral; in `#key` too, as a fingerprint. Nothing when the row has none. */
  #keyOf(row: RowReader): string | undefined {
    const identifier = row.text('pathwayIdentifier')
    if (identifier === null) return undefined
    const issuer = row.text('pathwayIssuer') ?? this.#settings.trust
    const key = `${issuer}/${identifier}/${row.text('referralIdentifier') ?? ''}`
    this.#key.start()
    this.#key.text(key)
    this.#key.end()
    return key
  }

  #accept(row: RowReader, sourceKey: string): void {
    const batch = this.#batch
    const place = batch.count
    const { patient, isFirst } = this.#patientOf(row)
    if (isFirst) batch.firstOfPatient.push(place)
    const { fingerprint } = row
    fingerprint.number(READING_VERSION)
    fingerprint.text(this.#writer.ageBandOf(row))
    fingerprint.end()
    const pathwayId = this.#identity(sourceKey)
    const pseudonym = this.#pseudonym(uuidText(pathwayId))
    this.#writer.write(batch, row, { patientId: this.#patientIds.id(patient), pathwayId, pseudonym, sourceKey })
    if (batch.count === this.#fullAt) this.#turn()
  }

  /** The patient's number in the file, from 0. The first row of a patient says who they are; later ones must agree. */
  #patientOf(row: RowReader): { readonly patient: number; readonly isFirst: boolean } {
    const localId = row.text('localPatientId')!
    const key = this.#key
    key.start()
    key.text(localId)
    key.end()
    const next = this.#patients.size
    const seen = this.#patients.see(key.high, key.low, next)
    const details = detailsOf(row, key)
    if (seen === -1) {
      if (next === this.#details.length) {
        const longer = new Int32Array(next * 2)
        longer.set(this.#details)
        this.#details = longer
      }
      this.#details[next] = details
      return { patient: next, isFirst: true }
    }
    if (this.#details[seen] !== details) {
      const remedy = 'Correct the name, date of birth or NHS number in one of the rows.'
      row.fault(
        'patient-disagrees',
        'localPatientId',
        localId,
        'an earlier row has other details for this number',
        remedy,
      )
      this.faults.note(row.faults.at(-1)!)
    }
    return { patient: seen, isFirst: false }
  }

  #turn(): void {
    this.#full.push(this.#batch)
    this.#fullAt = Math.min(this.#fullAt * 2, BATCH_ROWS)
    this.#batch = this.#free.pop() ?? new Batch()
  }

  #refuseOtherTrusts(): void {
    if (this.#otherTrusts < this.rowsIn) return
    throw new FileRefused(
      `Every row belongs to another trust than ${this.#settings.trust}.`,
      'Check that this is the right file, and that the right trust was chosen.',
    )
  }
}

export type PackedReading = Pick<RowSource, 'rowsIn' | 'rejected' | 'duplicate' | 'bytesRead' | 'faults'> & {
  readonly pathways: PackedKeys
  readonly rejectedKeys: PackedKeys
}

const asked = new Fingerprint()

/** Whether a key was seen in any of these sets. */
export function isAmong(sourceKey: string, ...sets: readonly SeenKeys[]): boolean {
  asked.start()
  asked.text(sourceKey)
  asked.end()
  return sets.some((keys) => keys.has(asked.high, asked.low))
}

function detailsOf(row: RowReader, fingerprint: Fingerprint): number {
  fingerprint.start()
  for (const field of ['nhsNumber', 'familyName', 'givenName'] as const) fingerprint.text(row.text(field) ?? '')
  fingerprint.number(row.number('birthDate'))
  fingerprint.end()
  return fingerprint.low
}

/** About the first batch: what is cut up together should be used before it has to be kept. */
const PART_CHARACTERS = 1 << 17

function* partsOf(text: string): Generator<string> {
  for (let from = 0; from < text.length; ) {
    const lineEnd = text.indexOf('\n', Math.min(from + PART_CHARACTERS, text.length))
    const end = lineEnd === -1 ? text.length : lineEnd + 1
    yield text.slice(from, end)
    from = end
  }
}

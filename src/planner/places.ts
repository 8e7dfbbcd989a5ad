import { at, type JsonCheck, type Row } from './json-check.ts'
import type { Hospital } from './problem.ts'

/** Where things are. With one hospital it need not be said; with several it must. */
export class Places {
  readonly byId: ReadonlyMap<string, Hospital>
  private readonly check: JsonCheck
  private readonly only: string | undefined

  constructor(check: JsonCheck, hospitals: readonly Hospital[]) {
    this.check = check
    this.byId = check.byId('hospitals', hospitals)
    this.only = hospitals.length === 1 ? hospitals[0]!.id : undefined
  }

  one(row: Row, field: string): string {
    if (!row.has(field) && this.only !== undefined) return this.only
    return this.check.known(row, field, this.byId, 'hospital')?.id ?? ''
  }

  /** One hospital or more, the first being their own. */
  several(row: Row, field: string): string[] {
    if (!row.has(field) && this.only !== undefined) return [this.only]
    const found = this.check.knownIds(row, field, this.byId, 'hospital')
    if (row.has(field) && found.length === 0 && Array.isArray(row.get(field))) {
      this.check.fault(at(row, field), [], 'it names no hospital', 'Name at least one')
    }
    return found
  }
}

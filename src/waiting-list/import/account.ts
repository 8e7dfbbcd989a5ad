/** Where every row of the file went. */
export type Account = {
  readonly rowsIn: number
  readonly inserted: number
  readonly updated: number
  /** Already as the file says. */
  readonly unchanged: number
  readonly rejected: number
  /** A pathway that an earlier row of the file holds. */
  readonly duplicate: number
}

/** @throws Error when a row has got lost or been counted twice, which is our bug and must not be committed */
export function assertAccounted(account: Account): void {
  const { rowsIn, inserted, updated, unchanged, rejected, duplicate } = account
  const told = inserted + updated + unchanged + rejected + duplicate
  if (rowsIn !== told) throw new Error(`${rowsIn} rows came in and ${told} are accounted for`)
}

import { trustName } from '#nhs/organisations.ts'
import type { Database } from '#platform/database.ts'
import { nobodyYet } from '#platform/viewer.ts'
import { identityStore } from './store.ts'

/** Who can be chosen on the log in page, for the words that the program says when it starts. */
export async function logInPeople(db: Database): Promise<{ name: string; jobTitle: string; trustName: string }[]> {
  const people = await db.reading(nobodyYet, (tx) => identityStore(tx).demoPeople())
  return people.map(({ name, jobTitle, trust }) => ({ name, jobTitle, trustName: trustName(trust) }))
}

/** One case with all that its pages show, or NotFound: not there and not yours look the same. */
import type { Tx } from '#platform/database.ts'
import { NotFound } from '#platform/errors.ts'
import { catalogueStore } from '../catalogue/catalogue-store.ts'
import { caseStore } from './store.ts'

export async function readCase(tx: Tx, id: string) {
  const store = caseStore(tx)
  const found = await store.one(id)
  if (!found) throw new NotFound(`case ${id}`)
  const { last, ready } = await store.effects(id)
  const service = (await catalogueStore(tx).services()).find((each) => each.id === found.service)
  return {
    serviceName: service?.name ?? found.service,
    last,
    ready,
    facts: {
      found,
      options: await store.options(id),
      effect: ready?.body ?? null,
      scores: await store.scores(id),
      notes: await store.notes(id),
    },
  }
}

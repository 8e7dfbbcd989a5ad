/** The short form of tests/reliability/transfers-through-failures.test.ts. */
import { expect, it } from 'vitest'
import { throughFailures } from './reliability/through-failures.ts'

const seed = Number(process.env.SEED ?? 1)

it('thirty transfers end well while web, worker and PostgreSQL are each killed once', {
  timeout: 600_000,
}, async () => {
  const came = await throughFailures({
    seed,
    transfers: 30,
    people: 8,
    webs: 1,
    workers: 1,
    mostSeconds: 400,
    pace: { secondsBetweenKills: [1, 2], isOnceEach: true, secondsBetweenCuts: [0.2, 0.8] },
  })
  console.log(`seed ${seed}: ${JSON.stringify(came)}`)
  expect(came.broken).toEqual([])
  expect(came.unexplained).toEqual([])
})

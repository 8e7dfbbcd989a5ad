/** The long form of tests/transfers-through-failures.test.ts. To try the script of another seed: SEED=7 npm run test:reliability. */
import { describe, expect, it } from 'vitest'
import { throughFailures } from './through-failures.ts'

const seed = Number(process.env.SEED ?? 1)

describe('one thousand transfers, while web, worker and PostgreSQL are killed every few seconds', () => {
  it('end in one state, with one responsible trust at every instant, every effect once, and as everybody was told', async () => {
    const came = await throughFailures({
      seed,
      transfers: 1000,
      people: 16,
      webs: 2,
      workers: 2,
      mostSeconds: 460,
      pace: { secondsBetweenKills: [2, 5], isOnceEach: false, secondsBetweenCuts: [0.2, 0.8] },
    })
    console.log(`seed ${seed}: ${JSON.stringify(came)}`)
    expect(came.broken).toEqual([])
    expect(came.unexplained).toEqual([])
  })
})

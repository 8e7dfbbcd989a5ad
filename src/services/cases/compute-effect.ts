/**
 * The job that computes what each option would do. It reads the lanes, runs every option with the same seeds, and writes
 * the answer in one transaction that only the holder of its lease can commit; killed, it begins again and doubles nothing.
 */
import { setImmediate } from 'node:timers/promises'
import { protectedCount } from '#nhs/small-numbers.ts'
import { NotFound, Unusable } from '#platform/errors.ts'
import type { JobKind, RunningJob } from '#platform/jobs.ts'
import type { Parts } from '#platform/parts.ts'
import type { Replication } from '#simulation'
import { problemMistakes } from '#simulation'
import { catalogueStore } from '../catalogue/catalogue-store.ts'
import { changing } from './case-requests.ts'
import { type OptionEffect, optionEffect, problemOf, runOption } from './effect.ts'
import type { EffectBody } from './effect-body.ts'
import { optionMistakes } from './option.ts'
import { mustShare, readFacts } from './read-facts.ts'
import { caseStore, type KeptOption } from './store.ts'

export type ComputeInput = { readonly case: string; readonly number: number }
export type ComputeProgress = { readonly done: number; readonly of: number; readonly option: string }

/** Few enough that the worker keeps its lease and hears that it should stop. */
const AT_ONCE = 4

export const computeEffectJob = ({
  db,
  clock,
}: Pick<Parts, 'db' | 'clock'>): JobKind<ComputeInput, ComputeProgress> => ({
  kind: 'compute-case-effect',

  async run(job, { case: id, number }) {
    const { viewer } = job
    const today = clock.today()
    try {
      const read = await changing(db, viewer, async (tx) => {
        const store = caseStore(tx)
        const found = await store.one(id)
        if (!found) throw new NotFound(`case ${id}`)
        const options = (await store.options(id)).filter(({ withdrawnOn }) => withdrawnOn === null)
        return { found, options, facts: await readFacts(tx, viewer, found, { today, now: new Date() }) }
      })
      const effects = await runAll(job, read)
      const { facts, found } = read
      const body: EffectBody = {
        startsOn: facts.settings.startsOn,
        assumptions: found.assumptions,
        minutes: facts.settings.minutes,
        nights: facts.settings.nights,
        units: facts.units.map(({ waiting, ...unit }) => ({ ...unit, waiting: shown(waiting) })),
        unitMinimum: facts.unitMinimum ?? null,
        areas: facts.areas.length,
        travelSource: facts.travelSource,
        options: effects,
      }
      await job.write(async (tx) => {
        // What is shared no longer is not written, though it was shared when it was read.
        const service = (await catalogueStore(tx).services()).find((each) => each.id === found.service)
        const trusts = [...new Set(facts.units.map(({ trust }) => trust as string))]
        const treatmentFunction = service?.treatmentFunction ?? ''
        await mustShare(tx, viewer, { trusts, treatmentFunction, today, now: new Date() })
        await caseStore(tx).endEffect(id, number, { body })
      })
    } catch (error) {
      // What would end the same way again is an answer, and not a fault.
      if (!(error instanceof Unusable || error instanceof NotFound)) throw error
      await job.write((tx) => caseStore(tx).endEffect(id, number, { because: error.message }))
    }
  },
})

type Read = {
  readonly found: { readonly assumptions: EffectBody['assumptions'] }
  readonly options: readonly KeptOption[]
  readonly facts: Awaited<ReturnType<typeof readFacts>>
}

async function runAll(job: RunningJob<ComputeProgress>, { found, options, facts }: Read): Promise<OptionEffect[]> {
  const sites = facts.units.map(({ site }) => site)
  for (const { title, plan } of options) {
    const [mistake] = optionMistakes(plan, sites)
    if (mistake) throw new Unusable(`"${title}" cannot be computed: ${mistake}.`)
  }
  const { firstSeed, replications } = found.assumptions
  const of = options.length * replications
  let done = 0
  let baseline: { problem: ReturnType<typeof problemOf>; replications: readonly Replication[] } | undefined
  const effects: OptionEffect[] = []
  for (const option of options) {
    const problem = problemOf(facts, option)
    const mistakes = problemMistakes(problem)
    if (mistakes.length > 0) throw new Unusable(`"${option.title}" cannot be computed: ${mistakes[0]}.`)
    const run = runOption(problem, { first: firstSeed, count: replications }, AT_ONCE)
    let step = run.next()
    for (; !step.done; step = run.next()) {
      job.progress({ done: done + step.value, of, option: option.title })
      await setImmediate()
      if (job.signal.aborted) throw new Error('the computation was stopped', { cause: job.signal.reason })
    }
    done += replications
    baseline ??= { problem, replications: step.value }
    effects.push(optionEffect(facts, option, step.value, baseline))
  }
  return effects
}

function shown(waiting: readonly { readonly people: number }[]): number | null {
  const count = protectedCount(waiting.reduce((sum, { people }) => sum + people, 0))
  return count === 'not shown' ? null : count
}

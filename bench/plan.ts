/** How soon an alliance has a plan that leaves no trust worse off, counted from the asking: reading the lists included. */

import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BadUse, readOptions } from '#cli/command.ts'
import { demoPlanner } from '#cli/demo-planner.ts'
import { dayOf } from '#cli/first-demo.ts'
import { hasDemo, loadDemo } from '#cli/load-demo.ts'
import { newPlanChoices, readPlanInput, solvePlan } from '#plans'
import { clock } from '#platform/clock.ts'
import { configuration } from '#platform/configuration.ts'
import { type Ground, openGround } from '#platform/ground.ts'
import type { Benchmark, BenchmarkRow } from './benchmark.ts'
import { peakOf } from './process-use.ts'
import { removeData } from './started-accord.ts'

const TARGET_SECONDS = 10

export const benchmark: Benchmark = {
  name: 'plan',
  summary: 'time to the first acceptable plan of each alliance, 6 weeks',
  options: '--data FOLDER (a demonstration that is loaded; else one is made), --seconds NUMBER of search (20)',
  async run(args, progress) {
    const options = { data: { type: 'string' }, seconds: { type: 'string', default: '20' } } as const
    const { values } = readOptions({ args, options })
    const seconds = Number(values.seconds)
    if (!Number.isInteger(seconds) || seconds < 1)
      throw new BadUse(`--seconds "${values.seconds}" is not a whole number`)
    const folder = values.data ?? (await mkdtemp(join(tmpdir(), 'accord-bench-')))
    const config = configuration({ ACCORD_DATA: folder, ACCORD_DEMO: 'on' })
    const ground = await openGround(config)
    try {
      if (!(await hasDemo(ground))) {
        progress('loading the demonstration')
        await loadDemo(ground, { seed: 1 })
      }
      const today = clock(await dayOf(config, ground)).today()
      const rows: BenchmarkRow[] = []
      for (const alliance of ['orthopaedic', 'black-country']) {
        rows.push(await firstAcceptable(ground, alliance, today, seconds, progress))
      }
      return rows
    } finally {
      await ground.close()
      if (values.data === undefined) await removeData(folder)
    }
  },
}

async function firstAcceptable(
  ground: Ground,
  alliance: string,
  today: string,
  seconds: number,
  progress: (line: string) => void,
): Promise<BenchmarkRow> {
  const viewer = await demoPlanner(ground.db, alliance, undefined)
  const from = performance.now()
  const before = process.cpuUsage()
  let first: number | undefined
  const { settings, read } = await ground.db.withViewer(viewer, async (tx) => {
    const { trusts, services, firstDay, weights } = await newPlanChoices(tx, today, 2)
    const settings = { trusts, services, firstDay, weeks: 6, weights, budget: { seconds }, threads: 2, seed: 1 }
    const at = { now: new Date(), secret: ground.secret }
    return { settings, read: await readPlanInput(tx, viewer, settings, at) }
  })
  const whenRead = (performance.now() - from) / 1000
  const { report } = await solvePlan(read, settings, {
    onProgress: ({ acceptable, broken }) => {
      // A plan that leaves out somebody who has to be treated is none, whatever it is worth to the trusts.
      if (acceptable && broken === 0) first ??= (performance.now() - from) / 1000
    },
  })
  const all = (performance.now() - from) / 1000
  const { user, system } = process.cpuUsage(before)
  progress(`${alliance}: lists read in ${whenRead.toFixed(1)} s, all done in ${all.toFixed(1)} s`)
  return {
    what: `first acceptable plan, ${alliance}, ${report.size.patients} patients, 6 weeks, 2 threads, of a search of ${seconds} s that took ${all.toFixed(1)} s with reading, reasons and report`,
    figure: first ?? all,
    unit: 's',
    target: TARGET_SECONDS,
    peakMegabytes: peakOf(process.pid),
    processorSeconds: (user + system) / 1e6,
  }
}

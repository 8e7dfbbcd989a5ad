/** How long a newcomer waits: from the command to a page of each alliance's list, on the first start and on later ones. */
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readOptions } from '#cli/command.ts'
import type { Benchmark, BenchmarkRow } from './benchmark.ts'
import { peakOf, useOf, useOfFamily } from './process-use.ts'
import { logIn, Reader } from './readers.ts'
import { removeData, startAccord } from './started-accord.ts'

const FIRST_SECONDS = 60
const LATER_SECONDS = 5
const LATER_STARTS = 3

/** One person of each alliance, to see its list. */
const people = ['RL1/bethan-swancott', 'RXK/farzana-mughal']

export const benchmark: Benchmark = {
  name: 'start',
  summary: 'from the command to a page of each list: the first start with both alliances, and later ones',
  options: 'none',
  async run(args, progress) {
    readOptions({ args, options: {} })
    const folder = await mkdtemp(join(tmpdir(), 'accord-bench-'))
    try {
      const rows: BenchmarkRow[] = []
      for (let n = 0; n <= LATER_STARTS; n += 1) {
        const row = await once(folder, n === 0)
        progress(`${row.what}: ${row.figure.toFixed(1)} s`)
        rows.push(row)
      }
      const [first, ...later] = rows
      // The middle one, because a machine that does something else for a moment makes one start slow.
      const middle = later.toSorted((a, b) => a.figure - b.figure)[Math.floor(later.length / 2)]!
      return [first!, { ...middle, what: `${middle.what}, middle of ${LATER_STARTS}` }]
    } finally {
      await removeData(folder)
    }
  },
}

async function once(folder: string, isFirst: boolean): Promise<BenchmarkRow> {
  const from = performance.now()
  const accord = await startAccord(folder)
  try {
    for (const person of people) {
      const reader = new Reader(accord.address, await logIn(accord.address, person))
      const page = await reader.read('/waiting-list')
      reader.leave()
      if (!/pathways found/.test(page.text)) throw new Error(`${person} got no list:\n${page.text.slice(0, 500)}`)
    }
    const seconds = (performance.now() - from) / 1000
    const web = useOf(accord.pid)
    const postgres = accord.postgresPid === null ? null : useOfFamily(accord.postgresPid)
    return {
      what: isFirst
        ? 'first accord start, demonstration loaded, to a page of each alliance’s list'
        : 'later accord start, to a page of each alliance’s list',
      figure: seconds,
      unit: 's',
      target: isFirst ? FIRST_SECONDS : LATER_SECONDS,
      peakMegabytes: peakOf(accord.pid),
      processorSeconds: web && postgres && web.processorSeconds + postgres.processorSeconds,
    }
  } finally {
    await accord.stop()
  }
}

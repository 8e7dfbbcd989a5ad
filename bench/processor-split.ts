/** Who used how much of the processors while a crowd asked a running Accord. */
import { machineSeconds, processors } from './machine-use.ts'
import { peakOf, useOf, useOfFamily } from './process-use.ts'
import type { StartedAccord } from './started-accord.ts'

type Used = { readonly web: number; readonly postgres: number; readonly readers: number; readonly machine: number }

/**
 * Processor seconds since each started: of the web, of PostgreSQL, of the readers, who are this process, and of
 * everything on the machine. Memory: the web's peak, and PostgreSQL's now.
 */
export function usedBy({ pid, postgresPid }: StartedAccord): (Used & { readonly megabytes: number }) | null {
  const [web, postgres, peak, machine] = [useOf(pid), useOfFamily(postgresPid), peakOf(pid), machineSeconds()]
  if (!web || !postgres || peak === null || machine === null) return null
  const { user, system } = process.cpuUsage()
  return {
    web: web.processorSeconds,
    postgres: postgres.processorSeconds,
    readers: (user + system) / 1_000_000,
    machine,
    megabytes: peak + postgres.megabytes,
  }
}

export const difference = (from: Used, to: Used): Used => ({
  web: to.web - from.web,
  postgres: to.postgres - from.postgres,
  readers: to.readers - from.readers,
  machine: to.machine - from.machine,
})

/** Who took how much of the processors: the readers share them with what is measured, and so may strangers. */
export function splitOf(
  { web, postgres, readers, machine }: Used,
  pages: number,
  seconds: number,
  one = 'page',
): string {
  const perPage = (used: number): string => ((used * 1000) / pages).toFixed(1)
  const strangers = Math.max(0, (machine - web - postgres - readers) / seconds).toFixed(1)
  return (
    `processor ${perPage(web)} ms a ${one} web, ${perPage(postgres)} ms PostgreSQL and ${perPage(readers)} ms the readers, ` +
    `other programs on ${strangers} of ${processors} processors`
  )
}

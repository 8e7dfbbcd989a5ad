/**
 * The whole of Accord, as people have it: every module, the worker, and a hundredth of the demonstration.
 * Nothing is stubbed; the day stands at the demonstration's.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { clock } from '#platform/clock.ts'
import { logger } from '#platform/log.ts'
import { metrics } from '#platform/metrics.ts'
import type { Parts } from '#platform/parts.ts'
import { testDatabase } from '#platform/test-database.ts'
import { startWorker } from '#platform/worker.ts'
import { censusDay } from '#synthetic'
import { listen } from '#web/listen.ts'
import { loadDemo } from '../../src/cli/load-demo.ts'
import { allJobs, wholeApp } from '../../src/main.ts'
import type { AppUnderTest } from './app-under-test.ts'
import { followUp } from './followed-up.ts'
import { handOver } from './handed-over.ts'
import { makeAgreements } from './made-agreements.ts'
import { makeCases } from './made-cases.ts'
import { makeLoans } from './made-loans.ts'
import { makeMeetings } from './made-meetings.ts'
import { makeMoney } from './made-money.ts'
import { makeOffers } from './made-offers.ts'
import { makePlans } from './made-plans.ts'
import { makeServices } from './made-services.ts'
import { makeSharing } from './made-sharing.ts'
import { makeTransfers } from './made-transfers.ts'
import { givePages } from './patients-own.ts'
import { publishAll } from './public-for-all.ts'
import { sendLists } from './sent-lists.ts'
import { workOnTransfers } from './worked-on.ts'

export type AccordUnderTest = AppUnderTest & {
  readonly parts: Parts
  /** Asks for an address as a person, in the way a browser would. */
  ask(person: string, path: string, form?: Readonly<Record<string, string | readonly string[]>>): Promise<Response>
}

export async function startAccord({ percent = 1 } = {}): Promise<AccordUnderTest> {
  const test = await testDatabase()
  await loadDemo(test, { seed: 1, percent })
  const dataFolder = mkdtempSync(join(tmpdir(), 'accord-pages-'))
  await sendLists(test, dataFolder)
  const log = logger('silent')
  const { db, secret, queueUrl } = test
  const parts: Parts = { db, secret, log, dataFolder, clock: clock(censusDay), plannerThreads: 1 }
  const counted = metrics()
  const worker = await startWorker({ db, queueUrl, kinds: allJobs(parts), concurrency: 1, log, metrics: counted })
  const web = await listen(wholeApp(parts, counted).fetch, { host: '127.0.0.1', port: 0 })
  const origin = `http://127.0.0.1:${web.port}`
  const cookies = new Map<string, Promise<{ name: string; value: string }>>()

  async function logIn(person: string) {
    const answer = await fetch(`${origin}/log-in`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin },
      body: new URLSearchParams({ person }),
    })
    const [name, value] = answer.headers.get('set-cookie')?.split(';')[0]?.split('=') ?? []
    if (answer.status !== 303 || !name || !value) throw new Error(`${person} could not log in: ${answer.status}`)
    return { name, value }
  }
  const cookieFor = (person: string) => {
    if (!cookies.has(person)) cookies.set(person, logIn(person))
    return cookies.get(person)!
  }

  const accord: AccordUnderTest = {
    origin,
    parts,
    cookieFor,
    usualPerson: 'RXK/farzana-mughal',
    async ask(person, path, form) {
      const { name, value } = await cookieFor(person)
      const body =
        form && new URLSearchParams(Object.entries(form).flatMap(([key, of]) => [of].flat().map((one) => [key, one])))
      return fetch(origin + path, {
        redirect: 'manual',
        headers: { origin, cookie: `${name}=${value}` },
        ...(body && { method: 'POST', body }),
      })
    },
    async stop() {
      await web.stop(0)
      await worker.stop()
      await test.drop()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
  await makeLoans(test.scene)
  await makeServices(accord)
  await makeCases(accord)
  await makePlans(test.scene, accord)
  await handOver(test.scene, accord)
  await makeMoney(test.scene)
  await workOnTransfers(test.scene)
  await makeTransfers(test.scene)
  await makeOffers(test.scene, accord)
  await givePages(test.scene)
  await makeSharing(test.scene)
  await makeAgreements(test.scene, accord)
  await makeMeetings(accord)
  await followUp(test.scene)
  await publishAll(test.scene, accord)
  return accord
}

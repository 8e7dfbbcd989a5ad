import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import { allianceOfThree, somebodyAt as at, monday } from './alliance-of-three.scene.ts'
import { loanOf, offerSession, sessionsOnOffer, stepLoan } from './loan-store.ts'
import { loansStopped } from './stopped-by-alliance.ts'

describe('lent sessions, when a service is taken out of the alliance or a trust leaves it', () => {
  let test: TestDatabase<unknown>
  beforeAll(async () => {
    test = await testDatabase()
  })
  beforeEach(async () => {
    await test.empty()
    await allianceOfThree(test)
    await sql`insert into alliance_service values ('trees', '300', '2020-01-01')`.execute(test.scene)
  })
  afterAll(() => test.drop())

  const planning = (trust: string) => at(trust, { purpose: 'planning', roles: ['chief-executive'] })
  const out = { kind: 'services-out', services: ['110'] } as const

  /** A session of RBB's for these services, offered; asked for by RAA where `asked` says for what. */
  async function loan(theatre: string, services: string[], asked?: string): Promise<string> {
    const offered = await test.db.withViewer(at('RBB'), (tx) =>
      offerSession(tx, {
        theatre,
        day: monday,
        startMinute: 510,
        services,
        hasTheatreTeam: true,
        hasAnaesthetist: true,
        kit: '',
        note: '',
      }),
    )
    if (offered.status !== 'offered') throw new Error(offered.status)
    if (asked) {
      await test.db.withViewer(at('RAA'), async (tx) =>
        stepLoan(tx, (await loanOf(tx, 'RBB', offered.id))!, 'hold', { hours: 24, service: asked }),
      )
    }
    return offered.id
  }
  const stands = (id: string) =>
    test.db.reading(at('RBB'), async (tx) => {
      const { stored, borrower, reason } = (await loanOf(tx, 'RBB', id))!
      return { stored, borrower, reason }
    })

  it('ends offers of that service alone, and requests for it, and leaves the others as they are', async () => {
    const [only, both, asked] = [
      await loan('t1', ['110']),
      await loan('t2', ['110', '300']),
      await test.db.withViewer(at('RBB'), async (tx) => {
        const offered = await offerSession(tx, {
          theatre: 't1',
          day: monday,
          startMinute: 810,
          services: ['110', '300'],
          hasTheatreTeam: true,
          hasAnaesthetist: true,
          kit: '',
          note: '',
        })
        return offered.status === 'offered' ? offered.id : ''
      }),
    ]
    await test.db.withViewer(at('RAA'), async (tx) =>
      stepLoan(tx, (await loanOf(tx, 'RBB', asked))!, 'hold', { hours: 24, service: '110' }),
    )
    const before = await test.db.reading(planning('RCC'), (tx) => loansStopped.wouldStop(tx, out, monday))
    expect(before[0]).toMatchObject({ effect: 'stops', count: 2, byTrust: [{ trust: 'RBB', count: 2 }] })
    await sql`update alliance_service set to_day = current_date where treatment_function = '110'`.execute(test.scene)
    const stopped = await test.db.withViewer(planning('RCC'), (tx) => loansStopped.stop(tx, out, monday))
    expect(stopped[0]).toMatchObject({ count: 2 })
    expect(await stands(only)).toMatchObject({
      stored: 'withdrawn',
      reason: 'The service is no longer planned together',
    })
    expect(await stands(both)).toMatchObject({ stored: 'offered', reason: null })
    expect(await stands(asked)).toMatchObject({ stored: 'offered', borrower: null })
  })

  it('leaves what is lent as it is', async () => {
    const id = await loan('t1', ['110'], '110')
    await test.db.withViewer(at('RBB'), async (tx) => stepLoan(tx, (await loanOf(tx, 'RBB', id))!, 'confirm'))
    await sql`update alliance_service set to_day = current_date where treatment_function = '110'`.execute(test.scene)
    const stopped = await test.db.withViewer(planning('RBB'), (tx) => loansStopped.stop(tx, out, monday))
    expect(stopped.map(({ effect, count }) => [effect, count])).toEqual([
      ['stops', 0],
      ['goes-on', 1],
    ])
    expect(await stands(id)).toMatchObject({ stored: 'confirmed', borrower: 'RAA' })
  })

  it('ends the offers of a trust that leaves, and what it has asked others for', async () => {
    const id = await loan('t1', ['110'], '110')
    const gone = { kind: 'trust-out', trust: 'RAA', why: 'left' } as const
    await sql`update alliance_member set left_on = current_date, left_at = now() where trust = 'RAA'`.execute(
      test.scene,
    )
    await test.db.withViewer(planning('RAA'), (tx) => loansStopped.stop(tx, gone, monday))
    expect(await stands(id)).toMatchObject({ stored: 'offered', borrower: null })
  })

  it('stops nothing that is still part of the alliance, whoever asks', async () => {
    await loan('t1', ['110'])
    await expect(test.db.withViewer(planning('RCC'), (tx) => loansStopped.stop(tx, out, monday))).rejects.toThrow(
      /out of the alliance/,
    )
  })

  it('are offered and asked for among trusts that take part, for what is planned together, and not otherwise', async () => {
    await sql`update alliance_service set to_day = current_date where treatment_function = '110'`.execute(test.scene)
    await expect(loan('t1', ['110'])).rejects.toThrow(/plans together/)
    await sql`update alliance_member set suspended_on = current_date where trust = 'RBB'`.execute(test.scene)
    await expect(loan('t1', ['300'])).rejects.toThrow(/take part/)
    expect(await test.db.withViewer(at('RAA'), (tx) => sessionsOnOffer(tx, monday, '2027-01-01'))).toEqual([])
  })
})

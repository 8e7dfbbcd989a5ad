import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, londonDay } from '#nhs/day.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import type { Viewer } from '#platform/viewer.ts'
import type { SharingAgreement, SharingScope } from './agreement.ts'
import { after, type OracleRow, proposed, visible } from './agreement-oracle.scene.ts'
import { isWithin, maySharingStep, type SharingStep } from './agreement-steps.ts'
import { fieldsOf, purposeNames } from './purposes.ts'
import {
  aProposal,
  chief,
  dudley,
  governor,
  planner,
  sandwell,
  somebody,
  threeTrusts,
  walsall,
} from './sharing.scene.ts'
import { eventOf, type Narrower, type Proposal, sharingStore } from './store.ts'

describe('what the database makes of what happens to sharing agreements', () => {
  let test: TestDatabase<unknown>
  let rows: readonly OracleRow[]
  beforeAll(async () => {
    test = await testDatabase()
    await threeTrusts(test)
    const found = await sql<OracleRow>`
      select pseudonym, treatment_function as service, site, procedure_name as procedure, consultant
        from pathway where trust = ${dudley}`.execute(test.scene)
    rows = found.rows
  })
  afterAll(() => test.drop())

  const today = londonDay(new Date())
  const compared = [
    'id',
    'fields',
    'treatmentFunctions',
    'sites',
    'validFrom',
    'validTo',
    'approvedByOwner',
    'approvedByRecipient',
    'suspendedAt',
    'revokedAt',
    'replacedBy',
    'version',
  ] as const
  const clear = () => sql`truncate sharing_agreement, sharing_agreement_event`.execute(test.scene)
  const inDatabase = async () =>
    test.db.reading(chief(dudley), async (tx) => ({
      agreements: await sharingStore(tx).agreements(),
      now: (await sql<{ now: Date }>`select statement_timestamp() as now`.execute(tx)).rows[0]!.now,
    }))
  const seen = async () => {
    const found = await test.db.reading({ ...planner(sandwell), purpose: 'planning' }, (tx) =>
      sql<{ pseudonym: string; procedure: string | null; consultant: string | null }>`
        select pseudonym, procedure_name as procedure, consultant from share.planning_pathway
         where trust = ${dudley} order by pseudonym`.execute(tx),
    )
    return found.rows
  }
  const tries = async (work: Promise<unknown>): Promise<boolean> => {
    try {
      await work
      return true
    } catch (error) {
      // Refused by a rule of the database, and not for a mistake of the test's.
      expect((error as { code?: string }).code).toMatch(/^(42501|23505)$/)
      return false
    }
  }

  // Two at each trust speak for it; one person has a post at both; one does not speak; and one is of a third trust.
  const both = (trust: string): Viewer => ({ ...chief(trust), person: 'both' })
  const people: readonly Viewer[] = [
    chief(dudley),
    governor(dudley),
    both(dudley),
    chief(sandwell),
    both(sandwell),
    planner(dudley),
    chief(walsall),
  ]
  const steps: readonly SharingStep[] = ['approve', 'decline', 'narrow', 'suspend', 'resume', 'revoke']

  const proposal = fc.record({
    fields: fc.subarray(['procedure', 'team', 'capacity'], { minLength: 1 }),
    treatmentFunctions: fc.subarray(['110', '320'], { minLength: 1 }),
    sites: fc.option(fc.subarray(['RNA01', 'RNA02'], { minLength: 1 })),
    from: fc.constantFrom(-3, 0, 0, 5).map((days) => addDays(today, days)),
    until: fc.constantFrom(20, 200).map((days) => addDays(today, days)),
  })
  const command = fc.oneof(
    { weight: 1, arbitrary: fc.record({ propose: proposal }) },
    {
      weight: 7,
      arbitrary: fc.record({
        step: fc.oneof({ weight: 4, arbitrary: fc.constant<SharingStep>('approve') }, fc.constantFrom(...steps)),
        who: fc.constantFrom(...people),
        // Of the proposals made so far, counted from the last.
        which: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, fc.constant(1)),
        fields: fc.subarray(['procedure', 'team', 'capacity'], { minLength: 1 }),
        treatmentFunctions: fc.subarray(['110', '320'], { minLength: 1 }),
        sites: fc.option(fc.subarray(['RNA01', 'RNA02'], { minLength: 1 })),
        until: fc.option(fc.constantFrom(10, 100).map((days) => addDays(today, days))),
      }),
    },
  )

  // Chance alone seldom brings three approvals together, so most begin with some.
  const approvals = fc.constantFrom(0, 2, 3, 3, 3).map((n) =>
    [chief(dudley), governor(dudley), chief(sandwell)].slice(0, n).map((who) => ({
      step: 'approve' as const,
      who,
      which: 0,
      fields: [],
      treatmentFunctions: [],
      sites: null,
      until: null,
    })),
  )

  it('is what the plain oracle makes of it, and what people are told they may do is what it takes', async () => {
    let timesSeen = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(proposal, approvals, fc.array(command, { maxLength: 5 })), { minLength: 1, maxLength: 2 }),
        async (told) => {
          await clear()
          let known: readonly ReturnType<typeof proposed>[] = []
          for (const each of told.flatMap(([propose, given, more]) => [{ propose }, ...given, ...more])) {
            if ('propose' in each) {
              known = await proposes(known, each.propose)
            } else {
              const target = known.at(-1 - each.which)
              if (target) known = await takes(known, target, each)
            }
            const expected = visible(known, rows, (await inDatabase()).now)
            expect(await seen()).toEqual(expected)
            if (expected.length > 0) timesSeen += 1
          }
          const { agreements } = await inDatabase()
          expect(comparable(agreements)).toEqual(comparable(known))
        },
      ),
      { numRuns: 30 },
    )
    // Otherwise it would have compared nothing with nothing.
    expect(timesSeen).toBeGreaterThan(0)
  })

  /** Tries a proposal in the database: there is one at a time. */
  async function proposes(known: readonly ReturnType<typeof proposed>[], different: Partial<Proposal>) {
    const id = randomUUID()
    const asked = aProposal(different)
    const isMade = await tries(test.db.withViewer(planner(dudley), (tx) => sharingStore(tx).propose(id, asked)))
    expect(isMade).toBe(!known.some((other) => !other.revokedAt && isWaiting(other)))
    return isMade ? [...known, proposed(id, asked, await momentsOf(id))] : known
  }

  type Taken = Pick<Narrower, 'fields' | 'treatmentFunctions' | 'sites'> & {
    readonly step: SharingStep
    readonly who: Viewer
    readonly until: string | null
  }
  /** Tries the step in the database; what comes of it by the oracle, if it was taken. */
  async function takes(known: readonly ReturnType<typeof proposed>[], target: (typeof known)[number], asked: Taken) {
    const { step, who, until, fields, treatmentFunctions, sites } = asked
    const { now } = await inDatabase()
    const validTo = until === null ? target.validTo : await startOf(addDays(until, 1))
    const scope: SharingScope = { fields, treatmentFunctions, sites: sites ?? target.sites, validTo }
    const narrower = { fields, treatmentFunctions, sites, ...(until !== null && { until }) }
    const may = maySharingStep(step, target as SharingAgreement, who, now)
    const isTaken = await tries(
      test.db.withViewer(who, (tx) => sharingStore(tx).step(target, step, step === 'narrow' ? { narrower } : {})),
    )
    const isTheirs = who.trust !== walsall
    const beginsFirst = validTo > target.validFrom
    expect(isTaken, `${step} by ${who.person} of ${who.trust}`).toBe(
      isTheirs && may.allowed && (step !== 'narrow' || (isWithin(scope, target) && beginsFirst)),
    )
    if (!isTaken) return known
    const at = await momentOfLast(target.id)
    return after(known, {
      agreement: target.id,
      kind: eventOf[step] as never,
      by: who,
      at,
      ...(step === 'narrow' && { scope }),
    })
  }

  const isWaiting = ({ approvedByOwner, approvedByRecipient }: ReturnType<typeof proposed>) =>
    approvedByOwner.length < 2 || approvedByRecipient === null
  const comparable = (all: readonly Partial<SharingAgreement>[]) =>
    all.map((one) => compared.map((name) => one[name])).sort(([a], [b]) => (a! < b! ? -1 : 1))
  async function momentsOf(id: string): Promise<[Date, Date]> {
    const { rows } = await sql<{ from: Date; to: Date }>`
      select valid_from as from, valid_to as to from sharing_agreement where id = ${id}::uuid`.execute(test.scene)
    return [rows[0]!.from, rows[0]!.to]
  }
  const momentOfLast = async (id: string): Promise<Date> =>
    (
      await sql<{
        at: Date
      }>`select at from sharing_agreement_event where agreement_id = ${id}::uuid order by seq desc limit 1`.execute(
        test.scene,
      )
    ).rows[0]!.at
  const startOf = async (day: string): Promise<Date> =>
    (await sql<{ at: Date }>`select (${day}::date)::timestamp at time zone 'Europe/London' as at`.execute(test.scene))
      .rows[0]!.at

  it('lets nobody approve an agreement that lacks anything it has to say', async () => {
    const terms = [
      'reason',
      'lawful_basis',
      'special_basis',
      'confidentiality_basis',
      'dpia_reference',
      'rights',
      'retention',
      'review_on',
    ]
    for (const term of terms) {
      await clear()
      const id = randomUUID()
      await test.db.withViewer(planner(dudley), (tx) => sharingStore(tx).propose(id, aProposal({ from: today })))
      await sql`update sharing_agreement set ${sql.id(term)} = null`.execute(test.scene)
      const { agreements, now } = await inDatabase()
      expect(maySharingStep('approve', agreements[0]!, chief(dudley), now)).toMatchObject({ allowed: false })
      const approving = test.db.withViewer(chief(dudley), (tx) => sharingStore(tx).step(agreements[0]!, 'approve'))
      await expect(approving).rejects.toThrow('lacks what it has to say')
    }
  })

  it('lets no agreement name a field that its purpose could never need', async () => {
    for (const purpose of purposeNames) {
      const { rows: known } = await sql<{ fields: string[] }>`select private.most_fields(${purpose}) as fields`.execute(
        test.scene,
      )
      expect(known[0]!.fields).toEqual(Object.keys(fieldsOf(purpose)))
    }
    const tooMuch = test.db.withViewer(planner(dudley), (tx) =>
      sharingStore(tx).propose(randomUUID(), aProposal({ from: today, fields: ['procedure', 'nhs_number'] })),
    )
    await expect(tooMuch).rejects.toThrow('does not need all of these fields')
  })

  it('asks the owner for its Caldicott Guardian or information governance where people can be known', async () => {
    await clear()
    const id = randomUUID()
    const asked = aProposal({ from: today, purpose: 'mutual-aid', fields: ['name'] })
    await test.db.withViewer(planner(dudley), (tx) => sharingStore(tx).propose(id, asked))
    const approve = async (who: Viewer) => {
      const { agreements } = await inDatabase()
      await test.db.withViewer(who, (tx) => sharingStore(tx).step(agreements[0]!, 'approve'))
    }
    await approve(chief(dudley))
    await expect(approve(somebody(dudley, 'chief-operating-officer', 'deputy'))).rejects.toThrow('Caldicott')
    await approve(somebody(dudley, 'caldicott-guardian'))
  })

  it('shows theatres, rooms and surgeons of the sites that it names, and what belongs to them', async () => {
    await clear()
    await sql`insert into sharing_agreement (owner, recipient, alliance, purpose, fields, treatment_functions, sites, valid_from, valid_to,
        approved_by_owner, approved_by_recipient)
      values (${dudley}, ${sandwell}, 'trees', 'planning', '{capacity}', '{110}', '{RNA02}', now() - interval '1 day',
        now() + interval '90 days', '{a,b}', 'c')`.execute(test.scene)
    const capacity = (what: string) =>
      test.db.reading({ ...planner(sandwell), purpose: 'planning' }, async (tx) => {
        const found = await sql<{ id: string }>`
          select ${sql.id(what === 'planning_theatre_session' ? 'theatre' : 'id')} as id from share.${sql.id(what)}
           where trust = ${dudley} order by 1`.execute(tx)
        return found.rows.map(({ id }) => id)
      })
    const seenThere = async () => ({
      theatres: await capacity('planning_theatre'),
      sessions: await capacity('planning_theatre_session'),
      rooms: await capacity('planning_ward_room'),
      surgeons: await capacity('planning_surgeon'),
    })
    expect(await seenThere()).toEqual({ theatres: ['t2'], sessions: ['t2'], rooms: [], surgeons: ['s2'] })
    await sql`update sharing_agreement set sites = null`.execute(test.scene)
    expect(await seenThere()).toEqual({
      theatres: ['t1', 't2'],
      sessions: ['t1', 't2'],
      rooms: ['r1'],
      surgeons: ['s1', 's2'],
    })
    await sql`update sharing_agreement set sites = '{RNA02}', fields = '{travel}'`.execute(test.scene)
    expect(await seenThere()).toEqual({ theatres: [], sessions: [], rooms: [], surgeons: [] })
  })
})

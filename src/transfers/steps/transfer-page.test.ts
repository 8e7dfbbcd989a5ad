import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import { stepHref, transferHref } from '../addresses.ts'
import { pathwayEffects } from '../life/pathway-effects.ts'
import { seeToTransfers } from '../life/see-to-transfers.ts'
import type { TransferState } from '../life/states.ts'
import { aTransfer, bringTo, listAtReceiver } from '../life/two-trusts.scene.ts'
import { asking, holdPlaceFor, partsOf, sceneWithCapacity } from './steps.scene.ts'

describe("a transfer's own page", () => {
  let test: TestDatabase<unknown>
  let asked: ReturnType<typeof asking>
  beforeAll(async () => {
    test = await testDatabase()
    asked = asking(partsOf(test))
  })
  afterAll(() => test.drop())
  beforeEach(() => sceneWithCapacity(test, 1))

  const at = async (state: TransferState) => bringTo(test, await aTransfer(test, 1), state)

  it('says where it stands on the whole way, who is responsible and until when the place is held', async () => {
    const text = await asked.words('RL1', transferHref(await at('held')))
    expect(text).toContain('Stage 5 of 12. The receiver keeps a place free')
    expect(text).toMatch(/The place is held until .+ at .+m. Then the transfer lapses/)
    expect(text).toContain('Robert Jones and Agnes Hunt is responsible for the patient now')
    expect(text).toMatch(/Screened: done on .+ Capacity held: it is here now Accepted: to come/)
  })

  it('says what is next, by whom, and links those who may', async () => {
    const transfer = await holdPlaceFor(test, await at('held'))
    const accept = stepHref(transfer, 'accept')
    expect(await asked.html('RRJ', transferHref(transfer))).toContain(`href="${accept}"`)
    expect(await asked.html('RL1', transferHref(transfer))).not.toContain(`href="${accept}"`)
    expect(await asked.words('RL1', transferHref(transfer))).toContain(
      'Accept the patient. This is for coordinators, booking clerks and surgeons of Royal Orthopaedic Hospital.',
    )
  })

  it('says of a transfer that was withdrawn that no place is held, also before the place is free', async () => {
    const transfer = await holdPlaceFor(test, await at('held'))
    expect(await asked.words('RL1', transferHref(transfer))).toContain('Place Held until')
    await asked.send('RL1', `${stepHref(transfer, 'withdraw')}/why`, { reason: 'treated-at-home' })
    expect(await asked.words('RL1', transferHref(transfer))).toContain('Place None is held')
  })

  it('tells the sender what its records lack, and the receiver only that it waits for them', async () => {
    const page = transferHref(await at('accepted'))
    const text = await asked.words('RL1', page)
    expect(text).toContain('This is missing before it can be done')
    expect(text).toContain('The handover checklist lacks:')
    const others = await asked.words('RRJ', page)
    expect(others).toContain('Send the records.')
    expect(others).not.toContain('The handover checklist lacks:')
  })

  it('names the patient to roles that have to know, as far as the agreement names them', async () => {
    const page = transferHref(await at('held'))
    const own = await asked.words('RL1', page)
    expect(own).toContain('Canary-1, Robin')
    expect(own).toMatch(/NHS number 999 000 0001/)
    expect(await asked.words('RRJ', page)).toContain('Canary-1, Robin')
    expect(await asked.words('RRJ', page)).not.toContain('999 000 0001')
    const secretary = await asked.words('RL1', page, undefined, ['board-secretary'])
    expect(secretary).not.toContain('Canary')
    expect(secretary).toContain('Hip replacement')
  })

  it("counts the days on the clock against the targets of the patient's nation", async () => {
    const text = await asked.words('RRJ', transferHref(await at('held')))
    expect(text).toContain('244 days, or 34 weeks, since 1 June 2025')
    expect(text).toContain('Targets of Wales Over 26 weeks, since 1 December 2025')
  })

  it('shows nothing of the patient to the receiver once the transfer is over, and why it ended to both', async () => {
    const transfer = await at('screened')
    await asked.send('RL1', `${stepHref(transfer, 'withdraw')}/why`, { reason: 'treated-at-home' })
    const text = await asked.words('RRJ', transferHref(transfer))
    expect(text).not.toContain('Canary')
    expect(text).toContain('this transfer is over. Withdrawn: there is room at home')
    expect(text).toContain('Capacity held: not reached')
  })

  it('tells what has happened, newest first, with who did it as far as the trusts know each other', async () => {
    await sql`insert into person (trust, id, name, job_title, roles)
      values ('RL1', 'p-coordinator-booking-clerk-surgeon', 'Sam Patel', 'Clerk', '{coordinator}')`.execute(test.scene)
    const page = transferHref(await at('held'))
    const text = await asked.words('RL1', page)
    expect(text.indexOf('Held a place')).toBeLessThan(text.indexOf('Proposed by a published plan'))
    expect(text).toContain('by Sam Patel, Robert Jones and Agnes Hunt')
    expect(text).toContain('by the patient')
    expect(await asked.words('RRJ', page)).not.toContain('Sam Patel, Robert Jones')
  })

  it('shows the receiver its own record of a patient whom its own system lists, once they are there', async () => {
    await listAtReceiver(test, 1)
    const page = transferHref(await at('passed'))
    await seeToTransfers(partsOf(test), pathwayEffects(test.secret))
    await sql`update sharing_agreement set revoked_at = now()`.execute(test.scene)
    expect(await asked.words('RRJ', page)).toMatch(/Canary-1, Robin .*999 000 0001/)
  })

  it('is in the log of the owner when the other trust reads it', async () => {
    const transfer = await at('held')
    await asked.html('RRJ', transferHref(transfer))
    const { rows } = await sql<{ object: string }>`
      select object from audit_entry where trust = 'RL1' and action = 'read'`.execute(test.scene)
    expect(rows.map(({ object }) => object)).toContain('mutual-aid lane: one transfer')
  })
})

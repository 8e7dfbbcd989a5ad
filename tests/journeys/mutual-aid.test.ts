/**
 * A published plan's transfers, from what it proposes until the patients are home again: every page that staff and
 * patients need for it, used by the people whose work it is. At each stage both trusts' lists, clocks and money agree.
 *
 * The chapters follow each other and are told once. Set JOURNEY_PICTURES to a folder to see what people saw.
 */
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, type Day } from '#nhs/day.ts'
import { chromiumArguments, chromiumPath } from '../pages/browser.ts'
import { acceptAPatient, refuseAPatient } from './accept-a-patient.ts'
import { clockOf, type Ledger, ledgerOf, untilClock, workOf } from './accounts.ts'
import { type Cast, castOf } from './cast.ts'
import { completeRecords } from './complete-records.ts'
import { holdAPlace } from './hold-a-place.ts'
import { letTimeToAnswerPass } from './let-time-pass.ts'
import { logIn } from './log-in.ts'
import { offerADate, offerAnotherDate } from './offer-a-date.ts'
import { birthdayOf, changeMind, codeFor, openOwnPage, sayYes } from './patients-page.ts'
import type { Person } from './person.ts'
import { planTogether } from './plan-together.ts'
import { callAndHearYes, recordNoToDate, recordNoToGoing, recordYes } from './record-answer.ts'
import { screenTogether } from './screen-together.ts'
import { type Alliance, startAlliance } from './start-alliance.ts'
import { stateMoney } from './state-money.ts'
import { openTransfer, type Transfer, transfersOf } from './transfer.ts'
import {
  bookADay,
  close,
  followUpHere,
  handBack,
  recordTreatment,
  returnAPatient,
  takeOver,
} from './treat-a-patient.ts'
import { weeklyPositionOf } from './weekly-position.ts'
import { writeLetters } from './write-letters.ts'

const chromiumAt = chromiumPath()
if (!chromiumAt)
  console.warn('The journeys are SKIPPED: no Chromium was found. Install one, or set CHROMIUM to where it is.')

const home = 'Robert Jones and Agnes Hunt'
const away = 'Royal Orthopaedic Hospital'
const phone = '01691 555 0100'

/** Two patients a day, from three weeks' notice on: what makes an offer reasonable. */
const dayFor = (n: number, today: Day): Day => {
  const week = Math.floor(n / 10)
  return addDays(today, 23 + 7 * week + Math.floor((n % 10) / 2))
}

describe.skipIf(!chromiumAt)('mutual aid between two hospitals, from the plan to the patient and back', () => {
  let alliance: Alliance
  let browser: Browser
  /** At home: the planner, the coordinator, the booking clerk, the surgeon, and the finance director's deputy. */
  let bethan: Person, ceri: Person, gwenda: Person, aneurin: Person, lorraine: Person
  /** Away: the planner, the coordinator, the booking clerk, and the finance director's deputy. */
  let harpreet: Person, maureen: Person, dawid: Person, anneliese: Person

  let all: readonly Transfer[] = []
  let cast: Cast
  /** Still on their way. */
  let going: readonly Transfer[] = []
  /** A table lacks what their money depends on, and the pages say so. */
  const unknownMoney: Transfer[] = []

  beforeAll(async () => {
    alliance = await startAlliance({ id: 'orthopaedic', percent: 4, roomAt: ['RRJ'] })
    browser = await chromium.launch({ executablePath: chromiumAt!, args: chromiumArguments })
    const come = (name: string) => logIn(browser, alliance.origin, name)
    bethan = await come('Bethan Swancott')
    ceri = await come('Ceri Bufton')
    gwenda = await come('Gwenda Breeze')
    aneurin = await come('Aneurin Gittins')
    lorraine = await come('Lorraine Tipping')
    harpreet = await come('Harpreet Gahir')
    maureen = await come('Maureen Pardoe')
    dawid = await come('Dawid Nowicki')
    anneliese = await come('Anneliese Chawner')
  })
  afterAll(async () => {
    await browser?.close()
    await alliance?.stop()
  })

  const leaves = (...gone: readonly Transfer[]) => {
    going = going.filter((each) => !gone.includes(each))
  }
  const isPathway = (each: Transfer) => each !== cast.operationOnly && each !== cast.surgeonTravels

  /** How many transfers both coordinators have on their lists, for them or waiting for others. */
  async function underWay(): Promise<readonly [here: number, there: number]> {
    const [here, there] = await Promise.all([workOf(ceri), workOf(maureen)])
    return [here.mine + here.others, there.mine + there.others]
  }
  const everyoneGoing = () => [going.length, going.length]

  /** Both trusts say the same of who is responsible, and count from the same day, as far as each may know. */
  async function clocksAgree(
    transfer: Transfer,
    says: { state: string; responsible: string; status: [string, string?] },
  ) {
    const isThere = ({ status }: { status: string | undefined }, n: 0 | 1) => status === says.status[n]
    const [here, there] = await Promise.all([
      untilClock(gwenda, transfer, (clock) => isThere(clock, 0)),
      untilClock(dawid, transfer, (clock) => isThere(clock, 1)),
    ])
    const { state, responsible } = says
    expect({ ...here, of: transfer.patient }).toMatchObject({
      state,
      responsible,
      status: says.status[0],
      of: transfer.patient,
    })
    expect({ ...there, of: transfer.patient }).toMatchObject({ state, responsible, of: transfer.patient })
    expect(there.status).toBe(says.status[1])
    expect(there.since ?? here.since).toBe(here.since)
    expect(there.stopped ?? here.stopped).toBe(here.stopped)
  }

  async function nothingIsOwed(): Promise<void> {
    const nothing = { statements: [], unsettled: [] }
    expect(await ledgerOf(lorraine)).toEqual(nothing)
    expect(await ledgerOf(anneliese)).toEqual(nothing)
  }

  /** Everybody who has a part of their own, and some who go the usual way. */
  const people = 15

  it('two planners agree on a plan, and both trusts see the transfers that it proposes, about 25', async () => {
    const proposed = await planTogether(bethan, harpreet, {
      name: 'Shorter waits for knees and hips',
      services: ['Trauma and Orthopaedic'],
      atLeast: people,
    })
    await harpreet.picture('01 published plan')
    all = await transfersOf(gwenda)
    console.log(`The plan proposes ${proposed} transfers.`)
    expect(all.length).toBe(proposed)
    going = all
    cast = castOf(all)
    expect(await underWay()).toEqual(everyoneGoing())
  })

  it('a surgeon and a coordinator screen them together, and choose how each would be treated', async () => {
    await screenTogether(aneurin, { says: 'Clinically suitable', way: 'The operation only' }, [cast.operationOnly])
    await screenTogether(aneurin, { says: 'Clinically suitable', way: 'The surgeon travels' }, [cast.surgeonTravels])
    const rest = await screenTogether(aneurin, { says: 'Clinically suitable' })
    expect(rest).toContain(`${all.length - 2} judgements recorded. None was left out.`)
    await aneurin.picture('02 screened')
    expect(await screenTogether(ceri, { says: 'Socially suitable' })).toContain(`${all.length} judgements recorded`)
    expect(await workOf(gwenda)).toEqual({ mine: all.length, others: 0 })
    expect(await underWay()).toEqual(everyoneGoing())
    await clocksAgree(all[0]!, { state: 'Screened', responsible: home, status: ['20'] })
  })

  it('a clerk offers each a date, and writes all the letters together', async () => {
    await gwenda.goTo('/transfers/booking-team')
    await gwenda.fill('Phone number', phone)
    await gwenda.fill('When somebody answers', 'Monday to Friday, 8am to 5pm')
    await gwenda.press('Save')
    const today = alliance.today()
    for (const [n, transfer] of all.entries()) {
      const way = transfer === cast.isCalled ? 'By phone' : 'By letter'
      await offerADate(gwenda, transfer, { day: dayFor(n, today), replyBy: addDays(today, 14), way })
    }
    await gwenda.picture('03 offered')
    await callAndHearYes(gwenda, cast.isCalled)
    const { says, bytes } = await writeLetters(gwenda, phone)
    await gwenda.picture('04 letters')
    expect(says).toContain(`${all.length - 1} letters for ${all.length - 1} transfers`)
    expect(bytes).toBeGreaterThan(10_000)
    expect(await underWay()).toEqual(everyoneGoing())
    await nothingIsOwed()
  })

  it('one patient declines twice: a clinician may ask them about waiting, and their clock runs on', async () => {
    const first = await recordNoToDate(gwenda, cast.declinesTwice, 'The dates do not suit')
    expect(first).toContain('The patient declined 1 offer, of which 1 was reasonable. The clock runs on')
    const today = alliance.today()
    await offerAnotherDate(gwenda, cast.declinesTwice, {
      day: addDays(today, 38),
      replyBy: addDays(today, 14),
      way: 'By phone',
    })
    const second = await recordNoToGoing(gwenda, cast.declinesTwice, 'They want to stay with their own team')
    expect(second).toContain('Should this patient start active monitoring?')
    await gwenda.picture('05 declined twice')
    leaves(cast.declinesTwice)
    const clock = await clockOf(gwenda, cast.declinesTwice)
    expect(clock).toMatchObject({
      state: 'Declined by the patient',
      responsible: home,
      status: '20',
      stopped: undefined,
    })
    expect(await underWay()).toEqual(everyoneGoing())
  })

  it('one patient never answers, and the offer lapses without harm to their place', async () => {
    await letTimeToAnswerPass(alliance, cast.neverAnswers)
    leaves(cast.neverAnswers)
    const clock = await untilClock(gwenda, cast.neverAnswers, ({ state }) => state === 'Lapsed')
    expect(clock).toMatchObject({ state: 'Lapsed', responsible: home, status: '20', stopped: undefined })
    expect(await underWay()).toEqual(everyoneGoing())
  })

  it('two patients read their own pages on a small telephone: both say yes, and one changes their mind', async () => {
    for (const transfer of [cast.saysYesAtHome, cast.changesTheirMind]) {
      const code = await codeFor(gwenda, transfer)
      const birthday = await birthdayOf(gwenda, transfer)
      const patient = await openOwnPage(browser, alliance.origin, { name: transfer.patient, code, birthday })
      await patient.picture(`06 ${transfer === cast.saysYesAtHome ? 'own page' : 'own page of another'}`)
      await sayYes(patient)
      await patient.picture('07 said yes')
      expect(await clockOf(gwenda, transfer)).toMatchObject({ state: 'Consented' })
      if (transfer === cast.changesTheirMind) {
        await changeMind(patient)
        await patient.picture('08 changed their mind')
      }
      await patient.leave()
    }
    leaves(cast.changesTheirMind)
    const clock = await clockOf(gwenda, cast.changesTheirMind)
    expect(clock).toMatchObject({ state: 'Declined by the patient', responsible: home, status: '20' })
    expect(await underWay()).toEqual(everyoneGoing())
  })

  it('everybody else agrees in writing and in a conversation, and a place is held for each', async () => {
    for (const transfer of going) {
      // What the patient wrote on their own page is in writing; what they said on the phone is not.
      if (transfer !== cast.saysYesAtHome) await recordYes(gwenda, transfer, 'By letter')
      if (transfer !== cast.isCalled) await recordYes(gwenda, transfer, 'By phone')
      const isKnown = await stateMoney(gwenda, transfer, transfer === cast.staysForFollowUp ? away : home)
      if (!isKnown) unknownMoney.push(transfer)
      await holdAPlace(gwenda, transfer)
    }
    await gwenda.picture('09 place held')
    expect(await underWay()).toEqual(everyoneGoing())
    expect(await workOf(dawid)).toEqual({ mine: going.length, others: 0 })
    await nothingIsOwed()
  })

  it('the receiving clerk, who has never seen the product, accepts in three pages', async () => {
    await refuseAPatient(dawid, cast.isRefused, 'The operation is not done here')
    leaves(cast.isRefused)
    for (const transfer of going) expect(await acceptAPatient(dawid, transfer)).toBe(3)
    await dawid.picture('10 accepted')
    expect(await clockOf(gwenda, cast.isRefused)).toMatchObject({
      state: 'Declined by the receiver',
      responsible: home,
      status: '20',
    })
    await clocksAgree(cast.saysYesAtHome, { state: 'Accepted', responsible: home, status: ['20'] })
    expect(await underWay()).toEqual(everyoneGoing())
  })

  it('the sender completes what goes with each patient, and sends it', async () => {
    // The longest part of the work, so two of them share it.
    const shares = [gwenda, ceri].map(async (sender, n) => {
      for (const transfer of going.filter((_, m) => m % 2 === n)) {
        await openTransfer(sender, transfer)
        await completeRecords(sender, alliance.today())
        await sender.follow('Send the records')
        await sender.press('Send the records')
      }
    })
    await Promise.all(shares)
    await gwenda.picture('11 records sent')
    await clocksAgree(cast.saysYesAtHome, { state: 'Records complete', responsible: home, status: ['20'] })
    expect(await workOf(dawid)).toEqual({ mine: going.length, others: 0 })
    expect(await underWay()).toEqual(everyoneGoing())
  })

  it('the receiver takes over the patients whose pathways move, and books everybody', async () => {
    for (const transfer of going) {
      if (isPathway(transfer)) await takeOver(dawid, transfer)
      await bookADay(dawid, transfer)
    }
    await dawid.picture('12 booked')
    for (const transfer of going) {
      const status: [string, string?] = isPathway(transfer) ? ['21', '20'] : ['20']
      await clocksAgree(transfer, { state: 'Booked', responsible: isPathway(transfer) ? away : home, status })
    }
    expect(await underWay()).toEqual(everyoneGoing())
    await nothingIsOwed()
  })

  it('one patient is returned before treatment, with the original clock', async () => {
    const { since } = await clockOf(gwenda, cast.isReturned)
    await returnAPatient(dawid, cast.isReturned, 'The patient is not fit for surgery now')
    await dawid.picture('13 returned')
    leaves(cast.isReturned)
    const clock = await untilClock(gwenda, cast.isReturned, ({ status }) => status === '20')
    expect(clock).toMatchObject({ state: 'Returned', responsible: home, status: '20', stopped: undefined, since })
    expect(await underWay()).toEqual(everyoneGoing())
    await nothingIsOwed()
  })

  it('everybody else is treated on their day: clocks stop, and money is posted once', async () => {
    const today = alliance.today()
    alliance.dayIs(addDays(today, 49))
    for (const transfer of going) {
      await recordTreatment(dawid, transfer, dayFor(all.indexOf(transfer), today))
    }
    await dawid.picture('14 treated')
    for (const transfer of going) {
      const responsible = isPathway(transfer) ? away : home
      await clocksAgree(transfer, {
        state: 'Treated',
        responsible,
        status: isPathway(transfer) ? ['30', '30'] : ['30'],
      })
    }
    expect(await underWay()).toEqual(everyoneGoing())
    await ledgersMirror(going)
    await lorraine.picture('15 ledger of the sender')
  })

  /** What one trust is owed, the other owes: the ledger sums to nothing. Both lack the same, and say so. */
  async function ledgersMirror(treated: readonly Transfer[]): Promise<Ledger> {
    const unknown = unknownMoney.filter((each) => treated.includes(each))
    const [here, there] = await Promise.all([ledgerOf(lorraine, unknown), ledgerOf(anneliese, unknown)])
    expect(here.unsettled).toEqual(unknown.map(({ href }) => `${href}/money`).toSorted())
    expect(there.unsettled).toEqual(here.unsettled)
    expect(here.statements.length).toBeGreaterThan(0)
    expect(there.statements).toEqual(here.statements.map((each) => ({ ...each, balance: -each.balance })))
    return here
  }

  it('patients are handed back or followed up there, somebody closes each, and no list has anything left', async () => {
    const before = await ledgersMirror(going)
    for (const transfer of going) await (transfer === cast.staysForFollowUp ? followUpHere : handBack)(dawid, transfer)
    expect(await underWay()).toEqual(everyoneGoing())
    for (const transfer of going) await close(transfer === cast.staysForFollowUp ? dawid : gwenda, transfer)
    await gwenda.picture('16 closed')
    const closed = going
    leaves(...going)
    expect(await underWay()).toEqual(everyoneGoing())
    for (const transfer of closed) {
      const status: [string, string?] = isPathway(transfer) ? ['30', '30'] : ['30']
      await clocksAgree(transfer, {
        state: 'Closed',
        responsible: transfer === cast.staysForFollowUp ? away : home,
        status,
      })
    }
    expect(await ledgersMirror(closed)).toEqual(before)
  })

  it('the weekly position that goes upward counts what happened', async () => {
    const counted = {
      Asked: all.length,
      Offered: all.length,
      Accepted: all.length - 4,
      Treated: all.length - 5,
      'Declined by the patient': 2,
      'Declined by the receiver': 1,
      Returned: 1,
      Withdrawn: 0,
      Lapsed: 1,
    }
    expect(await weeklyPositionOf(ceri, 'Your patients, to other trusts')).toEqual(counted)
    await ceri.picture('17 weekly position')
    expect(await weeklyPositionOf(maureen, "Other trusts' patients, to yours")).toEqual(counted)
  })
})

/**
 * An alliance from its agreement to the day a trust leaves it: signed, shared under, met under, changed, and left, by the
 * people whose work it is, each on their own pages. What one does, the others read on theirs.
 *
 * The chapters follow each other and are told once. Set JOURNEY_PICTURES to a folder to see what people saw.
 */
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, londonDay } from '#nhs/day.ts'
import { chromiumArguments, chromiumPath } from '../pages/browser.ts'
import {
  carryOut,
  declarePersonalInterest,
  declareScopeChange,
  openMeeting,
  pressOn,
  putToMembers,
  vote,
} from './hold-meeting.ts'
import { giveNotice, leaveNow, wentOn } from './leave-alliance.ts'
import { logIn } from './log-in.ts'
import { offerADate } from './offer-a-date.ts'
import type { Person } from './person.ts'
import { askForAPlan, makeAPlan, planTogether, proposePlan, untilMade } from './plan-together.ts'
import { screenTogether } from './screen-together.ts'
import { agreementShared, approveSharing, endSharing, pathwaysFound, proposeSharing } from './share-records.ts'
import { servicesInScope, signVersion, standingOf } from './sign-agreement.ts'
import { type Alliance, startAlliance } from './start-alliance.ts'
import { type Transfer, transfersOf } from './transfer.ts'

const chromiumAt = chromiumPath()
if (!chromiumAt)
  console.warn('The journeys are SKIPPED: no Chromium was found. Install one, or set CHROMIUM to where it is.')

const dudley = 'Dudley Group'
const sandwell = 'Sandwell and West Birmingham'
const walsall = 'Walsall Healthcare'
const wolverhampton = 'Royal Wolverhampton'
const planned = ['Trauma and Orthopaedic', 'General Surgery', 'Ear Nose and Throat']

const dissent = 'Our patients were not asked, and Walsall would lose its night cover.'
/** The chair and the chief executive of each trust. */
const voters = [
  ['Marguerite Dunnaway', 'For'],
  ['Gurdeep Hothi', 'For'],
  ['Solomon Ekwueme', 'For'],
  ['Cordelia Ashmole', 'For'],
  ['Winifred Aldersey', 'Against'],
  ['Alasdair Penhallow', 'Against'],
  ['Rosalind Featherstone', 'For'],
  ['Babatunde Okereke', 'For'],
] as const

describe.skipIf(!chromiumAt)('an alliance of four trusts, from its agreement to the day one leaves', () => {
  let alliance: Alliance
  let browser: Browser
  const met = new Map<string, Promise<Person>>()
  /** Whoever the story needs next. They stay logged in. */
  const the = (name: string): Promise<Person> => {
    const person = met.get(name) ?? logIn(browser, alliance.origin, name)
    met.set(name, person)
    return person
  }

  beforeAll(async () => {
    alliance = await startAlliance({ id: 'black-country', percent: 12, roomAt: ['RNA', 'RXK'] })
    browser = await chromium.launch({ executablePath: chromiumAt!, args: chromiumArguments })
  })
  afterAll(async () => {
    await browser?.close()
    await alliance?.stop()
  })

  it('the last trust signs, and Royal Wolverhampton is a member from that moment', async () => {
    const imogen = await the('Imogen Partridge')
    expect(await standingOf(imogen, 'Royal Wolverhampton')).toContain('Invited')
    const cordelia = await the('Cordelia Ashmole')
    await cordelia.goTo('/')
    expect(await signVersion(cordelia, 2)).toContain('Every party has signed. Version 2 is in force.')
    await cordelia.picture('01 signed')
    for (const name of ['Imogen Partridge', 'Sandra Onions', 'Graham Bloxwood']) {
      expect(await standingOf(await the(name), 'Royal Wolverhampton'), name).toContain('Member')
    }
    const gurdeep = await the('Gurdeep Hothi')
    await gurdeep.goTo('/alliance/agreement')
    expect(await gurdeep.reads()).toContain('Royal Wolverhampton')
    expect(await servicesInScope(imogen)).toContain('Urology')
  })

  let sharing: string

  it('Dudley shares its list with it once two people there and one at Wolverhampton have approved', async () => {
    const imogen = await the('Imogen Partridge')
    expect(await pathwaysFound(imogen, 'RNA')).toBe(0)
    sharing = await proposeSharing(imogen, {
      between: 'Dudley Group, with Royal Wolverhampton',
      services: ['Urology', 'Trauma and Orthopaedic'],
      from: londonDay(new Date()),
    })
    const clive = await the('Clive Hartill')
    const first = await approveSharing(clive, { agreement: sharing, trust: 'Dudley Group' })
    const [, would] = /([\d,]+) records? in all/.exec(first.before) ?? []
    await clive.picture('02 what they would see')
    await clive.goTo(sharing)
    expect(await clive.reads()).not.toContain('Look at it and approve')
    expect(await pathwaysFound(imogen, 'RNA')).toBe(0)
    await approveSharing(await the('Yvonne Tulloch'), { agreement: sharing, trust: 'Dudley Group' })
    expect(await pathwaysFound(imogen, 'RNA')).toBe(0)
    const last = await approveSharing(await the('Gethin Wrottesley'), {
      agreement: sharing,
      trust: 'Royal Wolverhampton',
    })
    expect(last.before).not.toContain('records in all')
    expect(await pathwaysFound(imogen, 'RNA')).toBe(Number(would!.replaceAll(',', '')))
    // Nobody else learns of it.
    const graham = await the('Graham Bloxwood')
    await graham.goTo('/alliance/sharing')
    expect(await graham.reads()).not.toContain('Royal Wolverhampton')
    // Whose records they are finds who looked, seconds later.
    await clive.goTo('/alliance/access-log?trust=RL4')
    expect(await clive.reads()).toContain('imogen-partridge, Royal Wolverhampton')
    await clive.picture('03 who looked')
  })

  const inFlight = 14
  let all: readonly Transfer[]

  it('three trusts publish a plan, and Walsall screens 14 of its patients whom it would send to others', async () => {
    const graham = await the('Graham Bloxwood')
    const sandra = await the('Sandra Onions')
    const proposed = await planTogether(graham, sandra, {
      name: 'Shorter waits',
      services: planned,
      atLeast: inFlight + 1,
    })
    const leanne = await the('Leanne Tonkinson')
    all = await transfersOf(leanne)
    console.log(`The plan proposes ${proposed} transfers, and ${all.length} stand first on Walsall's list.`)
    expect(all.length).toBeGreaterThan(inFlight)
    const screened = all.slice(0, inFlight)
    const rajinder = await the('Rajinder Bassra')
    const judged = await screenTogether(rajinder, { says: 'Clinically suitable' }, screened)
    expect(judged).toContain(`${inFlight} judgements recorded. None was left out.`)
    await screenTogether(leanne, { says: 'Socially suitable' }, screened)
    await leanne.picture('04 screened')
  })

  it('another plan, for urology, is proposed and waits', async () => {
    const graham = await the('Graham Bloxwood')
    await makeAPlan(graham, 'Urology together', { services: ['Urology'], seconds: 5 })
    await proposePlan(graham)
    const sandra = await the('Sandra Onions')
    await sandra.goTo('/plans')
    await sandra.follow('Urology together')
    expect(await sandra.reads()).toContain('Publish this plan')
  })

  const meeting = 'Collaborative Board, February 2026'
  const urology = 'Urology as one service on three sites'
  const apart = 'Plan urology by its own team'
  let item: string
  let scopeItem: string

  it('the board meets: a member with an interest of her own sees no paper and has no vote', async () => {
    alliance.dayIs('2026-02-03')
    const paulette = await the('Paulette Brissett')
    await paulette.goTo('/board')
    await paulette.follow(meeting)
    const at = paulette.at()
    item = await putToMembers(paulette, {
      title: urology,
      matter: 'Moving or redesigning a service',
      motion: 'To run urology as one service on three sites, with a team that plans for itself, from April 2026.',
      pounds: '400000',
      affects: [dudley, sandwell, walsall, wolverhampton],
      paper: { title: 'Options for urology', body: '# What is proposed\n\nOne team on three sites.' },
    })
    await paulette.goTo(at)
    scopeItem = await putToMembers(paulette, {
      title: apart,
      matter: 'Taking a service in or out',
      motion: 'To take urology out of what the alliance plans together.',
      affects: [dudley, sandwell, walsall, wolverhampton],
    })
    await declareScopeChange(paulette, scopeItem, 'Urology')
    const henrietta = await the('Henrietta Stallybrass')
    await henrietta.goTo(item)
    expect(await henrietta.reads()).toContain('One team on three sites.')
    await openMeeting(paulette, at, ['Henrietta Stallybrass', ...voters.map(([name]) => name)])
    await declarePersonalInterest(henrietta, item, 'I am a director of a company that leases lasers for urology.')
    const says = await pressOn(paulette, item, 'Put it to the vote')
    expect(says).toContain('leases lasers')
    await henrietta.goTo(item)
    const hers = await henrietta.reads()
    expect(hers).toContain('the papers of this item are kept from you')
    expect(hers).not.toContain('One team on three sites.')
    expect(await henrietta.page.locator('main').getByRole('link', { name: 'Vote', exact: true }).count()).toBe(0)
    await henrietta.picture('05 conflicted')
    await paulette.goTo(item)
    expect(await paulette.reads()).toContain('One team on three sites.')
  })

  it('three of four committees pass it: it binds them, and not Walsall, whose dissent stands beside it', async () => {
    for (const [name, choice] of voters) {
      const why = name === 'Winifred Aldersey' ? dissent : ''
      await vote(await the(name), item, choice, why)
    }
    const paulette = await the('Paulette Brissett')
    await pressOn(paulette, item, 'Close the vote')
    await paulette.picture('06 split')
    for (const name of ['Paulette Brissett', 'Babatunde Okereke', 'Sandra Onions']) {
      const reader = await the(name)
      await reader.goTo(item)
      const says = await reader.reads()
      expect(says, name).toContain('Split')
      const [, bound = ''] = new RegExp(`It binds ([^.]*), and not ${walsall}\\.`).exec(says) ?? []
      for (const trust of [dudley, sandwell, wolverhampton]) expect(bound, name).toContain(trust)
      expect(says, name).toContain(dissent)
    }
  })

  it('what was decided, who was conflicted and whom it binds is two clicks from home', async () => {
    const sandra = await the('Sandra Onions')
    await sandra.goTo('/')
    await sandra.follow('Board', sandra.page.locator('header'))
    await sandra.follow('What we decided, who was conflicted, and what binds whom')
    const row = sandra.page.getByRole('row', { name: urology })
    const says = (await row.innerText()).replace(/\s+/g, ' ')
    expect(says).toContain('Split')
    for (const trust of [dudley, sandwell, wolverhampton]) expect(says).toContain(trust)
    expect(says).not.toContain(walsall)
    expect(says).toContain('Henrietta Stallybrass (did not vote)')
    await sandra.picture('07 register')
  })

  it('all four then agree to take urology out of the scope, which the agreement leaves to the board', async () => {
    const paulette = await the('Paulette Brissett')
    await pressOn(paulette, scopeItem, 'Put it to the vote')
    for (const [name] of voters) await vote(await the(name), scopeItem, 'For')
    expect(await pressOn(paulette, scopeItem, 'Close the vote')).toContain('Decided')
  })

  it('urology is out everywhere at once: the page says what that would stop, and then what it has stopped', async () => {
    const imogen = await the('Imogen Partridge')
    const before = await pathwaysFound(imogen, 'RNA')
    const gurdeep = await the('Gurdeep Hothi')
    const { before: foretold, after } = await carryOut(gurdeep, scopeItem)
    expect(foretold).toContain('The agreement lets the body decide this, so it takes effect at once.')
    expect(foretold).toContain('Plans that are not published: 1.')
    expect(after).toContain('Urology is no longer planned together. Version 3 of the agreement is in force.')
    await gurdeep.picture('08 carried out')
    const sandra = await the('Sandra Onions')
    expect(await servicesInScope(sandra)).not.toContain('Urology')
    const says = await sandra.reads()
    expect(says).toContain('Urology taken out on 3 February 2026')
    expect(says).toContain('Plans that are not published 1')
    await sandra.picture('09 has stopped')
    // Everywhere at once: the plan that waited, new plans, and what others see of Dudley's list.
    await sandra.goTo('/plans')
    await sandra.follow('Urology together')
    expect(await sandra.reads()).toContain('This plan holds Urology, which is no longer planned together.')
    expect(await sandra.reads()).not.toContain('Publish this plan')
    await sandra.goTo('/plans/new')
    expect(await sandra.page.getByLabel('Urology', { exact: true }).count()).toBe(0)
    expect(await pathwaysFound(imogen, 'RNA')).toBeLessThan(before)
  })

  it('Dudley ends what it shares: the next page shows none of it, and what was asked for before is made without', async () => {
    const farzana = await the('Farzana Mughal')
    expect(await pathwaysFound(farzana, 'RNA')).toBeGreaterThan(0)
    await alliance.restWorker()
    await askForAPlan(farzana, 'Ears and noses', { services: ['Ear Nose and Throat'], seconds: 5 })
    const plan = farzana.at()
    const clive = await the('Clive Hartill')
    await endSharing(clive, await agreementShared(clive, sandwell), 'We share again when the joint team is there.')
    expect(await pathwaysFound(farzana, 'RNA')).toBe(0)
    await alliance.wakeWorker()
    await untilMade(farzana, plan, 5)
    await farzana.page.getByText('How the plan was made').click()
    expect(await farzana.finds('Not shared with your alliance partner')).toContain(dudley)
    await farzana.picture('10 made without')
    // What is shared with others goes on.
    expect(await pathwaysFound(await the('Imogen Partridge'), 'RNA')).toBeGreaterThan(0)
  })

  it('Walsall gives notice, and goes on as a member until its day', async () => {
    const alasdair = await the('Alasdair Penhallow')
    const leavesOn = addDays(alliance.today(), 180)
    expect(await giveNotice(alasdair, leavesOn, 'Our board wants to go its own way in urology.')).toContain(
      'Your trust has given notice.',
    )
    expect(await standingOf(await the('Gurdeep Hothi'), walsall)).toContain('Has given notice')
    alliance.dayIs(leavesOn)
  })

  it('Walsall leaves with 14 transfers in flight: they stay, and what was only proposed is withdrawn', async () => {
    const { before, after } = await leaveNow(await the('Alasdair Penhallow'))
    expect(before).toContain(`Transfers under way ${inFlight}`)
    const [onlyProposed] = /Transfers that are only proposed [1-9]\d*/.exec(before) ?? []
    expect(onlyProposed).toBeDefined()
    expect(after).toContain('Your trust has left the alliance. What is on its way goes on to its end.')
    for (const name of ['Alasdair Penhallow', 'Gurdeep Hothi', 'Babatunde Okereke']) {
      const reader = await the(name)
      expect(await standingOf(reader, walsall), name).toContain('Left, with transfers to finish')
      expect(await wentOn(reader), name).toContain(`Transfers under way ${inFlight}`)
      expect(await reader.reads(), name).toContain(onlyProposed)
    }
    await (await the('Gurdeep Hothi')).picture('11 left')
    const leanne = await the('Leanne Tonkinson')
    expect(await transfersOf(leanne)).toHaveLength(inFlight)
  })

  it('people go on with those 14, and nothing new begins', async () => {
    const leanne = await the('Leanne Tonkinson')
    const today = alliance.today()
    await offerADate(leanne, all[0]!, { day: addDays(today, 30), replyBy: addDays(today, 14), way: 'By phone' })
    await leanne.goTo(all[0]!.href)
    expect(await leanne.reads()).toContain('Offered')
    const sandra = await the('Sandra Onions')
    await sandra.goTo('/plans/new')
    expect(await sandra.page.getByLabel(walsall, { exact: true }).count()).toBe(0)
  })

  it('Walsall keeps its own history, and sees nothing of what comes later', async () => {
    const graham = await the('Graham Bloxwood')
    await graham.goTo('/plans')
    expect(await graham.reads()).toContain('Shorter waits')
    const winifred = await the('Winifred Aldersey')
    await winifred.goTo('/board/decisions')
    expect(await winifred.reads()).toContain(urology)
    const marguerite = await the('Marguerite Dunnaway')
    await marguerite.goTo('/board/meetings/new')
    await marguerite.fill('Name of the meeting', 'Collaborative Board, September 2026')
    await marguerite.choose('At a meeting')
    await marguerite.fillDate('2026-09-08')
    await marguerite.fill('Begins', '10:00')
    await marguerite.fill('Ends', '12:00')
    await marguerite.press('Call the meeting')
    for (const [name, isSeen] of [
      ['Rosalind Featherstone', true],
      ['Winifred Aldersey', false],
    ] as const) {
      const reader = await the(name)
      await reader.goTo('/board')
      expect((await reader.reads()).includes('Collaborative Board, September 2026'), name).toBe(isSeen)
      expect(await reader.reads(), name).toContain(meeting)
    }
  })
})

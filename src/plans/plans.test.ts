import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { trustName } from '#nhs/organisations.ts'
import { plansRoutes } from '#plans'
import { clock } from '#platform/clock.ts'
import { logger } from '#platform/log.ts'
import { metrics } from '#platform/metrics.ts'
import type { Parts } from '#platform/parts.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import type { Viewer } from '#platform/viewer.ts'
import { transfersRoutes } from '#transfers'
import { type AppParts, app } from '#web/app.tsx'
import { editRoutes } from './edit-routes.tsx'
import { EditThread } from './edits/edit-thread.ts'
import { aBirminghamPathway, aPathway } from './small-alliance.ts'
import { aViewer, seedSmallAlliance } from './small-alliance-in-database.scene.ts'
import { aCopyOf, makeSmallPlan } from './small-plan.scene.ts'

describe('the pages of plans', { timeout: 60_000 }, () => {
  let test: TestDatabase<unknown>
  let parts: Parts
  let modules: AppParts['modules']
  let made: string
  let plan: string
  const bethan = aViewer('RL1', 'bethan')
  const harpreet = aViewer('RRJ', 'harpreet')
  const gwenda = aViewer('RL1', 'gwenda', 'booking-clerk')
  /** Somebody who has to be treated: within four weeks of the decision. */
  const urgent = { priority: 'P2', priorityOrder: 2, decidedToAdmitOn: '2026-01-26' } as const

  beforeAll(async () => {
    test = await testDatabase()
    parts = { ...test, log: logger('silent'), dataFolder: '/nowhere', clock: clock('2026-01-31'), plannerThreads: 1 }
    modules = [plansRoutes(parts), transfersRoutes(parts)]
    await seedSmallAlliance(test.scene, [
      ...['a', 'b', 'c', 'd'].map((name) => aPathway(name)),
      aPathway('stays', { willingMinutes: null }),
      aBirminghamPathway('e', urgent),
    ])
    made = await makeSmallPlan(test, bethan)
  })
  beforeEach(async () => {
    await sql`truncate transfer, command_done cascade`.execute(test.scene)
    plan = await aCopyOf(test, made)
  })
  afterAll(() => test.drop())

  const asked = (
    viewer: Viewer,
    path: string,
    form?: Record<string, string | readonly string[]>,
    served: AppParts['modules'] = modules,
  ) => {
    const whole = app({
      session: () => viewer,
      describe: () => ({ trust: trustName(viewer.trust) }),
      modules: served,
      logger: parts.log,
      metrics: metrics(),
    })
    if (!form) return whole.request(path)
    const body = new URLSearchParams()
    for (const [name, values] of Object.entries(form)) for (const value of [values].flat()) body.append(name, value)
    return whole.request(path, { method: 'POST', headers: { 'sec-fetch-site': 'same-origin' }, body })
  }
  /** What a page says, without its markup. */
  const page = async (viewer: Viewer, path: string, status = 200) => {
    const response = await asked(viewer, path)
    expect(response.status).toBe(status)
    return words(await response.text())
  }
  const words = (html: string) =>
    html
      .replace(/<(script|style|svg)[\s\S]*?<\/\1>/g, ' ')
      .replace(/<[^>]+>/g, ' ')
      .replaceAll('&#x27;', "'")
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&')
      .replace(/\s+/g, ' ')
  const follow = async (viewer: Viewer, response: Response) => {
    expect(response.status).toBe(303)
    return page(viewer, response.headers.get('location')!)
  }

  describe('asking for a plan', () => {
    const form = (different: Record<string, string | readonly string[]> = {}) => ({
      trusts: ['RL1', 'RRJ'],
      services: ['110'],
      weeks: '1',
      seconds: '5',
      seed: '1',
      ...Object.fromEntries(
        ['delay', 'travel', 'teamChange', 'fairness', 'change', 'openTheatre', 'surgeonTransfer', 'surgeonJourney']
          .concat(['nurseJourney', 'continuity', 'nurseSkill', 'nurseWorkload', 'mixedAge'])
          .map((name) => [`weight-${name}`, '1']),
      ),
      ...different,
    })

    it('begins with usual answers, from the Monday after the lists', async () => {
      const text = await page(bethan, '/plans/new')
      expect(text).toContain('The plan begins on Monday 2 February 2026')
    })

    it('says what to do about each answer that means nothing, and keeps the rest', async () => {
      const response = await asked(
        bethan,
        '/plans/new',
        form({ trusts: [], weeks: '9', seconds: 'many', name: 'Mine' }),
      )
      const html = await response.text()
      expect(response.status).toBe(422)
      expect(html).toContain('<title>Error: Make a plan')
      expect(html).toContain('<a href="#trusts">Select the trusts to plan for</a>')
      expect(html).toContain('<a href="#weeks">Enter how many weeks to plan as a whole number, 1 to 8</a>')
      expect(html).toContain('<a href="#seconds">Enter how many seconds to search as a whole number, 5 to 600</a>')
      expect(html).toContain('value="Mine"')
    })

    it('is checked, sent once, and waits for the planner, however often it is sent', async () => {
      const check = await asked(bethan, '/plans/new', form({ name: 'February' }))
      const address = check.headers.get('location')!
      const html = await (await asked(bethan, address)).text()
      expect(words(html)).toContain('February')
      const action = html.match(/action="(\/plans\?[^"]+)"/)![1]!.replaceAll('&amp;', '&')
      const once = html.match(/name="once" value="([^"]+)"/)![1]!
      const first = await asked(bethan, action, { once })
      const second = await asked(bethan, action, { once })
      expect(first.headers.get('location')).toMatch(/^\/plans\/[0-9a-f-]{36}$/)
      expect(second.headers.get('location')).toBe(first.headers.get('location'))
      expect(await follow(bethan, first)).toContain('The plan waits for the planner to be free.')
      const { rows } = await sql<{ count: number }>`
        select count(*) as count from plan where name = 'February'`.execute(test.scene)
      expect(rows[0]!.count).toBe(1)
    })

    it('can be stopped before it has begun', async () => {
      const check = await asked(bethan, '/plans/new', form({ name: 'Never' }))
      const query = check.headers.get('location')!.split('?')[1]!
      const sent = await asked(bethan, `/plans?${query}`, { once: crypto.randomUUID() })
      const path = sent.headers.get('location')!
      expect(await follow(bethan, await asked(bethan, `${path}/stop`, {}))).toContain(
        'The planner was stopped before it had a plan worth keeping.',
      )
    })

    it('is still at work in the moment between the plan and the end of its job', async () => {
      const check = await asked(bethan, '/plans/new', form({ name: 'Nearly there' }))
      const query = check.headers.get('location')!.split('?')[1]!
      const sent = await asked(bethan, `/plans?${query}`, { once: crypto.randomUUID() })
      const path = sent.headers.get('location')!
      await sql`update job set state = 'succeeded', progress = '{"secondsLeft": 0}'
                 where id = (select job_id from plan where id = ${path.split('/').at(-1)}::uuid)`.execute(test.scene)
      expect(await page(bethan, path)).toContain('The planner writes down what it found.')
    })

    it('is not for somebody who does not plan', async () => {
      expect((await asked(gwenda, '/plans/new')).status).toBe(403)
      expect(await page(gwenda, '/plans')).toContain('Alliance planners and chief operating officers make')
    })
  })

  it('list every plan of the alliance, at each of its trusts', async () => {
    expect(await page(harpreet, '/plans')).toContain('A small plan')
  })

  it("show the alliance's own table of what a wait weighs", async () => {
    expect(await page(bethan, '/plans/weights')).toContain('A week longer always weighs more')
  })

  it('report what the plan is worth to each trust and each group, alone and together', async () => {
    const text = await page(harpreet, `/plans/${plan}`)
    expect(text).toContain('Together the trusts treat 3 patients more than alone')
    expect(text).toContain('No trust is worse off than planning alone.')
    expect(text).toContain('Treated 2 5 3 more')
    expect(text).toContain('IMD 2025, fifth 3')
    expect(text).toContain('Who is treated at another trust, and why : 3 patients')
  })

  it('say in words who would be left after a long wait, and for whom that is more than alone', async () => {
    expect(await page(bethan, `/plans/${plan}`)).toContain(
      'No trust and no group has more patients left after a long wait',
    )
    await sql`update plan set report = jsonb_set(report, '{report,trusts,0,together,over52}', '7') where id = ${plan}::uuid`.execute(
      test.scene,
    )
    for (const path of [`/plans/${plan}`, `/plans/${plan}/propose`]) {
      const text = await page(bethan, path)
      expect(text).toContain('7 patients will have waited over 52 weeks and be left. Alone it would be 0')
      expect(text).toContain('Robert Jones and Agnes Hunt, over 52 weeks: 7 together, 0 alone')
    }
  })

  it('say how good a plan is, and how the search came to it, with the same numbers as a file', async () => {
    const text = await page(bethan, `/plans/${plan}`)
    expect(text).toMatch(/How good the plan is In \d+ seconds? the planner came down to a cost of [\d,]+/)
    expect(text).toMatch(/No plan can cost less|What the best possible plan would cost is not known/)
    expect(text).toContain('The search used all that it was given.')
    const csv = await (await asked(bethan, `/plans/${plan}/search.csv`)).text()
    expect(csv).toContain('Seconds,Part,Cost of the best plan')
    expect(csv).toContain('First plan for all')
    const { rows } = await sql<{ cost: number }>`
      select (report #>> '{together,cost}')::int as cost from plan where id = ${plan}::uuid`.execute(test.scene)
    expect(csv.trim().split('\r\n').at(-1)).toContain(`All together,${rows[0]!.cost},`)
  })

  it('have no curve of a search that was never kept, and say the rest all the same', async () => {
    await sql`update plan set report = report #- '{run,curve}' where id = ${plan}::uuid`.execute(test.scene)
    expect(await page(bethan, `/plans/${plan}`)).toContain('How good the plan is')
    await page(bethan, `/plans/${plan}/search.csv`, 404)
  })

  it('show how far a search came that was stopped or broke off', async () => {
    const ended = async (how: string) => {
      await sql`update plan set report = jsonb_set(report, '{run,ended}', ${JSON.stringify(how)}::jsonb) where id = ${plan}::uuid`.execute(
        test.scene,
      )
      return page(bethan, `/plans/${plan}`)
    }
    expect(await ended('stopped')).toContain('Somebody stopped the search early')
    expect(await ended('thread-lost')).toContain('One of the searches broke off.')
  })

  it('give every measure, the plan and the problem as files', async () => {
    const csv = await (await asked(bethan, `/plans/${plan}/report.csv`)).text()
    expect(csv).toContain('Trust,Robert Jones and Agnes Hunt,Treated,2,5')
    const json = await (await asked(bethan, `/plans/${plan}/plan.json`)).json()
    expect(json.patients).toHaveLength(6)
    expect((await (await asked(bethan, `/plans/${plan}/problem.json`)).json()).format).toBe('accord-problem/1')
  })

  it('say who goes elsewhere and why: by name to their own trust, by pseudonym to others', async () => {
    const own = await page(bethan, `/plans/${plan}/moves`)
    expect(own).toContain('3 patients')
    expect(own).toMatch(/Family-[abcd], Robin/)
    const others = await page(harpreet, `/plans/${plan}/moves`)
    expect(others).not.toContain('Family-')
    expect(others).toMatch(/Patient [abcd]/)
  })

  it("write into the owner's log that somebody else looked at its patients in a plan", async () => {
    await page(harpreet, `/plans/${plan}/moves`)
    const { rows } = await sql<{ trust: string; person: string; detail: object }>`
      select trust, person, detail from audit_entry where object = ${`patients of plan ${plan}`}`.execute(test.scene)
    expect(rows).toEqual([{ trust: 'RL1', person: 'harpreet', detail: { rows: 3 } }])
  })

  it('say who is left and which rule kept them, with filters and a file', async () => {
    const none = await page(bethan, `/plans/${plan}/left`)
    expect(none).toContain('This plan treats everybody whom it was asked about')
    await sql`
      update plan_placement set day = null, site = null, room = null, theatre = null, surgeon = null, away = false, rule = 'H4',
             reason = '{"kind":"no-time-to-operate","rules":["H4"],"says":"No theatre is used for too long"}'
       where plan_id = ${plan}::uuid and pseudonym = 'stays'`.execute(test.scene)
    const one = await page(bethan, `/plans/${plan}/left?rule=H4`)
    expect(one).toContain('1 patient')
    expect(one).toContain('Family-stays, Robin 999 000 0018')
    expect(await (await asked(bethan, `/plans/${plan}/left.csv`)).text()).toContain('stays,Family-stays,Robin')
  })

  it('show the theatres of a week, each entry leading to the list of that day', async () => {
    const html = await (await asked(bethan, `/plans/${plan}/theatres`)).text()
    expect(words(html)).toContain('2 patients, 240 of 240 minutes')
    const list = html.match(/href="(\/plans\/[^"]+\/list\?site=RL131[^"]+)"/)![1]!.replaceAll('&amp;', '&')
    expect(await page(bethan, list)).toContain('Theatre 1, Monday 2 February 2026')
  })

  it('know no list of a theatre or a day that there is not', async () => {
    const list = (theatre: string, day: string) =>
      asked(bethan, `/plans/${plan}/list?${new URLSearchParams({ site: 'RL131', theatre, day })}`)
    expect((await list('RL1:theatre-1', '2026-02-02')).status).toBe(200)
    expect((await list('RL1:theatre-9', '2026-02-02')).status).toBe(404)
    expect((await list('RRJ:theatre-1', '2026-02-02')).status).toBe(404)
    expect((await list('RL1:theatre-1', '2026-02-30')).status).toBe(404)
  })

  it('look the same for a plan that is not there and one that is not yours', async () => {
    const elsewhere = { ...bethan, alliance: 'black-country' }
    expect((await asked(elsewhere, `/plans/${plan}`)).status).toBe(404)
    expect((await asked(bethan, '/plans/00000000-0000-0000-0000-000000000000')).status).toBe(404)
    expect((await asked(bethan, '/plans/something')).status).toBe(404)
  })

  describe('moving a patient', () => {
    const here = () => `/plans/${plan}/patients/RL1/stays`
    const move = (answers: Record<string, string>) =>
      asked(bethan, `${here()}/move`, {
        version: '1',
        to: 'place',
        day: '',
        theatre: '',
        room: '',
        surgeon: '',
        ...answers,
      })
    const onTuesday = { day: '2026-02-03', theatre: 'RRJ:theatre-1' }
    const save = async (checkAddress: string, once = crypto.randomUUID() as string) =>
      asked(bethan, checkAddress, { once })

    it('asks where to, and says what is missing', async () => {
      expect(await page(bethan, here())).toContain('Treated at their own trust')
      const response = await move({})
      expect(response.status).toBe(422)
      expect(await response.text()).toContain('<a href="#day">Select the day of surgery</a>')
    })

    it('asks for a change where nothing was changed', async () => {
      const { rows } = await sql<{ day: string; theatre: string; room: string }>`
        select day, theatre, room from plan_placement where plan_id = ${plan}::uuid and pseudonym = 'stays'`.execute(
        test.scene,
      )
      const { room, ...now } = rows[0]!
      const mistake = 'Change the day, theatre, room or surgeon: this is where the patient is in the plan now'
      for (const answers of [now, { ...now, room }]) {
        const response = await move(answers)
        expect(response.status).toBe(422)
        expect(await response.text()).toContain(`<a href="#day">${mistake}</a>`)
      }
      // Neither by its address, which somebody may have kept.
      const check = `${here()}/move/check?${new URLSearchParams({ to: 'place', ...now, version: '1' })}`
      expect((await asked(bethan, check)).headers.get('location')).toBe(`${here()}/move`)
      expect((await save(check)).headers.get('location')).toBe(`${here()}/move`)
    })

    it('leaves nobody out who is left out already', async () => {
      const left = await move({ to: 'leave' })
      const saved = (await save(left.headers.get('location')!)).headers.get('location')!
      const again = await asked(bethan, `${saved}/patients/RL1/stays/move`, { version: '1', to: 'leave' })
      expect(again.status).toBe(422)
      expect(await again.text()).toContain('because the patient is left out of this plan already')
    })

    it('says what the judge says before anything is saved, and stops where a must is broken', async () => {
      const check = await move(onTuesday)
      const text = await follow(bethan, check)
      expect(text).toContain('This change breaks')
      expect(text).toContain('Patients are treated only where they consent to')
      expect(text).toContain('Save it all the same')
    })

    it('says before it is saved when a trust would be worse off than alone, and how long somebody left has waited', async () => {
      await sql`update plan set report = jsonb_set(report, '{report,trusts,0,positionAlone,cost}', '0') where id = ${plan}::uuid`.execute(
        test.scene,
      )
      const text = await follow(bethan, await move({ to: 'leave' }))
      expect(text).toContain('The patient, who has waited 30 weeks when the plan begins, is left out of it.')
      expect(text).toContain('With this change Robert Jones and Agnes Hunt would be worse off than planning alone.')
    })

    it('is saved as a new plan, which says what it was changed from and what it breaks', async () => {
      const check = await move(onTuesday)
      const saved = await save(check.headers.get('location')!)
      const text = await follow(bethan, saved)
      expect(text).toContain('A small plan, change 1')
      expect(text).toContain('The plan it was changed from')
      expect(text).toContain('The plan breaks a rule that must be kept')
      const path = saved.headers.get('location')!
      expect(await page(bethan, `${path}/patients/RL1/stays`)).toContain('Tuesday 3 February 2026')
      expect(await page(bethan, `${here()}`)).not.toContain('Tuesday 3 February 2026')
    })

    it('breaks nothing when somebody is moved to where there is room for them', async () => {
      const aboutB = `/plans/${plan}/patients/RRJ/e/move`
      const form = { version: '1', to: 'place', day: '2026-02-06', theatre: 'RRJ:theatre-1', room: '', surgeon: '' }
      const text = await follow(harpreet, await asked(harpreet, aboutB, form))
      expect(text).toContain('This change breaks no rule that must be kept.')
      expect(text).toContain('Ms Smith operates at Royal Orthopaedic Hospital in Theatre 1')
    })

    it('does its work once, however often it is sent', async () => {
      const address = (await move(onTuesday)).headers.get('location')!
      const key = crypto.randomUUID()
      const [first, second] = [await save(address, key), await save(address, key)]
      expect(first.status).toBe(303)
      expect(second.headers.get('location')).toBe(first.headers.get('location'))
    })

    it('is refused with a page that says so when somebody has changed the plan first', async () => {
      const address = (await move(onTuesday)).headers.get('location')!
      expect((await save(address)).status).toBe(303)
      const late = await save(address)
      expect(late.status).toBe(409)
      expect(words(await late.text())).toContain('This plan has changed')
    })

    it('is not for somebody who does not plan', async () => {
      expect(await page(gwenda, `${here()}/move`, 403)).toContain('make and change plans')
    })

    it('is put off with a page that says so when too many changes wait for the judge', async () => {
      const busy = [editRoutes(parts, new EditThread({ mostAsked: 0 }))]
      const answer = await asked(bethan, `${here()}/move`, undefined, busy)
      expect(answer.status).toBe(503)
      expect(answer.headers.get('retry-after')).toBe('10')
      expect(words(await answer.text())).toContain('Wait half a minute, then go back and send it again.')
    })

    it('compares with the plan it came from, by the same measures', async () => {
      const saved = await save((await move({ to: 'leave' })).headers.get('location')!)
      const changed = saved.headers.get('location')!.split('/').at(-1)!
      const text = await page(bethan, `/plans/${plan}/compare?with=${changed}`)
      expect(text).toContain('Both plans answer the same question')
      expect(text).toContain('Treated 6 5 1 fewer')
      const csv = await (await asked(bethan, `/plans/${plan}/compare.csv?with=${changed}`)).text()
      expect(csv).toMatch(/Of,Measure,Counted in,A small plan,"A small plan, change 1[^"]*"/)
      expect(csv).toContain('All trusts,Treated,,6,5')
      expect(csv).toContain('Weight of patients left')
      expect((await asked(bethan, `/plans/${plan}/compare.csv`)).status).toBe(404)
    })
  })

  describe('taking a plan further', () => {
    it('takes two people, and ends in proposed transfers that both trusts see', async () => {
      expect(await page(bethan, `/plans/${plan}/propose`)).toContain('A second person has to publish it')
      await follow(bethan, await asked(bethan, `/plans/${plan}/propose`, { version: '1' }))
      expect(await page(bethan, `/plans/${plan}/publish`, 403)).toContain('Somebody else has to publish it.')
      expect(await page(harpreet, `/plans/${plan}/publish`)).toContain('becomes a proposed transfer')
      const published = await follow(harpreet, await asked(harpreet, `/plans/${plan}/publish`, { version: '2' }))
      expect(published).toContain('Published')
      expect(await page(bethan, '/transfers')).toMatch(/3 transfers out .* Family-[abcd], Robin/)
      expect(await page(harpreet, '/transfers?direction=in')).toMatch(/3 transfers in .* Family-[abcd], Robin/)
    })

    it('says before anybody confirms when another plan already proposes its patients', async () => {
      const other = await aCopyOf(test, made)
      await asked(bethan, `/plans/${other}/propose`, { version: '1' })
      await asked(harpreet, `/plans/${other}/publish`, { version: '2' })
      const says = /\d patients of this plan are already proposed for transfer by "A small plan", which is published/
      expect(await page(bethan, `/plans/${plan}`)).toMatch(says)
      expect(await page(bethan, `/plans/${plan}/propose`)).toMatch(says)
      await asked(bethan, `/plans/${plan}/propose`, { version: '1' })
      const proposed = await page(harpreet, `/plans/${plan}`)
      expect(proposed).toMatch(says)
      expect(proposed).not.toContain('Publish this plan')
      expect(await page(harpreet, `/plans/${plan}/publish`, 403)).toMatch(says)
      await asked(harpreet, `/plans/${other}/withdraw`, { version: '3', reason: 'Another one is better' })
      expect(await page(harpreet, `/plans/${plan}/publish`)).toContain('Confirm and publish')
      expect(await page(harpreet, `/plans/${other}`)).not.toMatch(says)
    })

    it('shows the same page again to whoever sends a step twice by a double click', async () => {
      const propose = () => asked(bethan, `/plans/${plan}/propose`, { version: '1' })
      const [first, second] = await Promise.all([propose(), propose()])
      for (const header of ['location', 'set-cookie']) {
        expect(second.headers.get(header)).toBe(first.headers.get(header))
      }
      expect(await follow(bethan, second)).toContain('Proposed')
    })

    it('goes no further with a plan that leaves out a patient who has to be treated', async () => {
      const leave = { version: '1', to: 'leave', day: '', theatre: '', room: '', surgeon: '' }
      const check = await asked(harpreet, `/plans/${plan}/patients/RRJ/e/move`, leave)
      expect(await follow(harpreet, check)).toContain('Every mandatory patient is admitted: patient e')
      const saved = await asked(harpreet, check.headers.get('location')!, { once: crypto.randomUUID() })
      const changed = saved.headers.get('location')!
      expect(await page(harpreet, changed)).toContain('The plan breaks 1 rule that must be kept.')
      const compared = await page(harpreet, `/plans/${plan}/compare?with=${changed.split('/').at(-1)}`)
      expect(compared).toMatch(
        /"A small plan, change 1[^"]*" breaks a rule that must be kept, so it cannot be proposed\./,
      )
      const proposed = await asked(harpreet, `${changed}/propose`, { version: '1' })
      expect(proposed.status).toBe(403)
      expect(words(await proposed.text())).toContain('The plan breaks a rule that must be kept.')
      await sql`update plan set state = 'proposed', proposed_by = 'bethan', proposed_by_trust = 'RL1'
                 where id = ${changed.split('/').at(-1)}::uuid`.execute(test.scene)
      expect((await asked(harpreet, `${changed}/publish`, { version: '1' })).status).toBe(403)
      expect(await page(harpreet, '/transfers?direction=in')).toContain('No plan sends patients to you')
    })

    it('asks why it is withdrawn', async () => {
      await asked(bethan, `/plans/${plan}/propose`, { version: '1' })
      await asked(harpreet, `/plans/${plan}/publish`, { version: '2' })
      const silent = await asked(bethan, `/plans/${plan}/withdraw`, { version: '3', reason: '' })
      expect(silent.status).toBe(422)
      const done = await asked(bethan, `/plans/${plan}/withdraw`, { version: '3', reason: 'Theatre 1 is closed' })
      expect(await follow(bethan, done)).toContain('Withdrawn because Theatre 1 is closed')
      expect(await page(harpreet, '/transfers?direction=in&state=identified')).toContain('0 transfers')
    })
  })
})

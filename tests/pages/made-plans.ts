/** Plans in every state that a page can show: ready, proposed, published, at work, waiting and stopped. */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import type { Progress } from '#planner'
import { type PlanProgress, progressAfter } from '../../src/plans/plan-progress.ts'
import type { AccordUnderTest } from './accord-app.ts'
import type { PageState, Step } from './register.ts'

const planner = 'RXK/farzana-mughal'
const second = 'RNA/sandra-onions'
const clerk = 'RXK/kulwinder-sehmi'

const weights = [
  'delay',
  'travel',
  'teamChange',
  'fairness',
  'change',
  'openTheatre',
  'surgeonTransfer',
  'surgeonJourney',
  'nurseJourney',
  'continuity',
  'nurseSkill',
  'nurseWorkload',
  'mixedAge',
]

/** The search is short: these plans are looked at, not followed. */
const SECONDS = 5

type Ask = Pick<AccordUnderTest, 'ask'>

/** Asks for a plan of one week, as a person would. Answers its address. */
async function askFor({ ask }: Ask, name: string, services: readonly string[]): Promise<string> {
  const query = new URLSearchParams([
    ...['RNA', 'RXK', 'RBK'].map((trust) => ['trusts', trust]),
    ...services.map((service) => ['services', service]),
    ...Object.entries({ name, weeks: '1', seconds: String(SECONDS), seed: '1' }),
    ...weights.map((weight) => [`weight-${weight}`, '1']),
  ])
  const answer = await ask(planner, `/plans?${query}`, { once: randomUUID() })
  const path = answer.headers.get('location')
  if (answer.status !== 303 || !path) throw new Error(`no plan was asked for: ${answer.status}`)
  return path
}

async function untilReady({ ask }: Ask, path: string): Promise<void> {
  for (let n = 0; n < 400; n += 1) {
    const page = await (await ask(planner, path)).text()
    if (page.includes('Alone and together')) return
    if (!page.includes('data-ask-again')) throw new Error(`the plan was not made: ${page}`)
    await sleep(100)
  }
  throw new Error('the plan was not made in time')
}

export async function makePlans(scene: Kysely<unknown>, app: Ask): Promise<void> {
  // The one that is published is of another service: the others would propose the same patients again.
  const surgery = ['100', '110', '130']
  const ready = [
    await askFor(app, 'Plan that is ready', surgery),
    await askFor(app, 'Plan that is proposed', surgery),
    await askFor(app, 'Plan that is published', ['502']),
  ]
  for (const path of ready) await untilReady(app, path)
  await app.ask(planner, `${ready[1]}/propose`, { version: '2' })
  await app.ask(planner, `${ready[2]}/propose`, { version: '2' })
  await app.ask(second, `${ready[2]}/publish`, { version: '3' })
  const first = ready[0]!.split('/').at(-1)!
  await settledBefore(scene, first, 'Plan with transfers under way')
  await unmade(scene, first, 'Plan that has just begun', 'running', atWork(3, 1))
  await unmade(scene, first, 'Plan at work', 'running', atWork(8, 1))
  await unmade(scene, first, 'Plan at work on all together', 'running', atWork(16, 1))
  await unmade(scene, first, 'Plan at work that leaves somebody out', 'running', atWork(8, 2))
  await unmade(scene, first, 'Plan that waits', 'queued')
  await unmade(scene, first, 'Plan that was stopped', 'cancelled', atWork(8, 2))
  await unmade(scene, first, 'Plan that failed', 'failed', atWork(16, 1))
}

/** How a search would stand after some of its words, told as the planner tells it. */
function atWork(words: number, mustsOut: number): PlanProgress {
  const stages = ['first plan', 'alone: RNA', 'alone: RBK', 'alone: RXK', 'together']
  const costs = [[984_000], [310_000, 260_000, 250_000], [290_000, 240_000], [384_000, 320_000, 301_000]]
  const together = [791_000, 791_000, 780_000, 774_000, 771_500, 770_000, 769_800]
  const told = [...costs, together].flatMap((part, n) => part.map((cost) => ({ stage: stages[n]!, cost })))
  return told
    .slice(0, words)
    .map(({ stage, cost }, n): Progress => {
      const lowerBound = stage === 'together' ? 655_000 : 0
      const broken = n > 1 ? mustsOut - 1 : mustsOut
      const counted = { seconds: 1.5 + 3 * n, share: n / told.length, moves: n * 1_234_567, movesPerSecond: 400_000 }
      return { stage, cost, broken, lowerBound, parts: { S8: cost - 9000 }, acceptable: true, ...counted }
    })
    .reduce<PlanProgress | undefined>((before, now) => progressAfter(before, now, { seconds: 60 }), undefined)!
}

/** A plan that stands still on its way, which a real one does not: a page has to say the same when it is asked twice. */
async function unmade(
  scene: Kysely<unknown>,
  like: string,
  name: string,
  state: string,
  progress: PlanProgress | Record<string, never> = {},
): Promise<void> {
  const failure =
    state === 'failed' ? 'A trust ended or suspended its sharing agreement while the plan was made.' : null
  const { rows } = await sql<{ id: string }>`
    insert into job (trust, alliance, kind, input, person, person_role, purpose, state, progress, failure, lease_until, asked_at)
    select trust, alliance, kind, input, person, person_role, purpose, ${state}, ${JSON.stringify(progress)}::jsonb, ${failure},
           case when ${state} = 'running' then 'infinity'::timestamptz end, now() + interval '1 day'
      from job where id = (select job_id from plan where id = ${like}::uuid)
    returning id`.execute(scene)
  await sql`
    insert into plan (trust, alliance, name, trusts, services, settings, job_id, as_of, first_day, days, asked_by)
    select trust, alliance, ${name}, trusts, services, settings, ${rows[0]!.id}::uuid, as_of, first_day, days, asked_by
      from plan where id = ${like}::uuid`.execute(scene)
}

/** A plan that was made while transfers were under way: what is shown of that is counted when a plan is made. */
async function settledBefore(scene: Kysely<unknown>, like: string, name: string): Promise<void> {
  const agreed = {
    places: 4,
    hospitals: 1,
    closed: [
      { says: 'Refused by Walsall Healthcare: the operation is not done here', patients: 2 },
      { says: 'Sandwell and West Birmingham declined by the patient: it is too far', patients: 1 },
    ],
  }
  await sql`
    insert into plan (trust, alliance, name, trusts, services, settings, state, as_of, first_day, days, fingerprint,
                      agreements, report, asked_by)
    select trust, alliance, ${name}, trusts, services, settings, 'ready', as_of, first_day, days, fingerprint, agreements,
           report || ${JSON.stringify({ agreed })}::jsonb, asked_by
      from plan where id = ${like}::uuid`.execute(scene)
}

const of = (plan: string, ...steps: Step[]) => ({ path: '/plans', steps: [{ follow: plan }, ...steps] })
const ready = 'Plan that is ready'
const theatres: Step[] = [{ follow: 'Theatres, week by week' }]
const list: Step[] = [...theatres, { followFirstIn: 'Russells Hall Hospital' }]
const patient: Step[] = [...list, { followFirstIn: 'Patients on this list' }]
const move: Step[] = [...patient, { follow: 'Move to another list' }]

export const planStates: readonly PageState[] = [
  { name: 'plans', path: '/plans' },
  { name: 'plans, for somebody who does not plan', path: '/plans', as: clerk },
  { name: 'plans, none yet', path: '/plans', as: 'RL1/bethan-swancott' },
  { name: 'plans, what a wait weighs', path: '/plans/weights' },
  { name: 'plans, new', path: '/plans/new' },
  { name: 'plans, new, with the weights open', path: '/plans/new', steps: [{ open: 'Weights and seed' }] },
  {
    name: 'plans, new with mistakes',
    path: '/plans/new',
    steps: [{ fill: 'Weeks to plan', with: '9' }, { fill: 'Seconds to search', with: 'many' }, { press: 'Continue' }],
    status: 422,
  },
  { name: 'plans, new, not allowed', path: '/plans/new', as: clerk, status: 403 },
  { name: 'plans, check answers', path: '/plans/new', steps: [{ press: 'Continue' }] },
  { name: 'plan at work', ...of('Plan at work') },
  { name: 'plan at work, just begun', ...of('Plan that has just begun') },
  { name: 'plan at work, on all together', ...of('Plan at work on all together') },
  {
    name: 'plan at work, on all together, with the numbers open',
    ...of('Plan at work on all together', { open: 'The numbers: cost of the best plan' }),
  },
  { name: 'plan at work, somebody left out who has to be treated', ...of('Plan at work that leaves somebody out') },
  { name: 'plan at work, at another trust than the one that asked', ...of('Plan at work'), as: second },
  { name: 'plan that waits for the planner', ...of('Plan that waits') },
  { name: 'plan that was stopped', ...of('Plan that was stopped') },
  { name: 'plan that failed', ...of('Plan that failed') },
  { name: 'help, how good a plan is', path: '/help/how-good' },
  { name: 'plan', ...of(ready) },
  { name: 'plan, with transfers under way', ...of('Plan with transfers under way') },
  { name: 'plan, proposed by oneself', ...of('Plan that is proposed') },
  { name: 'plan, proposed by somebody else', ...of('Plan that is proposed'), as: second },
  { name: 'plan, published', ...of('Plan that is published') },
  { name: 'plan, its theatres', ...of(ready, ...theatres) },
  { name: 'plan, the list of a theatre and day', ...of(ready, ...list) },
  { name: 'plan, one patient', ...of(ready, ...patient) },
  { name: 'plan, one patient of their own trust', ...of(ready, ...patient), as: second },
  { name: 'plan, moving a patient', ...of(ready, ...move) },
  {
    name: 'plan, moving a patient without saying when',
    ...of(ready, ...move, { select: 'Day of surgery', option: 'Select a day' }, { press: 'Continue' }),
    status: 422,
  },
  {
    name: 'plan, a change that breaks nothing',
    ...of(ready, ...move, { choose: 'Leave out of the plan' }, { press: 'Continue' }),
  },
  {
    name: 'plan, a change that breaks a rule',
    ...of(ready, ...move, { select: 'Room', option: 'Manor Hospital, Elective ward 1, Bay 1' }, { press: 'Continue' }),
  },
  { name: 'plan, who is treated elsewhere', ...of(ready, { follow: 'Who is treated at another trust, and why' }) },
  { name: 'plan, who is left', ...of(ready, { follow: 'Who is left, and which rule kept them' }) },
  { name: 'plan, comparing with nothing yet', ...of(ready, { follow: 'Compare with another plan' }) },
  {
    name: 'plan, compared',
    ...of(ready, { follow: 'Compare with another plan' }, { follow: 'Plan that is published' }),
  },
  { name: 'plan, proposing it', ...of(ready, { follow: 'Propose this plan' }) },
  { name: 'plan, publishing it', ...of('Plan that is proposed', { follow: 'Publish this plan' }), as: second },
  { name: 'plan, withdrawing it', ...of('Plan that is published', { follow: 'Withdraw this plan' }) },
  {
    name: 'plan, withdrawing it without a reason',
    ...of('Plan that is published', { follow: 'Withdraw this plan' }, { press: 'Confirm and withdraw' }),
    status: 422,
  },
  { name: 'transfers out', path: '/transfers' },
  { name: 'transfers in', path: '/transfers?direction=in', as: second },
  { name: 'transfers, none', path: '/transfers', as: 'RL1/bethan-swancott' },
  { name: 'capacity', path: '/capacity' },
  { name: 'capacity, theatre sessions', path: '/capacity/theatres' },
  { name: 'capacity, a week without any', path: '/capacity?week=2030-01-07' },
]

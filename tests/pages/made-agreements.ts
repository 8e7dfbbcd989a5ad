/** The agreement between trusts in every state that a page can show: in force, drafted, waiting to be signed, declined. */
import { randomUUID } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { AccordUnderTest } from './accord-app.ts'
import type { PageState } from './register.ts'

/** Chief executives sign. */
const drafts = 'RL1/meirion-abberley'
const leaves = 'RRJ/philippa-ravensdale'
const proposes = 'RNA/gurdeep-hothi'
const signs = 'RXK/cordelia-ashmole'
const clerk = 'RXK/kulwinder-sehmi'

const at = '/alliance/agreement'
const draft = `${at}/versions/2/draft`

type Ask = Pick<AccordUnderTest, 'ask'>

async function sends(
  { ask }: Ask,
  person: string,
  path: string,
  form: Readonly<Record<string, string>>,
): Promise<void> {
  const answer = await ask(person, path, { key: randomUUID(), ...form })
  if (answer.status !== 303) throw new Error(`${path} was not done: ${answer.status} ${await answer.text()}`)
}

export async function makeAgreements(scene: Kysely<unknown>, app: Ask): Promise<void> {
  await sends(app, drafts, `${at}/new`, { why: 'The review is due in July.' })
  await sends(app, drafts, `${draft}/leaving`, { edition: '1', noticeDays: '56' })
  await sends(app, proposes, `${at}/scope/out/101`, { why: 'The surgeons of each trust want to plan their own lists.' })
  await sends(app, proposes, `${at}/parties/invite`, { trust: 'RRK', reason: 'It works with all of us already.' })
  await sends(app, leaves, `${at}/parties/give-notice`, {
    'leavesOn-day': '1',
    'leavesOn-month': '6',
    'leavesOn-year': '2026',
    reason: 'Our commissioners ask us to work with hospitals that are nearer.',
    byDecision: '',
  })
  const stopped = [
    {
      what: 'Transfers that are only proposed',
      count: 12,
      effect: 'stops',
      says: 'They are withdrawn. Nobody has asked these patients.',
      byTrust: [{ trust: 'RBK', count: 12 }],
    },
    {
      what: 'Transfers under way',
      count: 14,
      effect: 'goes-on',
      says: 'They go on to their end, because people rely on them.',
      byTrust: [{ trust: 'RBK', count: 14 }],
    },
  ]
  await sql`
    insert into alliance_change (alliance, kind, services, about_trust, agreement, on_day, stopped, person, person_trust)
    values ('black-country', 'services-out', '{502}', null, 1, '2025-11-03', ${JSON.stringify(stopped)}::jsonb, 'x', 'RBK'),
           ('black-country', 'services-in', '{502}', null, 1, '2025-12-01', '[]', 'x', 'RBK'),
           ('black-country', 'trust-suspended', '{}', 'RBK', null, '2024-05-01', ${JSON.stringify(stopped)}::jsonb, 'x', 'RBK')`.execute(
    scene,
  )
}

const part = (name: string, which: string, more: Partial<PageState> = {}): PageState => ({
  name: `agreement, drafting: ${name}`,
  path: `${draft}/${which}`,
  as: drafts,
  ...more,
})
const saved = { press: 'Save and go on' } as const

export const agreementStates: readonly PageState[] = [
  { name: 'agreement in force', path: at },
  { name: 'agreement in force, for somebody who drafts', path: at, as: drafts },
  { name: 'agreement, all versions', path: `${at}/versions` },
  { name: 'agreement, a version that waits for one’s signature', path: `${at}/versions/2`, as: signs },
  { name: 'agreement, a version that somebody else signs', path: `${at}/versions/2`, as: clerk },
  { name: 'agreement, a version that would stop something', path: `${at}/versions/3`, as: signs },
  { name: 'agreement, what changes', path: `${at}/versions/2/difference` },
  { name: 'agreement, what changes in the scope', path: `${at}/versions/3/difference` },
  { name: 'agreement, signing as the last', path: `${at}/versions/2/sign`, as: signs },
  { name: 'agreement, signing what stops something', path: `${at}/versions/3/sign`, as: signs },
  { name: 'agreement, signing, not allowed', path: `${at}/versions/2/sign`, as: clerk, status: 403 },
  { name: 'agreement, declining', path: `${at}/versions/2/decline`, as: signs },
  {
    name: 'agreement, declining without a reason',
    path: `${at}/versions/2/decline`,
    as: signs,
    steps: [{ press: 'Decline it' }],
    status: 422,
  },
  { name: 'agreement, withdrawing a version', path: `${at}/versions/3/withdraw`, as: proposes },
  { name: 'agreement, a draft that is another trust’s', path: `${at}/versions/2`, as: leaves, status: 404 },
  { name: 'agreement, its scope', path: `${at}/scope` },
  { name: 'agreement, its scope, for somebody who proposes changes', path: `${at}/scope`, as: signs },
  { name: 'agreement, taking a service out', path: `${at}/scope/out/110`, as: signs },
  {
    name: 'agreement, taking a service out without a reason',
    path: `${at}/scope/out/110`,
    as: signs,
    steps: [{ press: 'Send for signing' }],
    status: 422,
  },
  { name: 'agreement, taking a service in', path: `${at}/scope/in`, as: signs },
  {
    name: 'agreement, taking a service in, nothing answered',
    path: `${at}/scope/in`,
    as: signs,
    steps: [{ press: 'Send for signing' }],
    status: 422,
  },
  { name: 'agreement, who is in it', path: `${at}/parties` },
  { name: 'agreement, who is in it, for a trust that has given notice', path: `${at}/parties`, as: leaves },
  { name: 'agreement, giving notice', path: `${at}/parties/give-notice`, as: signs },
  {
    name: 'agreement, giving too short a notice without a reason',
    path: `${at}/parties/give-notice`,
    as: signs,
    steps: [
      { fill: 'Day', with: '1' },
      { fill: 'Month', with: '3' },
      { fill: 'Year', with: '2026' },
      { press: 'Give notice' },
    ],
    status: 422,
  },
  { name: 'agreement, withdrawing a notice', path: `${at}/parties/withdraw-notice`, as: leaves },
  { name: 'agreement, suspending one’s part', path: `${at}/parties/suspend`, as: signs },
  { name: 'agreement, inviting a trust', path: `${at}/parties/invite`, as: signs },
  {
    name: 'agreement, inviting a trust, nothing answered',
    path: `${at}/parties/invite`,
    as: signs,
    steps: [{ press: 'Invite this trust' }],
    status: 422,
  },
  { name: 'agreement, drafting a new version', path: `${at}/new`, as: drafts },
  {
    name: 'agreement, drafting a new version without a reason',
    path: `${at}/new`,
    as: drafts,
    steps: [{ press: 'Begin the draft' }],
    status: 422,
  },
  { name: 'agreement, a draft and its parts', path: draft, as: drafts },
  part('title and purpose', 'purpose'),
  part('title left empty', 'purpose', { steps: [{ fill: 'Title', with: '' }, saved], status: 422 }),
  part('legal form', 'form'),
  part('dates', 'dates'),
  part('parties and who signs', 'parties'),
  part('services', 'services'),
  part('what is never part of it', 'excluded'),
  part('clauses', 'clauses'),
  part('a clause', 'clauses/framework'),
  part('a clause left empty', 'clauses/new', { steps: [{ press: 'Save the clause' }], status: 422 }),
  part('rules of decision', 'rules'),
  part('delegation limits', 'powers'),
  part('quorum', 'meetings'),
  part('risk and gain', 'risk'),
  part('disputes', 'disputes'),
  part('notice', 'leaving'),
  part('notice that is no number', 'leaving', {
    steps: [{ fill: 'How many days of notice does a trust give before it leaves?', with: 'long' }, saved],
    status: 422,
  }),
  part('checked before it is sent', 'check'),
]

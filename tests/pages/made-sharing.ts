/** Sharing agreements in each state that looks different, beside those of the demonstration: proposed, declined, ended, … */
import { type Kysely, sql } from 'kysely'
import type { PageState } from './register.ts'

const governor = 'RRJ/nasreen-khokhar'
const recipient = 'RL1/rhodri-kinsey'
const clerk = 'RXK/kulwinder-sehmi'
const stranger = 'RNA/clive-hartill'

type Made = {
  readonly days: readonly [from: number, until: number]
  readonly approved: boolean
  readonly set?: string
  readonly kind?: string
  readonly purpose?: string
}

/** Each of Royal Orthopaedic's, with Robert Jones and Agnes Hunt, in days that no other of them is in. */
const agreements = {
  waiting: { days: [0, 90], approved: false, purpose: 'mutual-aid', set: `approved_by_owner = '{desmond-guscott}'` },
  bare: { days: [0, 90], approved: false, purpose: 'booking-safety', set: 'dpia_reference = null' },
  declined: {
    days: [0, 90],
    approved: false,
    set: `revoked_at = '2026-11-01', revoked_reason = 'Too wide'`,
    kind: 'declined',
  },
  revoked: {
    days: [-900, -700],
    approved: true,
    set: `revoked_at = '2025-01-05', revoked_reason = 'Services moved'`,
    kind: 'revoked',
  },
  expired: { days: [-600, -500], approved: true },
  replaced: { days: [-490, -400], approved: true, set: 'replaced_by = gen_random_uuid()', kind: 'replaced' },
  later: { days: [800, 900], approved: true, set: `sites = '{RRJ05}'` },
} as const satisfies Readonly<Record<string, Made>>
type Name = keyof typeof agreements

const idOf = (name: Name): string => `5ba2ed0${Object.keys(agreements).indexOf(name)}-0000-4000-8000-00000000000a`
const draft = '5ba2edff-0000-4000-8000-00000000000d'
const ownDraft = '5ba2edfc-0000-4000-8000-00000000000c'
const emptyDraft = '5ba2edfe-0000-4000-8000-00000000000e'

export async function makeSharing(scene: Kysely<unknown>): Promise<void> {
  for (const [name, made] of Object.entries(agreements) as [Name, Made][]) {
    const { days, approved, purpose = 'planning', set, kind } = made
    const id = idOf(name)
    await sql`
      insert into sharing_agreement (owner, id, recipient, alliance, purpose, fields, treatment_functions, valid_from, valid_to,
          reason, lawful_basis, special_basis, confidentiality_basis, dpia_reference, rights, retention, review_on, proposed_by,
          proposed_by_trust, approved_by_owner, approved_by_recipient, revoked_at)
      select owner, ${id}::uuid, recipient, alliance, ${purpose}, fields, treatment_functions,
             date_trunc('day', now()) + make_interval(days => ${days[0]}), date_trunc('day', now()) + make_interval(days => ${days[1]}),
             reason, lawful_basis, special_basis, confidentiality_basis, dpia_reference, rights, retention, review_on, proposed_by,
             proposed_by_trust, case when ${approved} then approved_by_owner else '{}' end,
             case when ${approved} then approved_by_recipient end, now()
        from sharing_agreement
       where owner = 'RRJ' and recipient = 'RL1' and purpose = ${purpose} and cardinality(approved_by_owner) = 2
       order by valid_from desc limit 1`.execute(scene)
    // It was made as one that has ended, so that no other was in its way.
    const stands = set?.includes('revoked_at') ? set : ['revoked_at = null', set].filter(Boolean).join(', ')
    await sql`update sharing_agreement set ${sql.raw(stands)} where id = ${id}::uuid`.execute(scene)
    for (const [n, told] of ['proposed', ...(kind ? [kind] : [])].entries()) {
      await sql`
        insert into sharing_agreement_event (owner, agreement_id, seq, recipient, kind, detail, trust, person, roles, at)
        values ('RRJ', ${id}::uuid, ${n + 1}, 'RL1', ${told}, '{"reason": "Too wide"}', 'RRJ', 'nasreen-khokhar', '{}',
                ${`2025-01-0${n + 1}`})`.execute(scene)
    }
  }
  const answers = {
    owner: 'RRJ',
    recipient: 'RL1',
    purpose: 'planning',
    fields: ['procedure', 'travel'],
    services: ['110'],
    sites: [],
    from: '2099-01-01',
    until: '2099-12-31',
    reason: 'To plan spinal surgery together.',
    lawfulBasis: '6(1)(e)',
    specialBasis: '9(2)(h)',
    confidentialityBasis: 'implied-consent',
    dpiaReference: 'DPIA 31',
    rights: 'Each trust answers for its own records.',
    retention: 'As long as the plan.',
    reviewOn: '2099-06-01',
  }
  for (const [trust, id, given] of [
    ['RL1', ownDraft, { ...answers, owner: 'RL1', recipient: 'RRJ' }],
    ['RRJ', draft, { ...answers, fields: ['name'], purpose: 'mutual-aid', recipient: 'RL1' }],
    ['RRJ', emptyDraft, { owner: 'RRJ', recipient: 'RL1', purpose: 'planning' }],
  ] as const) {
    await sql`insert into sharing_draft (trust, id, alliance, answers, person)
      values (${trust}, ${id}::uuid, 'orthopaedic', ${JSON.stringify(given)}::jsonb, 'nasreen-khokhar')`.execute(scene)
  }
}

const at = (name: Name, step = ''): string => `/alliance/sharing/${idOf(name)}${step}`
const daysFromNow = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const question = (name: string): string => `/alliance/sharing/proposals/${emptyDraft}/${name}`
const inForce = {
  path: '/alliance',
  as: governor,
  steps: [{ follow: 'Robert Jones and Agnes Hunt for planning, without names, shared by Royal Orthopaedic Hospital' }],
} as const

const questions = [
  'between',
  'purpose',
  'fields',
  'services',
  'sites',
  'dates',
  'reason',
  'law',
  'assessment',
  'rights',
  'retention',
]

export const sharingStates: readonly PageState[] = [
  { name: 'sharing agreements', path: '/alliance/sharing', as: governor },
  { name: 'sharing agreements, for somebody who may not propose one', path: '/alliance/sharing', as: clerk },
  { name: 'sharing agreement', ...inForce },
  { name: 'sharing agreement, ending it', ...inForce, steps: [...inForce.steps, { follow: 'End this agreement' }] },
  {
    name: 'sharing agreement, ending it without a reason',
    ...inForce,
    steps: [...inForce.steps, { follow: 'End this agreement' }, { press: 'End the agreement' }],
    status: 422,
  },
  { name: 'sharing agreement, sharing less', ...inForce, steps: [...inForce.steps, { follow: 'Share less' }] },
  {
    name: 'sharing agreement, sharing less, nothing taken away',
    ...inForce,
    steps: [...inForce.steps, { follow: 'Share less' }, { press: 'Continue' }],
    status: 422,
  },
  {
    name: 'sharing agreement, sharing less, checked',
    path: at('later', `/narrow/check?fields=procedure+travel&services=110&sites=RRJ05&until=${daysFromNow(850)}`),
    as: governor,
  },
  { name: 'sharing agreement, at its recipient', path: at('later'), as: recipient },
  { name: 'sharing agreement, of two other trusts', path: at('later'), as: stranger, status: 404 },
  { name: 'sharing agreement that waits', path: at('waiting'), as: governor },
  { name: 'sharing agreement that waits, at its recipient', path: at('waiting'), as: recipient },
  { name: 'sharing agreement, approving it for its owner', path: at('waiting', '/approve'), as: governor },
  { name: 'sharing agreement, approving it for its recipient', path: at('waiting', '/approve'), as: recipient },
  {
    name: 'sharing agreement, approving one that lacks something',
    path: at('bare', '/approve'),
    as: governor,
    status: 403,
  },
  { name: 'sharing agreement, declining it', path: at('waiting', '/decline'), as: recipient },
  {
    name: 'sharing agreement, declining it without a reason',
    path: at('waiting', '/decline'),
    as: recipient,
    steps: [{ press: 'Decline the proposal' }],
    status: 422,
  },
  ...(['declined', 'revoked', 'expired', 'replaced'] as const).map((name) => ({
    name: `sharing agreement that was ${name}`,
    path: at(name),
    as: governor,
  })),
  ...questions.map((name) => ({ name: `sharing proposal, ${name}`, path: question(name), as: governor })),
  ...['fields', 'services', 'sites', 'dates', 'reason', 'law', 'assessment', 'rights', 'retention'].map((name) => ({
    name: `sharing proposal, ${name}, nothing answered`,
    path: question(name),
    as: governor,
    steps: [{ press: 'Continue' }],
    status: 422,
  })),
  { name: 'sharing proposal, not allowed', path: question('purpose'), as: clerk, status: 403 },
  { name: 'sharing proposal, checked', path: `/alliance/sharing/proposals/${ownDraft}/check`, as: recipient },
  {
    name: 'sharing proposal, checked while another waits',
    path: `/alliance/sharing/proposals/${draft}/check`,
    as: governor,
  },
  { name: 'access log', path: '/alliance/access-log' },
  { name: 'access log, narrowed', path: '/alliance/access-log?purpose=planning&trust=RNA' },
  { name: 'access log, nothing like that', path: '/alliance/access-log?person=nobody-at-all' },
]

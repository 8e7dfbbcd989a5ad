/** What alliances follow up, in each state that looks different: the demonstration's own, and one of each that is closed. */
import { type Kysely, sql } from 'kysely'
import { followUpId } from '#synthetic'
import type { PageState } from './register.ts'

const chief = 'RNA/clive-hartill'
const other = 'RXK/emeka-achebe'
const secretary = 'RBK/paulette-brissett'

const closed = 'f0110ed0-0000-4000-8000-00000000000a'

/** One of each that is closed, which the demonstration has not. */
export async function followUp(scene: Kysely<unknown>): Promise<void> {
  const run = (statement: ReturnType<typeof sql>) => statement.execute(scene)
  const from = sql`alliance, ${closed}::uuid`
  await run(sql`
    insert into alliance_risk (alliance, id, title, cause, event, effect, likelihood_before, consequence_before, likelihood,
        consequence, mitigation, borne_by, why_alliance, by_trust, by_name, review_on, state, closed_on, person, person_trust)
    select ${from}, 'Winter without a plan', cause, event, effect, 5, 5, 1, 2, mitigation, borne_by, why_alliance, by_trust, by_name,
        review_on, 'closed', '2026-01-20', person, person_trust from alliance_risk where id = ${followUpId('risk', 1)}::uuid`)
  await run(sql`
    insert into alliance_dispute (alliance, id, matter, what, wanted, by_trust, concerns, ladder, step, step_from, state, closed_on,
        outcome, person)
    select ${from}, 'Who answers letters', what, wanted, by_trust, concerns, ladder, 1, '2025-10-01', 'settled', '2025-10-09',
        'The trust that treats answers', person from alliance_dispute where id = ${followUpId('dispute', 1)}::uuid`)
  await run(sql`
    insert into alliance_priority (alliance, id, title, why, measure, by_trust, by_name, stage, due_on, state, closed_on, outcome,
        person, person_trust)
    select ${from}, 'One pathology order form', why, measure, by_trust, by_name, 'benefits', '2025-12-01', 'finished', '2025-12-01',
        'Forms fell from 9 to 1', person, person_trust from alliance_priority where id = ${followUpId('priority', 1)}::uuid`)
  await run(sql`
    insert into alliance_priority_stage (alliance, priority_id, stage, reached_on)
    select ${from}, stage, reached_on - 700 from alliance_priority_stage where priority_id = ${followUpId('priority', 3)}::uuid`)
}

const at = (register: 'action' | 'risk' | 'dispute' | 'priority', n: number, step = '') => {
  const folder = { action: 'actions', risk: 'risks', dispute: 'disputes', priority: 'priorities' }[register]
  return `/board/${folder}/${n === 0 ? closed : followUpId(register, n)}${step}`
}
const late = [{ hidden: 'version', was: '0' }] as const
const said = (label: string) => ({ fill: label, with: 'Agreed by telephone' })

export const followUpStates: readonly PageState[] = [
  { name: 'actions', path: '/board/actions', as: chief },
  { name: 'actions, for somebody who only reads', path: '/board/actions' },
  { name: 'actions, adding one', path: '/board/actions/new', as: chief },
  {
    name: 'actions, adding one, nothing answered',
    path: '/board/actions/new',
    as: chief,
    steps: [{ press: 'Add the action' }],
    status: 422,
  },
  { name: 'actions, adding one, not allowed', path: '/board/actions/new', status: 403 },
  { name: 'action, overdue, of its owner', path: at('action', 1), as: chief },
  { name: 'action that nobody has taken', path: at('action', 3), as: secretary },
  { name: 'action that is done', path: at('action', 5) },
  { name: 'action, saying that it is done', path: at('action', 1, '/done'), as: chief },
  { name: 'action, giving it more time', path: at('action', 1, '/move'), as: other },
  {
    name: 'action, giving it more time without saying why',
    path: at('action', 1, '/move'),
    as: other,
    steps: [{ press: 'Give it more time' }],
    status: 422,
  },
  { name: 'action, dropping it', path: at('action', 4, '/drop'), as: other },
  { name: 'action, not allowed', path: at('action', 1, '/done'), status: 403 },
  {
    name: 'action, after somebody else was faster',
    path: at('action', 1, '/drop'),
    as: other,
    steps: [...late, said('Why is it not needed any more?'), { press: 'Drop the action' }],
    status: 409,
  },
  { name: 'action that is not there', path: '/board/actions/f0110ed0-0000-4000-8000-00000000000b', status: 404 },
  { name: 'risks', path: '/board/risks', as: chief },
  {
    name: 'risks, with the numbers of the picture',
    path: '/board/risks',
    steps: [{ open: 'The numbers: each open risk' }],
  },
  { name: 'risks, adding one', path: '/board/risks/new', as: chief },
  {
    name: 'risks, adding one, nothing answered',
    path: '/board/risks/new',
    as: chief,
    steps: [{ press: 'Add the risk' }],
    status: 422,
  },
  { name: 'risk', path: at('risk', 1), as: chief },
  { name: 'risk whose review is overdue', path: at('risk', 2) },
  { name: 'risk that is closed', path: at('risk', 0) },
  { name: 'risk, reviewing it', path: at('risk', 1, '/review'), as: chief },
  {
    name: 'risk, reviewing it without saying what changed',
    path: at('risk', 1, '/review'),
    as: chief,
    steps: [{ press: 'Save the review' }],
    status: 422,
  },
  { name: 'risk, closing it', path: at('risk', 1, '/close'), as: chief },
  { name: 'risk, closing it, not allowed', path: at('risk', 1, '/close'), status: 403 },
  { name: 'disputes', path: '/board/disputes', as: chief },
  { name: 'disputes, raising one', path: '/board/disputes/new', as: chief },
  {
    name: 'disputes, raising one, nothing answered',
    path: '/board/disputes/new',
    as: chief,
    steps: [{ press: 'Raise the dispute' }],
    status: 422,
  },
  { name: 'disputes, raising one, not allowed', path: '/board/disputes/new', as: secretary, status: 403 },
  { name: 'dispute half-way', path: at('dispute', 1), as: other },
  { name: 'dispute of other trusts', path: at('dispute', 1), as: chief },
  { name: 'dispute that is settled', path: at('dispute', 0) },
  { name: 'dispute, taking it up a step', path: at('dispute', 1, '/go-on'), as: other },
  {
    name: 'dispute, settling it without saying how',
    path: at('dispute', 1, '/settle'),
    as: other,
    steps: [{ press: 'It is settled' }],
    status: 422,
  },
  { name: 'dispute, not allowed', path: at('dispute', 1, '/settle'), as: chief, status: 403 },
  { name: 'priorities', path: '/board/priorities', as: chief },
  {
    name: 'priorities, with the days of the picture',
    path: '/board/priorities',
    steps: [{ open: 'The numbers: how far each priority has come' }],
  },
  { name: 'priorities, proposing one', path: '/board/priorities/new', as: chief },
  {
    name: 'priorities, proposing one, nothing answered',
    path: '/board/priorities/new',
    as: chief,
    steps: [{ press: 'Propose it' }],
    status: 422,
  },
  { name: 'priority that waits for one trust', path: at('priority', 1), as: other },
  { name: 'priority that is late and blocked', path: at('priority', 2), as: chief },
  { name: 'priority that is carried out', path: at('priority', 3), as: chief },
  { name: 'priority that is finished', path: at('priority', 0) },
  { name: 'priority, saying where a trust stands', path: at('priority', 1, '/support'), as: other },
  {
    name: 'priority, saying where a trust stands, nothing answered',
    path: at('priority', 1, '/support'),
    as: other,
    steps: [{ press: 'Say so' }],
    status: 422,
  },
  {
    name: 'priority, going on before every trust supports it',
    path: at('priority', 1, '/go-on'),
    as: chief,
    status: 403,
  },
  { name: 'priority, going on', path: at('priority', 3, '/go-on'), as: chief },
  { name: 'priority, changing who leads it', path: at('priority', 1, '/change'), as: chief },
  { name: 'priority, stopping it', path: at('priority', 1, '/stop'), as: chief },
]

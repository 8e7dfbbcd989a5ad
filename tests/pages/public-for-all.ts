/** The pages for everybody, in each state that looks different: with what is published, and before anything is. */
import { type Kysely, sql } from 'kysely'
import { publicDuties } from '#public'
import { demoBoard, followUpId } from '#synthetic'
import type { AccordUnderTest } from './accord-app.ts'
import type { PageState } from './register.ts'

/** What the demonstration's alliances publish, and an alliance that has nothing to say yet. */
export async function publishAll(scene: Kysely<unknown>, { parts }: Pick<AccordUnderTest, 'parts'>): Promise<void> {
  await sql`insert into alliance (id, name, purpose, waiting_weights, plan_weights)
    values ('severn', 'Severn Alliance', 'Trusts along the river begin to work together.', '{}', '{}')`.execute(scene)
  await consultations(scene)
  await sql`
    insert into public_priority (alliance, priority_id, about, progress, is_shown, said_on, person, person_trust)
    values ('black-country', ${followUpId('priority', 1)}::uuid, 'Women could have this operation near home again.',
            'In 2025, 3 of 40 women had it in the Black Country.', true, '2026-01-26', 'paulette-brissett', 'RBK')`.execute(
    scene,
  )
  for (const duty of publicDuties(parts)) await duty.run()
}

const open = 'c0a50175-0000-4000-8000-000000000001'
const closed = 'c0a50175-0000-4000-8000-000000000002'

/** One that is open, with answers, one that is closed and one that is withdrawn. */
async function consultations(scene: Kysely<unknown>): Promise<void> {
  await sql`
    insert into public_consultation (alliance, id, title, about, question, opens_on, closes_on, withdrawn_on, person, person_trust, at)
    select 'black-country', id::uuid, title, ${'# What may change\nOperations on the bladder at one hospital.\n- Clinics stay at all three\n- Nothing is decided yet'},
           'What would this mean for you?', opens_on::date, closes_on::date, withdrawn_on::date, 'paulette-brissett', 'RBK', '2026-01-05'
      from (values (${open}, 'One place for bladder surgery', '2026-01-12', '2026-04-12', null),
                   (${closed}, 'Opening hours of the day surgery hub', '2025-06-01', '2025-08-31', null),
                   ('c0a50175-0000-4000-8000-000000000003', 'A question asked too early', '2026-01-12', '2026-04-12', '2026-01-13'))
           as given (id, title, opens_on, closes_on, withdrawn_on)`.execute(scene)
  await sql`
    insert into public_response (alliance, id, consultation, capacity, said, on_day)
    values ('black-country', gen_random_uuid(), ${open}::uuid, 'patient', 'The bus does not go there on Sundays.', '2026-01-20'),
           ('black-country', gen_random_uuid(), ${open}::uuid, 'organisation', ${'We support it.\nPlease think of parking.'}, '2026-01-22')`.execute(
    scene,
  )
}

const here = '/public/black-country'
const decided = (title: string) => `${here}/decisions/${demoBoard.board_item.find((item) => item.title === title)!.id}`

const states: PageState[] = [
  { name: 'public, the alliances', path: '/public' },
  { name: 'public, an alliance of three', path: here },
  { name: 'public, an alliance of two far apart', path: '/public/orthopaedic' },
  { name: 'public, an alliance that nobody has joined', path: '/public/severn' },
  { name: 'public, services', path: `${here}/services` },
  { name: 'public, services, none', path: '/public/severn/services' },
  { name: 'public, waits for one service', path: `${here}/services/110` },
  { name: 'public, waits of two nations', path: '/public/orthopaedic/services/110' },
  { name: 'public, a service that is not planned together', path: `${here}/services/430`, status: 404 },
  { name: 'public, decisions', path: `${here}/decisions` },
  { name: 'public, decisions, none', path: '/public/severn/decisions' },
  { name: 'public, one decision with its paper', path: decided('Shared interventional radiology rota') },
  {
    name: 'public, a decision that some trusts took',
    path: decided('One hand surgery clinic for Dudley and Sandwell'),
  },
  { name: 'public, what was not agreed', path: decided('Common theatre stock system') },
  { name: 'public, a decision that is not public', path: decided('A day surgery hub'), status: 404 },
]

const say = `${here}/consultations`
const secretary = 'RBK/paulette-brissett'

states.push(
  { name: 'public, priorities', path: `${here}/priorities` },
  { name: 'public, priorities, none', path: '/public/severn/priorities' },
  { name: 'public, questions', path: say },
  { name: 'public, questions, none', path: '/public/severn/consultations' },
  { name: 'public, a question that is open', path: `${say}/${open}` },
  {
    name: 'public, a question, nothing answered',
    path: `${say}/${open}`,
    steps: [{ press: 'Send your answer' }],
    status: 422,
  },
  {
    name: 'public, a question, answered',
    path: `${say}/${open}`,
    steps: [
      { choose: 'A patient' },
      { fill: 'What would this mean for you?', with: 'I could not get there.' },
      { press: 'Send your answer' },
    ],
  },
  { name: 'public, a question that is closed', path: `${say}/${closed}` },
  { name: 'public, a question that was withdrawn', path: `${say}/c0a50175-0000-4000-8000-000000000003`, status: 404 },
)

const forMembers: readonly PageState[] = [
  { name: 'priorities for everybody', path: '/board/public-priorities', as: secretary },
  { name: 'priorities for everybody, not allowed', path: '/board/public-priorities', status: 403 },
  { name: 'priority for everybody', path: `/board/public-priorities/${followUpId('priority', 1)}`, as: secretary },
  {
    name: 'priority for everybody, nothing answered',
    path: `/board/public-priorities/${followUpId('priority', 2)}`,
    as: secretary,
    steps: [{ press: 'Save' }],
    status: 422,
  },
  {
    name: 'priority for everybody, after somebody else was faster',
    path: `/board/public-priorities/${followUpId('priority', 1)}`,
    as: secretary,
    steps: [
      { hidden: 'version', was: '9' },
      { fill: 'What does its measure say now?', with: '4 of 40' },
      { press: 'Save' },
    ],
    status: 409,
  },
  { name: 'consultations', path: '/board/consultations', as: secretary },
  { name: 'consultations, none yet', path: '/board/consultations', as: 'RL1/gwenda-breeze' },
  { name: 'consultations, asking', path: '/board/consultations/new', as: secretary },
  {
    name: 'consultations, asking, nothing answered',
    path: '/board/consultations/new',
    as: secretary,
    steps: [{ press: 'Ask everybody' }],
    status: 422,
  },
  { name: 'consultations, asking, not allowed', path: '/board/consultations/new', status: 403 },
  { name: 'consultation with its answers', path: `/board/consultations/${open}`, as: secretary },
  { name: 'consultation that nobody answered', path: `/board/consultations/${closed}` },
  {
    name: 'consultation that was withdrawn',
    path: '/board/consultations/c0a50175-0000-4000-8000-000000000003',
    as: secretary,
  },
]

const forAll: readonly PageState[] = states.map((state) => ({ ...state, as: 'nobody' }))

export const publicStates: readonly PageState[] = [...forAll, ...forMembers]

/** The pages for everybody, in each state that looks different: with what is published, and before anything is. */
import { type Kysely, sql } from 'kysely'
import { publicDuties } from '#public'
import { demoBoard } from '#synthetic'
import type { AccordUnderTest } from './accord-app.ts'
import type { PageState } from './register.ts'

/** What the demonstration's alliances publish, and an alliance that has nothing to say yet. */
export async function publishAll(scene: Kysely<unknown>, { parts }: Pick<AccordUnderTest, 'parts'>): Promise<void> {
  await sql`insert into alliance (id, name, purpose, waiting_weights, plan_weights)
    values ('severn', 'Severn Alliance', 'Trusts along the river begin to work together.', '{}', '{}')`.execute(scene)
  for (const duty of publicDuties(parts)) await duty.run()
}

const here = '/public/black-country'
const decided = (title: string) => `${here}/decisions/${demoBoard.board_item.find((item) => item.title === title)!.id}`

const states: readonly PageState[] = [
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

export const publicStates: readonly PageState[] = states.map((state) => ({
  ...state,
  as: 'nobody',
}))

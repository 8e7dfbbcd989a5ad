/** Cases for change: one computed, scored and judged, and one that nobody has touched. */
import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type { AccordUnderTest } from './accord-app.ts'
import type { PageState } from './register.ts'

const urology = '/services/cases/00000000-0000-4000-8000-000000900001'
const hub = '/services/cases/00000000-0000-4000-8000-000000900002'
const option = (n: number): string => `00000000-0000-4000-8000-00000091000${n}`

const chief = 'RNA/clive-hartill'
const clerk = 'RXK/kulwinder-sehmi'
const other = 'RXK/farzana-mughal'
const orthopaedic = 'RL1/gwenda-breeze'

const minutesToCompute = 3

export async function makeCases({ ask }: Pick<AccordUnderTest, 'ask'>): Promise<void> {
  const sent = async (person: string, path: string, form: Readonly<Record<string, string>>): Promise<void> => {
    const answer = await ask(person, path, { once: randomUUID(), ...form })
    if (answer.status !== 303) throw new Error(`${person} could not send ${path}: ${answer.status}`)
  }
  await sent(chief, `${urology}/effect`, {})
  for (const [person, scores] of [
    [chief, ['4 5 3 9 6', '6 6 5 7 6', '6 7 6 5 4', '7 6 6 4 3']],
    [other, ['5 5 4 9 6', '5 5 5 6 6', '7 8 6 5 5', '7 7 6 3 3']],
  ] as const) {
    for (const [n, row] of scores.entries()) {
      const [quality = '', access = '', workforce = '', deliverability = '', money = ''] = row.split(' ')
      await sent(person, `${urology}/scores/${option(n)}`, { quality, access, workforce, deliverability, money })
    }
  }
  for (const [n, answer] of ['passes', 'passes', 'passes', 'fails'].entries()) {
    for (const hurdle of ['safe', 'deliverable']) {
      const reason = answer === 'fails' ? 'The building is not there before 2030' : 'Judged by the clinical leads group'
      await sent(chief, `${urology}/say/hurdle/${encodeURIComponent(`${option(n)} ${hurdle}`)}`, {
        answer,
        reason,
        seen: '0',
      })
    }
  }
  await sent(other, `${urology}/say/test/evidence`, {
    answer: 'met',
    reason: 'Review by the network of 2025',
    seen: '0',
  })
  await sent(other, `${urology}/say/checklist/quality`, { answer: 'done', source: 'Paper 12 of January', seen: '0' })
  const until = Date.now() + minutesToCompute * 60_000
  while (!(await (await ask(chief, `${urology}/effect`)).text()).includes('What each option does')) {
    if (Date.now() > until) throw new Error('The effect of the options was not computed in time')
    await setTimeout(200)
  }
}

export const caseStates: readonly PageState[] = [
  { name: 'cases for change', path: '/services/cases' },
  { name: 'cases for change, for somebody who keeps none', path: '/services/cases', as: clerk },
  { name: 'case, to be begun', path: '/services/cases/new' },
  {
    name: 'case, to be begun, with mistakes',
    path: '/services/cases/new',
    steps: [{ press: 'Begin the case' }],
    status: 422,
  },
  { name: 'case, to be begun, not allowed', path: '/services/cases/new', as: clerk, status: 403 },
  { name: 'case, far on its way', path: urology },
  { name: 'case, not computed', path: hub, as: orthopaedic },
  { name: 'case, of another alliance', path: hub, status: 404 },
  { name: 'case, its options', path: `${urology}/options` },
  { name: 'case, its options, for somebody who keeps none', path: `${urology}/options`, as: clerk },
  { name: 'case, an option that moves', path: `${urology}/options/move` },
  { name: 'case, an option that pools', path: `${urology}/options/pool` },
  { name: 'case, an option that is a hub', path: `${urology}/options/hub` },
  {
    name: 'case, an option that moves, with mistakes',
    path: `${urology}/options/move`,
    steps: [{ press: 'Put the option forward' }],
    status: 422,
  },
  {
    name: 'case, an option that pools, with mistakes',
    path: `${urology}/options/pool`,
    steps: [{ press: 'Put the option forward' }],
    status: 422,
  },
  {
    name: 'case, an option that is a hub, with mistakes',
    path: `${urology}/options/hub`,
    steps: [{ press: 'Put the option forward' }],
    status: 422,
  },
  { name: 'case, computed effect', path: `${urology}/effect` },
  {
    name: 'case, computed effect with what went in',
    path: `${urology}/effect`,
    as: clerk,
    steps: [{ open: 'What went in, and what is assumed' }],
  },
  { name: 'case, effect not computed', path: `${hub}/effect`, as: orthopaedic },
  { name: 'case, what is assumed', path: `${urology}/assumptions` },
  {
    name: 'case, what is assumed, with mistakes',
    path: `${urology}/assumptions`,
    steps: [{ fill: 'Months ahead', with: '40' }, { press: 'Save' }],
    status: 422,
  },
  { name: 'case, hurdles and short list', path: `${urology}/hurdles` },
  { name: 'case, hurdles that nobody has judged', path: `${hub}/hurdles`, as: orthopaedic },
  { name: 'case, does an option pass', path: `${urology}/say/hurdle/${encodeURIComponent(`${option(3)} safe`)}` },
  { name: 'case, scores and what would change the ranking', path: `${urology}/scores` },
  { name: 'case, not scored', path: `${hub}/scores`, as: orthopaedic },
  { name: 'case, to be scored', path: `${urology}/scores/${option(1)}` },
  {
    name: 'case, to be scored, with mistakes',
    path: `${urology}/scores/${option(1)}`,
    steps: [{ fill: 'Value for money', with: '12' }, { press: 'Save scores' }],
    status: 422,
  },
  { name: 'case, weights', path: `${urology}/weights` },
  {
    name: 'case, weights that do not add up',
    path: `${urology}/weights`,
    steps: [{ fill: 'Value for money', with: '12' }, { press: 'Save weights' }],
    status: 422,
  },
  { name: 'case, five tests', path: `${urology}/tests` },
  { name: 'case, is a test met', path: `${urology}/say/test/choice` },
  {
    name: 'case, is a test met, nothing said',
    path: `${urology}/say/test/choice`,
    steps: [{ press: 'Save' }],
    status: 422,
  },
  { name: 'case, checklist', path: `${urology}/checklist` },
  { name: 'case, where a part stands', path: `${urology}/say/checklist/estates` },
  { name: 'case, what a consultation brought', path: `${urology}/say/consultation/1` },
  {
    name: 'case, another consultation, with mistakes',
    path: `${urology}/say/consultation/2`,
    steps: [{ press: 'Save' }],
    status: 422,
  },
  { name: 'case, what the board decided', path: `${urology}/say/decision/decision` },
  { name: 'case, a benefit', path: `${urology}/say/benefit/1` },
  { name: 'case, paper for the board', path: `${urology}/paper` },
  { name: 'case, paper with nothing computed', path: `${hub}/paper`, as: orthopaedic },
]

/** Services as their trusts have assessed them, for the pages that show them. Nobody at the orthopaedic alliance has. */
import type { AccordUnderTest } from './accord-app.ts'
import type { PageState } from './register.ts'

const chief = 'RNA/clive-hartill'
const clerk = 'RXK/kulwinder-sehmi'
const orthopaedic = 'RL1/gwenda-breeze'

export async function makeServices({ ask }: Pick<AccordUnderTest, 'ask'>): Promise<void> {
  for (const person of [chief, 'RXK/farzana-mughal', 'RBK/graham-bloxwood']) {
    const answer = await ask(person, '/services/fragility/assess', {})
    if (answer.status !== 303) throw new Error(`${person} could not assess services: ${answer.status}`)
  }
}

export const serviceStates: readonly PageState[] = [
  { name: 'services', path: '/services' },
  { name: 'services, of an alliance that has assessed none', path: '/services', as: orthopaedic },
  { name: 'service, its sites side by side', path: '/services/catalogue/urology' },
  { name: 'service, with residents treated elsewhere', path: '/services/catalogue/breast-reconstruction' },
  { name: 'service, that nobody has', path: '/services/catalogue/no-such-service', status: 404 },
  { name: 'fragile services', path: '/services/fragility' },
  {
    name: 'fragile services, with the formula open',
    path: '/services/fragility',
    as: clerk,
    steps: [{ open: 'How the index is made' }],
  },
  { name: 'fragile services, none assessed', path: '/services/fragility', as: orthopaedic },
  {
    name: 'fragile services, assessed again without a change',
    path: '/services/fragility',
    steps: [{ press: "Assess your trust's services again" }],
  },
  { name: 'fragile service, with its parts', path: '/services/fragility/RBK/urology' },
  { name: 'fragile service, too little known for an index', path: '/services/fragility/RBK/revision-knee' },
  { name: 'fragile service, never assessed', path: '/services/fragility/RL4/urology', status: 404 },
  { name: 'what could return', path: '/services/repatriation/breast-reconstruction' },
  {
    name: 'what could return, for somebody who may not keep it',
    path: '/services/repatriation/breast-reconstruction',
    as: clerk,
  },
  { name: 'what could return, nothing assumed', path: '/services/repatriation/revision-knee', as: clerk },
  {
    name: 'what could return, with mistakes',
    path: '/services/repatriation/breast-reconstruction?suitable=120&returning=&minutes=0&income=many&cost=',
    status: 422,
  },
  {
    name: 'what could return, kept',
    path: '/services/repatriation/breast-reconstruction',
    as: chief,
    steps: [{ press: 'Keep this to begin a case with' }],
  },
  { name: 'where a case should go', path: '/services/networks/revision-knee/where' },
  {
    name: 'where a case should go, nothing chosen',
    path: '/services/networks/revision-knee/where',
    steps: [{ press: 'Find out' }],
    status: 422,
  },
  {
    name: 'where a case should go, discussed and left where it is',
    path: '/services/networks/revision-knee/where?site=RNA01&grade=R2&feature=infection',
  },
  {
    name: 'where a case should go, another network',
    path: '/services/networks/revision-knee/where?site=RNA01&grade=R3',
  },
  {
    name: 'where a case should go, to a centre',
    path: '/services/networks/revision-knee/where?site=&grade=R3&feature=bone-loss',
    as: orthopaedic,
  },
  {
    name: 'service, saying what there is for it',
    path: '/services/catalogue/urology',
    steps: [{ follow: 'Say what staff and money your trust has for this' }],
  },
  {
    name: 'service, saying what there is for it, with mistakes',
    path: '/services/catalogue/urology/state',
    steps: [{ fill: 'Consultant posts', with: 'several' }, { press: 'Save' }],
    status: 422,
  },
  {
    name: 'service, saying what there is for it, not allowed',
    path: '/services/catalogue/urology/state',
    as: clerk,
    status: 403,
  },
  {
    name: 'service, what there is for it said',
    path: '/services/catalogue/revision-knee/state',
    steps: [
      { fill: 'Consultant posts', with: '5' },
      { fill: 'Where these figures come from', with: 'Rota, January 2026' },
      { press: 'Save' },
    ],
  },
]

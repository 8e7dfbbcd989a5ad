/** Services as their trusts have assessed them, for the pages that show them. Nobody at the orthopaedic alliance has. */
import { demoCaseId, demoDesignationId } from '#synthetic'
import type { AccordUnderTest } from './accord-app.ts'
import type { PageState } from './register.ts'

const chief = 'RNA/clive-hartill'
const clerk = 'RXK/kulwinder-sehmi'
const orthopaedic = 'RL1/gwenda-breeze'
const surgeon = 'RXK/obinna-nwachukwu'
const chair = 'RBK/winifred-aldersey'

const knees = '/services/networks/revision-knee'
const caseCalled = (reference: string): string => `${knees}/cases/${demoCaseId(reference)}`
const centre = (trust: string, service: string): string => `/services/designations/${demoDesignationId(trust, service)}`

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
  { name: 'network, whether its complex cases were discussed', path: knees },
  { name: 'network, with the cases of one’s own trust', path: knees, as: surgeon },
  { name: 'network, that there is none of', path: '/services/networks/urology', status: 404 },
  { name: 'case of a network, to be noted', path: `${knees}/cases/new`, as: surgeon },
  {
    name: 'case of a network, to be noted, with mistakes',
    path: `${knees}/cases/new`,
    as: surgeon,
    steps: [{ fill: "Your trust's reference for the case", with: '999 000 0018' }, { press: 'Note the case' }],
    status: 422,
  },
  { name: 'case of a network, not allowed', path: `${knees}/cases/new`, as: clerk, status: 403 },
  { name: 'case of a network, not discussed yet', path: caseCalled('SWB-K3'), as: surgeon },
  { name: 'case of a network, sent to another network', path: caseCalled('SWB-K2'), as: surgeon },
  {
    name: 'case of a network, nothing said of its discussion',
    path: caseCalled('SWB-K3'),
    as: surgeon,
    steps: [{ press: 'Record it' }],
    status: 422,
  },
  { name: 'case of a network, of another trust', path: caseCalled('D-14'), as: surgeon, status: 404 },
  { name: 'centres of excellence', path: '/services/designations', as: clerk },
  { name: 'centre of excellence, put forward without all evidence', path: centre('RXK', 'urology'), as: chair },
  { name: 'centre of excellence, designated', path: centre('RNA', 'urology'), as: clerk },
  {
    name: 'centre of excellence, decided with mistakes',
    path: centre('RXK', 'urology'),
    as: chair,
    steps: [{ choose: 'Designate it' }, { press: 'Write it down' }],
    status: 422,
  },
  { name: 'centre of excellence, that there is none of', path: centre('RXK', 'no-such'), status: 404 },
  { name: 'centre of excellence, to be put forward', path: '/services/designations/new', as: chief },
  {
    name: 'centre of excellence, to be put forward, nothing chosen',
    path: '/services/designations/new',
    as: chief,
    steps: [{ press: 'Put it forward' }],
    status: 422,
  },
  { name: 'figures of services, to be brought in', path: '/services/figures', as: chief },
  { name: 'figures of services, not allowed', path: '/services/figures', as: clerk, status: 403 },
  {
    name: 'figures of services, nothing chosen',
    path: '/services/figures',
    as: chief,
    steps: [{ press: 'Bring it in' }],
    status: 422,
  },
  {
    name: 'figures of services, with mistakes in the file',
    path: '/services/figures',
    as: chief,
    steps: [
      { choose: 'Operations by surgeon' },
      {
        upload: 'The file',
        file: {
          name: 'operations.csv',
          text: 'Service,Site,12 months to,Surgeon,As,Operations,Source\nUrology,RNA99,December,Surgeon A,lead,many,',
        },
      },
      { press: 'Bring it in' },
    ],
    status: 422,
  },
  {
    name: 'figures of services, brought in',
    path: '/services/figures',
    as: chief,
    steps: [
      { choose: 'Staff and money' },
      {
        upload: 'The file',
        file: { name: 'staff.csv', text: 'Service,Consultant posts,Filled,Source\nUrology,7,5,Rota of January 2026' },
      },
      { press: 'Bring it in' },
    ],
  },
]

/** Every page of Accord in every state that looks different. */
import { trustList } from '#synthetic'
import { followUpStates } from './followed-up.ts'
import { handoverStates } from './handed-over.ts'
import { agreementStates } from './made-agreements.ts'
import { caseStates } from './made-cases.ts'
import { loanStates } from './made-loans.ts'
import { meetingStates } from './made-meetings.ts'
import { moneyStates } from './made-money.ts'
import { offerStates } from './made-offers.ts'
import { planStates } from './made-plans.ts'
import { serviceStates } from './made-services.ts'
import { sharingStates } from './made-sharing.ts'
import { transferStates } from './made-transfers.ts'
import { patientStates } from './patients-own.ts'
import { publicStates } from './public-for-all.ts'
import type { PageState } from './register.ts'
import { importPath } from './sent-lists.ts'
import { workStates } from './worked-on.ts'

const clerk = 'RXK/kulwinder-sehmi'
const secretary = 'RBK/paulette-brissett'
const validator = 'RL1/gwenda-breeze'

export const accordStates: readonly PageState[] = [
  { name: 'log in', path: '/log-in', as: 'nobody' },
  { name: 'log in, nobody chosen', path: '/log-in', as: 'nobody', steps: [{ press: 'Log in' }], status: 422 },
  { name: 'log in, sent here from another page', path: '/plans', as: 'nobody' },
  { name: 'home', path: '/' },
  { name: 'alliance', path: '/alliance' },
  ...sharingStates,
  ...meetingStates,
  { name: 'waiting list', path: '/waiting-list' },
  { name: 'waiting list, filtered', path: '/waiting-list?trust=RXK&over=18&by=wait&decided=yes' },
  { name: 'waiting list, second page', path: '/waiting-list?page=2' },
  { name: 'waiting list, of one check of the data quality', path: '/waiting-list?check=priority-overdue' },
  { name: 'waiting list, of somebody who works without names', path: '/waiting-list', as: secretary },
  { name: 'waiting list, nothing found', path: '/waiting-list?priority=P6&over=104' },
  {
    name: 'find a patient, nothing typed',
    path: '/waiting-list',
    steps: [{ press: 'Find patient' }],
    status: 422,
  },
  {
    name: 'find a patient, a number mistyped',
    path: '/waiting-list',
    steps: [{ fill: 'Find a patient of your own trust', with: '999 000 0019' }, { press: 'Find patient' }],
    status: 422,
  },
  {
    name: 'find a patient, several found',
    path: '/waiting-list',
    steps: [{ fill: 'Find a patient of your own trust', with: 's' }, { press: 'Find patient' }],
  },
  {
    name: 'find a patient, nobody found',
    path: '/waiting-list',
    steps: [{ fill: 'Find a patient of your own trust', with: 'Nobody of this name' }, { press: 'Find patient' }],
  },
  { name: 'waits in figures', path: '/waiting-list/statistics' },
  {
    name: 'waits in figures, another nation and one service',
    path: '/waiting-list/statistics?nation=Wales&service=110',
  },
  { name: 'waits in figures, nobody waits', path: '/waiting-list/statistics?trust=RXK&nation=Wales&service=X03' },
  { name: 'waits in figures, one trust', path: '/waiting-list/statistics?trust=RXK&nation=all' },
  { name: 'pathway, with a long story', path: `/waiting-list/pathways/${longestStory('RXK')}` },
  {
    name: 'pathway of a patient of Wales',
    path: `/waiting-list/pathways/${longestStory('RL1', 'Wales')}`,
    as: validator,
  },
  { name: "pathway of another trust's patient", path: `/waiting-list/pathways/${longestStory('RNA')}`, status: 404 },
  { name: 'data quality', path: '/waiting-list/quality' },
  { name: 'imports, none yet', path: '/waiting-list/imports' },
  { name: 'imports, for somebody who may not send one', path: '/waiting-list/imports', as: 'RRJ/tobias-moorcroft' },
  { name: 'imports, at a trust that sent some', path: '/waiting-list/imports', as: validator },
  { name: 'imports, new', path: '/waiting-list/imports/new', as: clerk },
  {
    name: 'imports, new with mistakes',
    path: '/waiting-list/imports/new',
    as: clerk,
    steps: [
      { upload: 'File of the list', file: { name: 'list.csv', text: '{"not": "a list"}' } },
      { fill: 'Day', with: '31' },
      { fill: 'Year', with: '2026' },
      { choose: 'No, it is a part' },
      { fill: 'Mapping of your own columns (optional)', with: '{"mapping": "accord-mapping/1", "name": "Ours"}' },
      { press: 'Send' },
    ],
    status: 422,
  },
  { name: 'imports, one that was done, with faults', path: importPath('done'), as: validator },
  { name: 'imports, one that was refused', path: importPath('refused'), as: validator },
  { name: 'imports, one at work', path: importPath('at work'), as: validator },
  ...followUpStates,
  ...publicStates,
  ...agreementStates,
  ...loanStates,
  ...serviceStates,
  ...caseStates,
  ...planStates,
  ...handoverStates,
  ...moneyStates,
  ...workStates,
  ...transferStates,
  ...offerStates,
  ...patientStates,
  { name: 'not found', path: '/nothing/of/yours', status: 404 },
]

/** The pathway of the demonstration to which most has happened, among the first that a trust's list begins with. */
function longestStory(trust: string, nation?: string): string {
  for (const { pathways, events } of trustList(trust, { seed: 1, percent: 1 })) {
    const stories = pathways
      .filter((pathway) => nation === undefined || pathway.nation === nation)
      .map(({ id }) => ({ id, events: events.filter(({ pathway_id }) => pathway_id === id).length }))
    const [longest] = stories.sort((a, b) => b.events - a.events)
    if (longest) return longest.id
  }
  throw new Error(`The demonstration has nobody of ${nation ?? 'any nation'} at ${trust}`)
}

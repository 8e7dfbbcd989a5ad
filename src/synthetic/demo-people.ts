/**
 * Invented people who work at the trusts: those whom a visitor can choose to be, so that at each trust somebody can take
 * every step of a transfer, and those besides whose approvals the sharing agreements need.
 */
import { demoTrusts } from './alliances.ts'

export type PersonRow = {
  readonly trust: string
  readonly id: string
  readonly name: string
  readonly job_title: string
  /** Of `Role` in #platform/viewer.ts. */
  readonly roles: readonly string[]
  readonly is_demo: boolean
}

/** trust | role, role | demo or not | name | job title */
const rows = `
RL1 | alliance-planner, theatre-manager | demo | Bethan Swancott | Alliance planning manager
RL1 | chief-operating-officer | demo | Rhodri Kinsey | Chief operating officer
RL1 | information-governance | - | Marion Leedham | Head of information governance
RL1 | validator, booking-clerk | demo | Gwenda Breeze | Waiting list validator
RL1 | coordinator | demo | Ceri Bufton | Mutual aid coordinator
RL1 | surgeon | demo | Aneurin Gittins | Consultant orthopaedic surgeon
RL1 | finance | demo | Lorraine Tipping | Deputy director of finance
RL1 | chief-executive | demo | Meirion Abberley | Chief executive
RRJ | alliance-planner, theatre-manager | demo | Harpreet Gahir | Alliance planning manager
RRJ | chief-operating-officer | demo | Desmond Guscott | Chief operating officer
RRJ | information-governance | demo | Nasreen Khokhar | Head of information governance
RRJ | finance | demo | Anneliese Chawner | Deputy director of finance
RRJ | surgeon | demo | Tobias Moorcroft | Consultant orthopaedic surgeon
RRJ | coordinator | demo | Maureen Pardoe | Mutual aid coordinator
RRJ | booking-clerk | demo | Dawid Nowicki | Booking clerk
RRJ | chief-executive | demo | Philippa Ravensdale | Chief executive
RNA | alliance-planner | demo | Sandra Onions | Alliance planning manager
RNA | chief-operating-officer | demo | Clive Hartill | Chief operating officer
RNA | information-governance | demo | Yvonne Tulloch | Head of information governance
RNA | coordinator, booking-clerk | demo | Trevor Fellowes | Patient access manager
RNA | surgeon | demo | Shabnam Rafiq | Consultant general surgeon
RNA | finance | demo | Hilary Cartmell | Deputy director of finance
RNA | chief-executive | demo | Gurdeep Hothi | Chief executive
RXK | alliance-planner, coordinator | demo | Farzana Mughal | Mutual aid coordinator
RXK | chief-operating-officer | demo | Emeka Achebe | Chief operating officer
RXK | information-governance | - | Jyoti Purewal | Head of information governance
RXK | finance | demo | Winston Bayliss | Deputy director of finance
RXK | booking-clerk | demo | Kulwinder Sehmi | Booking clerk
RXK | surgeon | demo | Obinna Nwachukwu | Consultant orthopaedic surgeon
RXK | chief-executive | demo | Cordelia Ashmole | Chief executive
RBK | alliance-planner, theatre-manager | demo | Graham Bloxwood | Theatre manager
RBK | chief-operating-officer | - | Doreen Wassall | Chief operating officer
RBK | information-governance | - | Iwona Kubiak | Head of information governance
RBK | coordinator, booking-clerk | demo | Leanne Tonkinson | Patient access manager
RBK | surgeon | demo | Rajinder Bassra | Consultant general surgeon
RBK | finance | demo | Keith Aldred | Deputy director of finance
RBK | board-secretary | demo | Paulette Brissett | Board secretary
RBK | chief-executive | demo | Alasdair Penhallow | Chief executive
RL1 | chair | demo | Eluned Ditherington | Chair
RL1 | non-executive-director | - | Crispin Averley | Non-executive director
RRJ | chair | demo | Bartholomew Quiney | Chair
RRJ | non-executive-director | - | Ottoline Frayne | Non-executive director
RNA | chair | demo | Marguerite Dunnaway | Chair
RNA | non-executive-director | - | Ambrose Tilstone | Non-executive director
RXK | chair | demo | Solomon Ekwueme | Chair
RXK | non-executive-director | demo | Henrietta Stallybrass | Non-executive director
RBK | chair | demo | Winifred Aldersey | Chair
RBK | non-executive-director | - | Jagjit Rehal | Non-executive director
RL4 | chair | demo | Rosalind Featherstone | Chair
RL4 | chief-executive | demo | Babatunde Okereke | Chief executive
RL4 | non-executive-director | - | Perpetua Lockley | Non-executive director
RL4 | chief-operating-officer | demo | Gethin Wrottesley | Chief operating officer
RL4 | information-governance | - | Sunita Dhaliwal | Head of information governance
RL4 | alliance-planner | demo | Imogen Partridge | Alliance planning manager
`

export const demoPeople: readonly PersonRow[] = rows
  .trim()
  .split('\n')
  .map((row) => {
    const [trust = '', roles = '', demo, name = '', job_title = ''] = row.split('|').map((part) => part.trim())
    return { trust, id: idFrom(name), name, job_title, roles: roles.split(/,\s*/), is_demo: demo === 'demo' }
  })

/** The one at a trust who has a role. Every trust has a chief operating officer and an information governance lead. */
export function whoIs(trust: string, role: string): string {
  const person = demoPeople.find((each) => each.trust === trust && each.roles.includes(role))
  if (!person)
    throw new Error(`Nobody at ${trust} is ${role}; there are people at ${demoTrusts.map(({ code }) => code)}`)
  return person.id
}

function idFrom(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z]+/g, '-')
}

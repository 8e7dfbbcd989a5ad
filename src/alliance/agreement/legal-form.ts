/**
 * The legal forms in which trusts work together. An alliance is no legal person: what its decision is, and whom it binds,
 * follows from where the power sits.
 *
 * Sources: NHS Providers and Browne Jacobson, "Provider collaboration: a practical guide", on committees and its
 * considerations; NHS Act 2006 sections 65Z5 and 65Z6, with NHS England's statutory guidance under 65Z7; SI 2022/642.
 */
export const legalForms = {
  'advisory-group': {
    name: 'Advisory group',
    power: 'With each board; the group has none',
    decision: 'A recommendation, with a ratification to ask of each board',
    bound: 'Nobody until every board has ratified it',
  },
  'individual-decision-makers': {
    name: 'Group of individual decision-makers',
    power: 'In the authority that each trust delegated to its own person',
    decision: 'The agreement of every named person, each within their own limit',
    bound: 'The trusts of the named people, from the last agreement on',
  },
  'committees-in-common': {
    name: 'Committees in common',
    power: 'In a committee of each trust; they meet together',
    decision: 'As many resolutions in the same words as there are trusts',
    bound: 'The trusts whose own committee passed it, and no others',
  },
  'joint-committee': {
    name: 'Joint committee',
    power: 'In one committee, for the functions that every trust delegated to it',
    decision: 'One resolution with one quorum, within the schedule of delegated functions',
    bound: 'Every trust, also one that voted against',
  },
  'lead-provider': {
    name: 'Lead provider or host',
    power: 'In contracts with the lead, which employs the team and holds the budget',
    decision: 'What the lead decides within its contracts',
    bound: 'The lead, and each trust whose contract covers the matter',
  },
  'board-in-common': {
    name: 'Group or board in common',
    power: 'In each board; the same people sit on several',
    decision: 'As in committees in common, with a standing declaration of each shared post',
    bound: 'The trusts whose own board passed it, and no others',
  },
  'jointly-owned-company': {
    name: 'Jointly owned company',
    power: 'In the board of the company, but for what its articles reserve to the shareholders',
    decision: 'A resolution of the company',
    bound: 'The company; a trust only by what it does as a shareholder',
  },
} as const

export type LegalForm = keyof typeof legalForms

export const legalFormCodes = Object.keys(legalForms) as [LegalForm, ...LegalForm[]]

export const isLegalForm = (text: string): text is LegalForm => text in legalForms

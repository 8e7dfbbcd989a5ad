/**
 * The five tests of service change in England, and what a pre-consultation business case holds: NHS England, "Planning,
 * assuring and delivering service change for patients" (2018) and its addendum of 2022. The heads are from general
 * knowledge of that guidance and are to be held against its text before a case is submitted.
 */
export const fiveTests = [
  { id: 'engagement', says: 'Strong public and patient engagement' },
  { id: 'choice', says: 'Consistency with current and prospective need for patient choice' },
  { id: 'evidence', says: 'A clear, clinical evidence base' },
  { id: 'commissioners', says: 'Support for proposals from commissioners' },
  {
    id: 'beds',
    says: 'Where hospital beds would close: there is other provision, or fewer are needed, or they are used better',
  },
] as const

/** What the program knows by itself is ticked by it; the rest is said by people, with where it is to be read. */
export type ChecklistItem = { readonly id: string; readonly says: string; readonly knownBy?: KnownBy }
export type KnownBy =
  | 'why'
  | 'options'
  | 'short-list'
  | 'effect'
  | 'scores'
  | 'tests'
  | 'consultation'
  | 'decision'
  | 'benefits'

export const checklist: readonly ChecklistItem[] = [
  { id: 'case-for-change', says: 'Case for change', knownBy: 'why' },
  { id: 'options', says: 'Long list of options, leaving it as it is among them', knownBy: 'options' },
  { id: 'short-list', says: 'Short list by hurdle criteria, with reasons', knownBy: 'short-list' },
  { id: 'appraisal', says: 'Weighted scores, and what would change the ranking', knownBy: 'scores' },
  { id: 'activity', says: 'Lists, theatres and beds under each option', knownBy: 'effect' },
  { id: 'travel', says: 'Travel by small area and deprivation', knownBy: 'effect' },
  { id: 'equality', says: 'Equality impact assessment (Equality Act 2010, section 149)' },
  { id: 'quality', says: 'Quality impact assessment' },
  { id: 'workforce', says: 'Workforce plan' },
  { id: 'finance', says: 'Revenue and capital, agreed by directors of finance' },
  { id: 'estates', says: 'Buildings and equipment' },
  { id: 'digital', says: 'Systems and records' },
  { id: 'five-tests', says: 'The five tests', knownBy: 'tests' },
  { id: 'senate', says: 'Advice of the clinical senate' },
  { id: 'assurance', says: 'Assurance by NHS England' },
  { id: 'scrutiny', says: 'Overview and scrutiny committees consulted' },
  { id: 'involvement', says: 'Public involved (NHS Act 2006, sections 242 and 14Z45)', knownBy: 'consultation' },
  { id: 'decision', says: 'Decision of the board', knownBy: 'decision' },
  { id: 'plan', says: 'Plan to carry it out, with risks' },
  { id: 'benefits', says: 'Benefits, each with a date', knownBy: 'benefits' },
]

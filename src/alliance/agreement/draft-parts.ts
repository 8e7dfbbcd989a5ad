/** The parts in which an agreement is written, changed, compared and read. */
export const draftParts = {
  purpose: 'Title and purpose',
  form: 'Legal form',
  dates: 'Dates and review',
  parties: 'Parties and who signs',
  services: 'Services planned together',
  excluded: 'What is never part of it',
  clauses: 'Clauses',
  rules: 'Rules of decision',
  powers: 'Delegation limits and reserved matters',
  meetings: 'Quorum and shared posts',
  risk: 'Risk and gain',
  disputes: 'Disputes',
  leaving: 'Notice',
} as const

export type DraftPart = keyof typeof draftParts

export const isDraftPart = (text: string): text is DraftPart => text in draftParts

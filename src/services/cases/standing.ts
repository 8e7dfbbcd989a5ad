/** Where a case stands: which options are on the short list, how they rank, and what its business case still lacks. Pure. */
import type { ServiceCase } from './case.ts'
import type { EffectBody } from './effect-body.ts'
import { type ChecklistItem, checklist, fiveTests } from './five-tests.ts'
import { standing, type Verdict, verdicts } from './hurdles.ts'
import { judgedOf, notesOf } from './notes.ts'
import { type Ranking, rank } from './ranking.ts'
import type { KeptOption, KeptScore, Note } from './store.ts'

export type CaseFacts = {
  readonly found: ServiceCase
  readonly options: readonly KeptOption[]
  readonly effect: EffectBody | null
  readonly scores: readonly KeptScore[]
  readonly notes: readonly Note[]
}

export type JudgedOption = {
  readonly option: KeptOption
  readonly verdicts: readonly Verdict[]
  readonly standing: ReturnType<typeof standing>
}

export type CheckedItem = ChecklistItem & {
  readonly state: 'done' | 'not-done' | 'not-needed'
  /** Where it can be read, or what it was seen from. */
  readonly where: string
}

/** Options that were withdrawn are not judged. An effect holds for an option only as it was when it was computed. */
export function judgeOptions({ found, options, effect, notes }: Omit<CaseFacts, 'scores'>): JudgedOption[] {
  return options
    .filter(({ withdrawnOn }) => withdrawnOn === null)
    .map((option) => {
      const computed = effect?.options.find((each) => each.option === option.id)
      const all = verdicts(found.hurdles, computed, judgedOf(notes, option.id))
      return { option, verdicts: all, standing: standing(all) }
    })
}

/** Options that a hurdle keeps out are not ranked. */
export function rankOptions(facts: CaseFacts): Ranking {
  const { found, scores } = facts
  const ranked = judgeOptions(facts).filter(({ standing: where }) => where !== 'out')
  return rank(
    ranked.map(({ option }) => option.id),
    found.criteria,
    scores
      .filter(({ option }) => ranked.some((each) => each.option.id === option))
      .map(({ trust, person, ...score }) => ({ ...score, person: `${trust}/${person}` })),
  )
}

export function checkCase(facts: CaseFacts): CheckedItem[] {
  const { found, options, effect, notes } = facts
  const known: Readonly<Record<NonNullable<ChecklistItem['knownBy']>, readonly [boolean, string]>> = {
    why: [found.why !== '', 'Written in the case'],
    options: [options.filter(({ withdrawnOn }) => withdrawnOn === null).length > 1, 'Options of the case'],
    effect: [effect !== null, 'Computed effect of the case'],
    'short-list': [judgeOptions(facts).every(({ standing: where }) => where !== 'open'), 'Hurdles of the case'],
    scores: [rankOptions(facts).options.some(({ total }) => total !== null), 'Scores of the case'],
    tests: [
      fiveTests.every(({ id }) =>
        notes.some(({ kind, subject, body }) => kind === 'test' && subject === id && body.answer !== 'not-met'),
      ),
      'Five tests of the case',
    ],
    consultation: [notesOf(notes, 'consultation').length > 0, 'Responses in the case'],
    decision: [notesOf(notes, 'decision').length > 0, 'Decision named in the case'],
    benefits: [notesOf(notes, 'benefit').length > 0, 'Benefits of the case'],
  }
  return checklist.map((item) => {
    if (item.knownBy) {
      const [isDone, where] = known[item.knownBy]
      return { ...item, state: isDone ? 'done' : 'not-done', where: isDone ? where : 'Nothing yet' }
    }
    const said = notes.find(({ kind, subject }) => kind === 'checklist' && subject === item.id)
    const state = said?.body.answer
    return {
      ...item,
      state: state === 'done' || state === 'not-needed' ? state : 'not-done',
      where: said ? String(said.body.source) : 'Nobody has said',
    }
  })
}

/** The questions about a change to a plan that take long enough to be asked in a thread of their own. Pure. */
import type { Day } from '#nhs/day.ts'
import type { Edit, Position } from '#planner'
import { type EditAnswers, type UnderstoodEdit, understandEdit } from './edit-form.ts'
import { type ChangedPlan, type EditedPlan, editedPlan, type FoundChange, foundChange } from './edited-plan.ts'
import { type MoveChoices, moveChoices } from './move-choices.ts'
import type { OpenPlan } from './open-plan.ts'

type About = { readonly patient: string; readonly firstDay: Day }
type Answered = About & { readonly answers: EditAnswers }

export const replies = {
  /** What the form offers. */
  choices: (open: OpenPlan, { patient, firstDay }: About): MoveChoices =>
    moveChoices(open.problem, open.patient(patient), firstDay),

  /** What the form's answers mean, or what is wrong with them; then the form is shown again, with its choices. */
  understand(open: OpenPlan, asked: Answered): { readonly understood: UnderstoodEdit; readonly choices: MoveChoices } {
    return { understood: understood(open, asked), choices: replies.choices(open, asked) }
  },

  /** What they mean and what the judge says of it; nothing where they mean nothing. */
  judge(
    open: OpenPlan,
    asked: Answered & { readonly alone: ReadonlyMap<string, Position> },
  ): { readonly edit: Edit; readonly found: FoundChange } | undefined {
    const meant = understood(open, asked)
    return meant.ok ? { edit: meant.edit, found: foundChange(open, meant.edit, asked.alone) } : undefined
  },

  /** The plan with the change made. */
  change(open: OpenPlan, asked: Answered & Omit<ChangedPlan, 'edit'>): EditedPlan | undefined {
    const meant = understood(open, asked)
    return meant.ok ? editedPlan(open, { ...asked, edit: meant.edit }) : undefined
  },
} as const

const understood = (open: OpenPlan, { answers, patient, firstDay }: Answered): UnderstoodEdit =>
  understandEdit(answers, open.problem, open.planned, open.patient(patient), firstDay)

export type Replies = typeof replies
export type QuestionKind = keyof Replies
export type Asked<Kind extends QuestionKind> = Parameters<Replies[Kind]>[1]
export type Reply<Kind extends QuestionKind> = ReturnType<Replies[Kind]>

/**
 * What goes with a patient to another hospital, which transfers need it, and how long it holds: dated data. Which items
 * there are follows the guidance on what a handover needs beyond the administrative data set; the weeks are the usual
 * local ones, of no national standard, and each alliance should set its own: add a set of rules with the first day on
 * which it holds, above the ones that it takes the place of.
 */
import type { Day } from '#nhs/day.ts'
import type { TransferModel } from '../../life/states.ts'

export type ChecklistItem = {
  readonly code: string
  readonly name: string
  /** What has to be there, as a sentence. */
  readonly says: string
  /** For how many weeks it holds; without it, for as long as the wait. */
  readonly weeks?: number
  /** The models that need it; all when left out. */
  readonly models?: readonly TransferModel[]
  /** The OPCS-4 chapters and categories whose procedures need it; all when left out. */
  readonly procedures?: readonly string[]
  /** A person may say that this patient does not need it, with a reason. */
  readonly mayBeNotNeeded: boolean
  /** A form or image has to be attached; a note is not enough. */
  readonly needsDocument: boolean
}

export type ChecklistRules = { readonly from: Day; readonly items: readonly ChecklistItem[] }

/** Newest first. Bones and joints are chapters V and W; joint replacements and plates leave something in the body. */
export const checklistRules: readonly ChecklistRules[] = [
  {
    from: '2025-01-01',
    items: [
      {
        code: 'letter',
        name: 'Clinical letter',
        says: 'Diagnosis, history, medicines, allergies and what was agreed with the patient.',
        mayBeNotNeeded: false,
        needsDocument: true,
      },
      {
        code: 'imaging',
        name: 'Imaging',
        says: 'Reports are attached, and the images are sent by the image exchange.',
        weeks: 52,
        procedures: ['V', 'W', 'O', 'T', 'X'],
        mayBeNotNeeded: true,
        needsDocument: false,
      },
      {
        code: 'pre-operative-assessment',
        name: 'Pre-operative assessment',
        says: 'Fit for the anaesthetic that is planned, with what was found.',
        weeks: 12,
        mayBeNotNeeded: true,
        needsDocument: false,
      },
      {
        code: 'consent-to-surgery',
        name: 'Consent to surgery',
        says: 'The consent form, or when the operating team will take consent.',
        weeks: 26,
        mayBeNotNeeded: true,
        needsDocument: false,
      },
      {
        code: 'kit',
        name: 'Kit and implants',
        says: 'What has to be ordered or borrowed, and who does so.',
        procedures: ['V', 'W', 'O'],
        mayBeNotNeeded: true,
        needsDocument: false,
      },
      {
        code: 'infection-status',
        name: 'Infection status',
        says: 'Screening results, and any infection to take care with.',
        weeks: 12,
        mayBeNotNeeded: false,
        needsDocument: false,
      },
      {
        code: 'follow-up-plan',
        name: 'Follow-up plan',
        says: 'Who sees the patient after the operation, where and when.',
        mayBeNotNeeded: false,
        needsDocument: false,
      },
    ],
  },
]

/** The rules in force on a day; the oldest there are before any was. */
export const checklistOn = (day: Day): ChecklistRules =>
  checklistRules.find(({ from }) => from <= day) ?? checklistRules.at(-1)!

export type TransferCase = { readonly model: TransferModel; readonly procedure: string | null }

/** The items that a transfer needs. Of a procedure that nobody has coded, everything is asked. */
export function itemsFor({ items }: ChecklistRules, { model, procedure }: TransferCase): readonly ChecklistItem[] {
  return items.filter(
    ({ models, procedures }) =>
      (!models || models.includes(model)) &&
      (!procedures || procedure === null || procedures.some((prefix) => procedure.startsWith(prefix))),
  )
}

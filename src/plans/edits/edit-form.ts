/** The answers of somebody who moves one patient: what can be chosen, and what the answers mean. Pure. */
import { type Day, daysBetween, isDay } from '#nhs/day.ts'
import type { Edit, Patient, Plan, Problem } from '#planner'
import type { FieldError } from '#web/field-errors.ts'
import type { Placement } from '../placement.ts'
import { freeRoom, freeSurgeon } from './free-places.ts'

export type EditAnswers = {
  /** 'place' or 'leave'. */
  readonly to: string
  readonly day: string
  readonly theatre: string
  /** Empty: chosen for them. */
  readonly room: string
  readonly surgeon: string
}

export const noAnswers: EditAnswers = { to: '', day: '', theatre: '', room: '', surgeon: '' }

/** Where the patient is now, for a form that begins with it. */
export const answersFor = ({ placed }: Placement): EditAnswers => ({
  ...noAnswers,
  to: 'place',
  ...(placed && { day: placed.day, theatre: placed.theatre }),
})

export function editAnswersIn(one: (name: string) => string | undefined): EditAnswers {
  const text = (name: string): string => (one(name) ?? '').slice(0, 100)
  return { to: text('to'), day: text('day'), theatre: text('theatre'), room: text('room'), surgeon: text('surgeon') }
}

/** The answers with the room and the surgeon that were chosen for them, so that what is judged is what is saved. */
export const answersWith = (answers: EditAnswers, { to }: Edit): EditAnswers =>
  to ? { ...answers, room: to.room, surgeon: to.surgeon } : answers

export type UnderstoodEdit =
  | { readonly ok: true; readonly edit: Edit }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

/**
 * What the answers mean. A room and a surgeon that were not chosen are those that the patient has on that day in that
 * theatre, or else the first that fit, or the first there are. Answers that change nothing are a mistake.
 */
export function understandEdit(
  answers: EditAnswers,
  problem: Problem,
  plan: Plan,
  patient: Patient,
  firstDay: Day,
): UnderstoodEdit {
  const now = plan.placements.get(patient.id)
  if (answers.to === 'leave') {
    if (now) return { ok: true, edit: { patient: patient.id } }
    return mistake('to', 'Choose a day and theatre, because the patient is left out of this plan already')
  }
  if (answers.to !== 'place') {
    return mistake('to', 'Select what should happen to the patient')
  }
  const errors: FieldError[] = []
  const day = isDay(answers.day) ? daysBetween(firstDay, answers.day) : -1
  if (day < 0 || day >= problem.days) errors.push({ field: 'day', message: 'Select the day of surgery' })
  const theatre = problem.theatres.find(({ id }) => id === answers.theatre)
  if (!theatre) errors.push({ field: 'theatre', message: 'Select a theatre' })
  const named = (field: 'room' | 'surgeon', known: readonly { readonly id: string }[], message: string) => {
    if (answers[field] !== '' && !known.some(({ id }) => id === answers[field])) errors.push({ field, message })
    return answers[field] || undefined
  }
  const askedRoom = named('room', problem.rooms, 'Select a room, or let one be chosen')
  const askedSurgeon = named('surgeon', problem.surgeons, 'Select a surgeon, or let one be chosen')
  if (!theatre || errors.length > 0) return { ok: false, errors }
  const stays = now?.day === day && now.theatre === theatre.id ? now : undefined
  const room = askedRoom ?? stays?.room ?? freeRoom(problem, plan, patient, theatre.hospital, day)
  const surgeon = askedSurgeon ?? stays?.surgeon ?? freeSurgeon(problem, plan, patient, theatre.hospital, day)
  if (stays && room === stays.room && surgeon === stays.surgeon) {
    return mistake('day', 'Change the day, theatre, room or surgeon: this is where the patient is in the plan now')
  }
  // Every hospital of a plan has a bed, and every patient a surgeon: build-problem.ts sees to both.
  if (room === undefined || surgeon === undefined) throw new Error(`${theatre.hospital} has no room or no surgeon`)
  return { ok: true, edit: { patient: patient.id, to: { day, room, theatre: theatre.id, surgeon } } }
}

const mistake = (field: string, message: string): UnderstoodEdit => ({ ok: false, errors: [{ field, message }] })

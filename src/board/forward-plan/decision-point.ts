/**
 * A decision point: what a committee will have to decide, declared ahead with its day, so that a year can be seen at once and
 * nothing comes as a surprise. Where it stands is worked out from its item, never typed in. Pure.
 */
import type { MatterCode } from '#alliance'
import { addDays, type Day } from '#nhs/day.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import type { Item } from '../meetings/record.ts'

export type DecisionPoint = {
  readonly id: string
  readonly committee: string
  readonly title: string
  readonly why: string
  readonly matter: MatterCode
  readonly ownerTrust: TrustCode
  readonly ownerName: string
  readonly dueOn: Day
  /** As it was declared: who moves a day cannot hide that it was another. */
  readonly firstDueOn: Day
  /** Why it was moved or dropped; '' while it was not. */
  readonly reason: string
  readonly isDropped: boolean
  /** The item of an agenda that came of it. */
  readonly item: string | null
  readonly edition: number
}

export type PointStanding = 'decided' | 'dropped' | 'overdue' | 'on-agenda' | 'due-soon' | 'planned'

/** Papers go out a week before a meeting and take some weeks to write. */
const SOON_DAYS = 28

/** @param item what came of the point, if anything did */
export function standingOfPoint(
  { isDropped, dueOn }: Pick<DecisionPoint, 'isDropped' | 'dueOn'>,
  item: Pick<Item, 'closedAt'> | undefined,
  today: Day,
): PointStanding {
  if (isDropped) return 'dropped'
  if (item && item.closedAt !== null) return 'decided'
  if (dueOn < today) return 'overdue'
  if (item) return 'on-agenda'
  return dueOn <= addDays(today, SOON_DAYS) ? 'due-soon' : 'planned'
}

export const isOpenPoint = (standing: PointStanding): boolean => standing !== 'decided' && standing !== 'dropped'

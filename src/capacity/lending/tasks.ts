import type { HomeTask, HomeTasks } from '#identity'
import { addDays } from '#nhs/day.ts'
import type { Parts } from '#platform/parts.ts'
import { forPurpose } from '#platform/viewer.ts'
import * as format from '#web/format.ts'
import { mondayOf } from '../week.ts'
import { stateOf } from './loan.ts'
import { loansBetween } from './loan-store.ts'
import { mayBorrow, mayLend } from './may-step.ts'

/** How far ahead sessions are lent: as far as rosters are known. */
const WEEKS_AHEAD = 26

/** What lending asks of somebody today: answers that others wait for, and sessions that are over and not told of. */
export const lendingTasks =
  ({ db, clock }: Parts): HomeTasks =>
  async (viewer) => {
    if (!mayBorrow(viewer)) return []
    const today = clock.today()
    const loans = await db.reading(forPurpose(viewer, 'own-care'), (tx) =>
      loansBetween(tx, addDays(today, -28), addDays(today, WEEKS_AHEAD * 7)),
    )
    const asked = loans.filter((loan) => loan.trust === viewer.trust && stateOf(loan, today) === 'held')
    const waiting = loans.filter((loan) => loan.borrower === viewer.trust && stateOf(loan, today) === 'held')
    const over = loans.filter((loan) => stateOf(loan, today) === 'confirmed' && loan.day < today)
    const tasks: HomeTask[] = []
    const week = (of: typeof loans) => `/capacity/lending?week=${mondayOf(of[0]!.day)}`
    if (asked.length > 0 && mayLend(viewer)) {
      tasks.push({
        text: `Answer for ${format.count(asked.length, 'theatre session')} that another trust asks for`,
        href: week(asked),
        status: 'waiting',
      })
    }
    if (waiting.length > 0) {
      tasks.push({
        text: `See ${format.count(waiting.length, 'theatre session')} that you have asked for`,
        href: week(waiting),
        status: 'to-know',
      })
    }
    if (over.length > 0) {
      tasks.push({
        text: `Say whether ${format.count(over.length, 'lent theatre session')} ${over.length === 1 ? 'was' : 'were'} used`,
        href: week(over),
        status: 'waiting',
      })
    }
    return tasks
  }

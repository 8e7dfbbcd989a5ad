/** What waits for somebody on their home page: a vote that is open to them, a word of their board. */
import type { HomeTask, HomeTasks } from '#identity'
import type { Parts } from '#platform/parts.ts'
import type { Role } from '#platform/viewer.ts'
import * as format from '#web/format.ts'
import { planHref } from '../forward-plan/addresses.ts'
import { planRows } from '../forward-plan/plan-rows.ts'
import { itemHref } from './addresses.ts'
import { allDecided } from './decided.ts'
import { mayKeepRecord, mayRatify, mayVote } from './may-meet.ts'
import { momentOf } from './moment.ts'

/** Whoever sits on a committee or speaks for a board; the others' home pages ask nothing of it. */
const concerned: readonly Role[] = [
  'board-secretary',
  'chair',
  'chief-executive',
  'chief-operating-officer',
  'finance',
  'medical-director',
  'non-executive-director',
]

export const boardTasks =
  ({ db, clock }: Parts): HomeTasks =>
  async (viewer) => {
    if (!viewer.roles.some((role) => concerned.includes(role))) return []
    const now = momentOf(clock)
    const { all, plan } = await db.reading(viewer, async (tx) => ({
      all: await allDecided(tx, now),
      plan: mayKeepRecord(viewer).allowed ? await planRows(tx, clock.today()) : [],
    }))
    const overdue = plan.filter(({ standing }) => standing === 'overdue').length
    const late: readonly HomeTask[] =
      overdue === 0
        ? []
        : [{ text: `Forward plan: ${format.count(overdue, 'decision')} overdue`, href: planHref, status: 'to-know' }]
    const asked = all.flatMap((decided): readonly HomeTask[] => {
      const { item, votes } = decided.record
      const href = itemHref(item.id)
      const hasVoted = votes.some(({ trust, person }) => trust === viewer.trust && person === viewer.person)
      if (!hasVoted && mayVote(viewer, decided, now).allowed)
        return [{ text: `Vote: ${item.title}`, href, status: 'waiting' }]
      const ratify = mayRatify(viewer, decided)
      if (ratify.allowed) {
        const whose = ratify.by === null ? 'the body' : 'your board'
        return [{ text: `Say what ${whose} decided: ${item.title}`, href, status: 'waiting' }]
      }
      return []
    })
    return [...asked, ...late]
  }

/**
 * A theatre's time by whose it is. Sessions that are lent are a theatre of their own in a problem, for patients of the
 * trust that borrowed them; the others are the theatre's own. Pure.
 */
import type { HeldPlace, TheatreSession } from '#capacity'
import { problemId } from './problem-id.ts'

/** What is held, with the id in the problem of the theatre in whose time it is. */
export type HeldInList = HeldPlace & { readonly list: string }

/** "RRJ:theatre-1", or of what RL1 has borrowed there "RRJ:theatre-1 lent to RL1" */
export function listId({ trust, theatre, lentTo }: Pick<TheatreSession, 'trust' | 'theatre' | 'lentTo'>): string {
  const id = problemId(trust, theatre)
  return lentTo === null ? id : `${id} lent to ${lentTo}`
}

/** A place lies in the list of the session in which it begins; in the theatre's own where that session is gone. */
export function inTheirLists(held: readonly HeldPlace[], sessions: readonly TheatreSession[]): HeldInList[] {
  return held.map((place) => {
    const { theatreTrust: trust, theatre, day, startMinute } = place
    const session = sessions.find((each) => {
      const isThere = each.trust === trust && each.theatre === theatre && each.day === day
      return isThere && each.startMinute <= startMinute && startMinute < each.startMinute + each.minutes
    })
    return { ...place, list: listId(session ?? { trust, theatre, lentTo: null }) }
  })
}

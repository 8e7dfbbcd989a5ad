/** Which rooms a patient cannot lie in, before anybody else is placed. Pure. */
import type { WardRoom } from '#capacity'
import type { PlanningPathway } from '#waiting-list'
import { byId, problemId } from './problem-id.ts'

type Stay = Pick<PlanningPathway, 'sex'> & { readonly nights: number }

export class Rooms {
  readonly #bySite = new Map<string, WardRoom[]>()
  readonly #unfit = new Map<string, string[]>()

  constructor(rooms: readonly WardRoom[]) {
    for (const room of rooms) this.#bySite.set(room.site, [...(this.#bySite.get(room.site) ?? []), room])
  }

  /** Whether the site has a room that stays open for somebody who needs these nights. */
  hasRoomFor(nights: number, site: string): boolean {
    return (this.#bySite.get(site) ?? []).some((room) => isOpen(room, nights))
  }

  /**
   * A day surgery unit's rooms for somebody who stays the night. And for somebody whose sex is recorded as neither male
   * nor female, rooms that are shared: they have one of their own, where the hospital has any.
   */
  unfitFor({ sex, nights }: Stay, sites: readonly string[]): string[] {
    const needsOwn = sex !== '1' && sex !== '2'
    return sites.flatMap((site) => {
      const key = `${site} ${nights > 0} ${needsOwn}`
      const known = this.#unfit.get(key)
      if (known) return known
      const open = (this.#bySite.get(site) ?? []).filter((room) => isOpen(room, nights))
      const single = open.filter(({ beds }) => beds === 1)
      const fit = new Set(needsOwn && single.length > 0 ? single : open)
      const unfit = (this.#bySite.get(site) ?? [])
        .filter((room) => !fit.has(room))
        .map(({ trust, id }) => ({ id: problemId(trust, id) }))
        .sort(byId)
        .map(({ id }) => id)
      this.#unfit.set(key, unfit)
      return unfit
    })
  }
}

const isOpen = ({ closesOvernight }: WardRoom, nights: number): boolean => nights === 0 || !closesOvernight

/**
 * Before and after the search: everybody still out and free to come, the never drawn included, gets one look at every day
 * for a placement that costs less than leaving them. So a search that is given half a plan begins from a whole one, and
 * nobody is left who would have fitted in well.
 */
import { pickRoom } from './fit.ts'
import { priceOfBrokenPromises } from './keep.ts'
import { pickTheatre, surgeonIsFree } from './operation.ts'
import { place, unplace } from './place.ts'
import { worth } from './start.ts'
import { OUT, type State } from './state.ts'

export function fillGaps(s: State): void {
  const { facts } = s
  const { ways } = facts
  const waiting = [...s.order.subarray(s.placed)].filter((i) => facts.isLocked[i] === 0)
  waiting.sort((a, b) => worth(s, b) - worth(s, a) || a - b)
  for (const i of waiting) {
    for (let way = ways.from[i]!; way < ways.from[i + 1]! && s.day[i] === OUT; way++) {
      for (const day of ways.dayLists[ways.dayList[way]!]!) {
        if (!surgeonIsFree(s, i, way, day)) continue
        const theatre = pickTheatre(s, i, way, day)
        const room = theatre < 0 ? -1 : pickRoom(s, i, day, ways.hospital[way]!, -1)
        if (room < 0) continue
        const cost = place(s, i, way, day, room, theatre)
        const owed = priceOfBrokenPromises(s)
        if (cost < 0 && owed <= (s.guarantee?.owed ?? 0)) {
          s.cost += cost
          if (s.guarantee) s.guarantee.owed = owed
          break
        }
        unplace(s, i)
      }
    }
  }
}

/** The surgeons of a trust: who operates on which weekday and where, and who may operate at a fellow member's hospital. */
import { type NameOrigin, nameLists } from '../name-lists.ts'
import { Random } from '../random.ts'
import { type TheatreService, theatreServices } from './theatre-services.ts'
import { type WeeklyList, weeklyLists } from './weekly-lists.ts'

export type Surgeon = {
  readonly id: string
  readonly name: string
  readonly service: TheatreService
  /** The usual site first, then the trust's others, then those that a passport covers. */
  readonly sites: readonly string[]
  /** Lists of their own, week by week. */
  readonly lists: readonly WeeklyList[]
  /** Minutes by weekday: a list of their own, or a day that they could be given one on. */
  readonly week: readonly number[]
}

/** How a fellow member's site can be reached: which services it has. */
export type FellowSite = { readonly site: string; readonly services: readonly TheatreService[] }

/** Lists a week that one surgeon has, about. */
const listsEach = 1.7
/** The share of surgeons who hold a passport to a fellow member's hospital: an assumption. */
const passportShare = 0.25
/** The share who have one more day a week than they have lists. */
const spareDayShare = 0.35

const physicians = new Set(['191', '300'])

const origins: readonly NameOrigin[] = [
  'british',
  'british',
  'british',
  'punjabi',
  'muslim',
  'european',
  'african',
  'chinese',
  'welsh',
]

/** `number` tells the trusts of an alliance apart in consultants' codes. */
export function surgicalTeam(
  trust: string,
  number: number,
  fellows: readonly FellowSite[],
  seed: number,
): readonly Surgeon[] {
  const random = new Random(seed, 'surgeons', trust)
  const lists = weeklyLists(trust, seed)
  return theatreServices(trust).flatMap((service, at) => {
    const own = lists.filter((list) => list.service.id === service.id)
    return weeksOfLists(own).map((days, one) => {
      const sites = [...new Set([...days.map(({ site }) => site), service.mainSite, service.daySite])]
      return {
        // Invented: a consultant's code is C and seven digits, and none begins with 99.
        id: `C99${number}${String(at * 20 + one).padStart(4, '0')}`,
        name: inventSurgeon(service, random),
        service,
        sites: [...sites, ...passport(service, fellows, random)],
        lists: days,
        week: weekFrom(days, random),
      }
    })
  })
}

/** Deals lists out so that nobody has two on one weekday and everybody about as many. */
function weeksOfLists(lists: readonly WeeklyList[]): readonly (readonly WeeklyList[])[] {
  const weeks: WeeklyList[][] = Array.from({ length: Math.max(2, Math.ceil(lists.length / listsEach)) }, () => [])
  for (const list of lists) {
    const free = weeks.filter((week) => week.every(({ weekday }) => weekday !== list.weekday))
    const least = free.sort((a, b) => a.length - b.length)[0]
    // More lists on one weekday than surgeons: another is appointed.
    if (least) least.push(list)
    else weeks.push([list])
  }
  return weeks
}

function weekFrom(days: readonly WeeklyList[], random: Random): readonly number[] {
  const week = [0, 0, 0, 0, 0]
  for (const { weekday, minutes } of days) week[weekday] = minutes
  if (days.length === 0 || random.chance(spareDayShare)) {
    const weekday = random.below(5)
    week[weekday] ||= 480
  }
  return week
}

function passport(service: TheatreService, fellows: readonly FellowSite[], random: Random): readonly string[] {
  if (!random.chance(passportShare)) return []
  const able = fellows.filter(({ services }) => services.some(({ id }) => id === service.id))
  return able.length === 0 ? [] : [random.pick(able).site]
}

/** Surgeons are Mr or Miss; physicians with lists are doctors. */
function inventSurgeon({ treatmentFunctions }: TheatreService, random: Random): string {
  const names = nameLists[random.pick(origins)]
  const isWoman = random.chance(0.35)
  const title = physicians.has(treatmentFunctions[0]!) ? 'Dr' : isWoman ? 'Miss' : 'Mr'
  return `${title} ${random.pick(isWoman ? names.women : names.men)} ${random.pick(names.family)}`
}

/** What a race tries: the parameters of today, each of a list of single changes to them, and random ones near them. */
import { Draws, Random, type SearchParameters, usualParameters } from '#planner'

/** `portfolio`: the parameters of each thread of a run, in turn. */
export type Candidate = { readonly name: string; readonly portfolio: readonly SearchParameters[] }

type Moves = SearchParameters['moves']
type Cooling = SearchParameters['cooling']
type Legs = SearchParameters['legs']

const usual = usualParameters

export function singleChanges(): Candidate[] {
  return [
    { name: 'usual', portfolio: [usual] },
    moves('nurses × 1.6', ['anotherNurse', 'swapNurses', 'nurseForAStay'], 1.6),
    moves('nurses × 0.6', ['anotherNurse', 'swapNurses', 'nurseForAStay'], 0.6),
    moves('nurseForAStay × 2', ['nurseForAStay'], 2),
    moves('kicks × 1.7', ['takeBed', 'takeSurgeonTime'], 1.7),
    moves('kicks × 0.6', ['takeBed', 'takeSurgeonTime'], 0.6),
    moves('days × 1.6', ['anotherDay', 'swapDays'], 1.6),
    moves('days × 0.6', ['anotherDay', 'swapDays'], 0.6),
    moves('rooms × 0.5', ['anotherRoom', 'swapRooms'], 0.5),
    moves('swapPlaces × 2', ['swapPlaces'], 2),
    moves('bringIn × 2', ['bringIn'], 2),
    moves('forceIn × 3', ['forceIn'], 3),
    cooling('hotter', { hotPerWeight: 0.5, warmAt: 0.18 }),
    cooling('cooler', { hotPerWeight: 0.12, hotAtLeast: 20, warm: 15 }),
    cooling('longer cold', { coolAt: 0.75 }),
    cooling('shorter cold', { coolAt: 0.93, cold: 0.7 }),
    cooling('reheat 20', { reheat: 20 }),
    cooling('reheat 5', { reheat: 5 }),
    legs('fresh 0.85', { freshShare: 0.85 }),
    legs('fresh 0.5', { freshShare: 0.5, reheats: 3 }),
    legs('one cooling', { mostCoolings: 1 }),
    legs('short coolings', { movesAPatientDay: 12_000 }),
  ]
}

/** What makes a difference between the threads of a run, and so none to a run of one. */
export function togetherChanges(): Candidate[] {
  const beside = (name: string) => {
    const other = singleChanges().find((one) => one.name === name)!
    return { name: `usual beside ${name}`, portfolio: [usual, ...other.portfolio] }
  }
  return [
    legs('recombining', { recombines: true }),
    beside('hotter'),
    beside('days × 1.6'),
    beside('shorter cold'),
    beside('nurseForAStay × 2'),
  ]
}

/** Everything drawn anew: weights of moves within a factor of two, temperatures within one and a half. */
export function randomNear(count: number, seed: number): Candidate[] {
  const draws = new Draws(new Random(seed))
  const by = (factor: number) => factor ** draws.between(-1, 1)
  return Array.from({ length: count }, (_, n) => ({
    name: `random ${n + 1}`,
    portfolio: [
      {
        moves: Object.fromEntries(Object.entries(usual.moves).map(([name, weight]) => [name, weight * by(2)])) as Moves,
        cooling: {
          ...usual.cooling,
          hotPerWeight: usual.cooling.hotPerWeight * by(1.8),
          warm: usual.cooling.warm * by(1.5),
          warmAt: usual.cooling.warmAt * by(1.5),
          cool: usual.cooling.cool * by(1.5),
          cold: usual.cooling.cold * by(1.5),
          reheat: usual.cooling.reheat * by(2),
        },
        legs: { ...usual.legs, freshShare: draws.between(0.55, 0.85), reheats: draws.whole(1, 3) },
      },
    ],
  }))
}

function moves(name: string, names: readonly (keyof Moves)[], factor: number): Candidate {
  const changed = Object.fromEntries(names.map((move) => [move, usual.moves[move] * factor]))
  return { name, portfolio: [{ ...usual, moves: { ...usual.moves, ...changed } }] }
}

function cooling(name: string, changes: Partial<Cooling>): Candidate {
  return { name, portfolio: [{ ...usual, cooling: { ...usual.cooling, ...changes } }] }
}

function legs(name: string, changes: Partial<Legs>): Candidate {
  return { name, portfolio: [{ ...usual, legs: { ...usual.legs, ...changes } }] }
}

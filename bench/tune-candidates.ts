/** What a race tries: the parameters of today, each of a list of single changes to them, and random ones near them. */
import { Draws, Random, type SearchParameters, usualParameters } from '#planner'

export type Candidate = { readonly name: string; readonly parameters: SearchParameters }

type Moves = SearchParameters['moves']
type Cooling = SearchParameters['cooling']
type Legs = SearchParameters['legs']

const usual = usualParameters

export function singleChanges(): Candidate[] {
  return [
    { name: 'usual', parameters: usual },
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

/** Everything drawn anew: weights of moves within a factor of two, temperatures within one and a half. */
export function randomNear(count: number, seed: number): Candidate[] {
  const draws = new Draws(new Random(seed))
  const by = (factor: number) => factor ** draws.between(-1, 1)
  return Array.from({ length: count }, (_, n) => ({
    name: `random ${n + 1}`,
    parameters: {
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
  }))
}

function moves(name: string, names: readonly (keyof Moves)[], factor: number): Candidate {
  const changed = Object.fromEntries(names.map((move) => [move, usual.moves[move] * factor]))
  return { name, parameters: { ...usual, moves: { ...usual.moves, ...changed } } }
}

function cooling(name: string, changes: Partial<Cooling>): Candidate {
  return { name, parameters: { ...usual, cooling: { ...usual.cooling, ...changes } } }
}

function legs(name: string, changes: Partial<Legs>): Candidate {
  return { name, parameters: { ...usual, legs: { ...usual.legs, ...changes } } }
}

/** The table of steps as the README shows it, made from the data. A test says that the README has it so. */
import { type Action, actions, type Move, type Side } from './actions.ts'
import { guardOf } from './guards.ts'
import { roleNames } from './role-names.ts'
import { models, stateNames } from './states.ts'

const sideNames: Readonly<Record<Side, string>> = {
  sender: 'Sender',
  receiver: 'Receiver',
  patient: 'Patient',
  plan: 'Plan',
  clock: 'Clock',
}

const headings = ['Step', 'From', 'To', 'Who', 'Guard', 'Clock', 'Reported by', 'Hold', 'Money'] as const

/** In Markdown, a row for each action and place it leads to. */
export function stateTable(): string {
  const rows = (actions as readonly Action[]).flatMap((action) =>
    [...new Set(action.moves.map(wayOf))].map((way) =>
      rowOf(
        action,
        action.moves.filter((move) => wayOf(move) === way),
      ),
    ),
  )
  return [headings, headings.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** Moves that differ in where they come from alone are one row. */
const wayOf = ({ to, models, responsibility, sides }: Move): string =>
  JSON.stringify([to, models, responsibility, sides])

function rowOf({ name, by, guards, does, reasons }: Action, moves: readonly Move[]): string[] {
  const move = moves[0]!
  const onlyIn = move.models ? `; ${move.models.map(modelName).join(', ')} only` : ''
  return [
    name,
    moves.map(({ from }) => stateNames[from]).join(', ') + onlyIn,
    stateNames[move.to],
    by
      .filter(({ side }) => move.sides?.includes(side) ?? true)
      .map(({ side, roles }) =>
        side === 'clock' || side === 'patient'
          ? sideNames[side]
          : `${sideNames[side]}: ${roleNames(roles).toLowerCase()}`,
      )
      .join('; '),
    [...guards.map((guard) => guardOf(guard).says), ...(reasons ? ['A reason is given'] : [])].join('; ') || '–',
    does.clock,
    does.reporting,
    does.hold,
    does.money,
  ]
}

const modelName = (code: string): string => (models.find((model) => model.code === code)?.name ?? code).toLowerCase()

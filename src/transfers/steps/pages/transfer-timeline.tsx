/** What happened to a transfer: who, when, what and why, both trusts' steps, newest first. */
import { trustName } from '#nhs/organisations.ts'
import { type Event, Timeline } from '#web/timeline.tsx'
import { actionOf, isAction } from '../../life/actions.ts'
import { reasonName } from '../../life/reasons.ts'
import { stateNames } from '../../life/states.ts'
import type { TransferEvent } from '../../life/transfer-events.ts'
import type { TransferView } from '../transfer-view.ts'

export function TransferTimeline({ events, names, viewer }: Pick<TransferView, 'events' | 'names' | 'viewer'>) {
  return (
    <Timeline
      events={events.map(
        (event): Event => ({
          title: titleOf(event),
          by: actorOf(event, names, viewer.trust),
          when: event.at,
          children: <What {...event} />,
        }),
      )}
    />
  )
}

const titleOf = ({ action }: TransferEvent): string => {
  const did = isAction(action) ? actionOf(action).did : 'proposed by a published plan'
  return did.charAt(0).toUpperCase() + did.slice(1)
}

function actorOf({ side, trust, person }: TransferEvent, names: ReadonlyMap<string, string>, own: string): string {
  if (side === 'clock') return 'the clock'
  if (side === 'patient') return 'the patient'
  if (trust === '') return 'somebody who is not recorded'
  const name = trust === own ? names.get(person) : undefined
  return name ? `${name}, ${trustName(trust)}` : trustName(trust)
}

function What({ from, to, reason, note }: TransferEvent) {
  return (
    <>
      {reason && <p>Reason: {reasonName(reason).toLowerCase()}.</p>}
      {note && <p data-quoted="true">{note}</p>}
      {from !== null && from !== to && (
        <p className="nhsuk-u-secondary-text-colour">
          From {stateNames[from].toLowerCase()} to {stateNames[to].toLowerCase()}.
        </p>
      )}
    </>
  )
}

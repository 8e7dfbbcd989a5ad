import { trustName } from '#nhs/organisations.ts'
import { eventInWords } from '#nhs/rtt/clock-in-words.ts'
import type { PathwayEvent } from '#nhs/rtt/pathway-event.ts'
import { rttStatus } from '#nhs/rtt-status.ts'
import { Timeline } from '#web/timeline.tsx'
import { eventInFull } from './event-in-full.ts'
import type { PathwayReading } from './pathway-clock.ts'

/** Everything that happened on the pathway, newest first. */
export function PathwayTimeline({ reading: { events, clock } }: { readonly reading: PathwayReading }) {
  return (
    <>
      <h2 className="nhsuk-heading-m" id="timeline">
        Timeline
      </h2>
      <Timeline
        // Reversed, so that of one day what was recorded last comes first.
        events={events.toReversed().map((event) => ({
          title: eventInWords(event.kind),
          by: trustName(event.provider),
          when: event.on,
          children: <About event={event} isLater={event.on > clock.asOf} />,
        }))}
      />
    </>
  )
}

function About({ event, isLater }: { readonly event: PathwayEvent; readonly isLater: boolean }) {
  const { rttStatus: code } = event
  const said = [
    eventInFull(event),
    code && `Status ${code}: ${rttStatus(code)?.label.toLowerCase() ?? 'not known'}.`,
    isLater && 'After the day to which the wait is counted, so the clock does not know of it.',
  ].filter(Boolean)
  return said.length > 0 && <p>{said.join(' ')}</p>
}

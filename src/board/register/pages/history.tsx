import { trustName } from '#nhs/organisations.ts'
import { Timeline } from '#web/timeline.tsx'
import type { Happening } from '../history.ts'

/** What happened, newest first, with what was said to it. */
export function History({
  happened,
  words,
}: {
  readonly happened: readonly Happening[]
  /** What a step is called: `done` → "Done". */
  readonly words: Readonly<Record<string, string>>
}) {
  return (
    <>
      <h2 className="nhsuk-heading-m">What happened</h2>
      <Timeline
        events={happened.map(({ what, detail, name, trust, onDay }) => ({
          title: words[what] ?? what,
          by: `${name}, ${trustName(trust)}`,
          when: onDay,
          ...(typeof detail.said === 'string' && detail.said !== '' && { children: <p>{detail.said}</p> }),
        }))}
      />
    </>
  )
}

import * as format from '#web/format.ts'
import type { Frame } from '#web/frame.ts'
import { DataTable } from '#web/table.tsx'
import { Tag } from '#web/tag.tsx'
import { noteHref } from '../addresses.ts'
import type { ServiceCase } from '../case.ts'
import type { Verdict } from '../hurdles.ts'
import { hurdleSubject } from '../notes.ts'
import type { JudgedOption } from '../standing.ts'
import { CaseSubPage } from './case-parts.tsx'
import { planInWords } from './case-words.ts'

type View = {
  readonly frame: Frame
  readonly found: ServiceCase
  readonly judged: readonly JudgedOption[]
  readonly mayKeep: boolean
}

/** Which options pass what, with the reason: computed where it can be, judged by people where it cannot. */
export function HurdlesPage({ frame, found, judged, mayKeep }: View) {
  return (
    <CaseSubPage frame={frame} found={found} heading={`Short list: ${found.title}`} width="wide">
      <p>An option is on the short list when it passes every hurdle. Some are computed, and the others are judged.</p>
      <DataTable
        caption="From the long list to the short list"
        columns={[
          { heading: 'Option', rowHeading: true, cell: ({ option }) => option.title },
          { heading: 'What changes', sentences: true, cell: ({ option }) => planInWords(option.plan) },
          { heading: 'Where it stands', cell: ({ standing }) => standingTag(standing) },
          {
            heading: 'Why',
            sentences: true,
            cell: ({ verdicts }) =>
              verdicts
                .filter(({ passes }) => passes === false)
                .map(({ reason }) => reason)
                .join('. '),
            whenEmpty: format.missing.notApplicable,
          },
        ]}
        rows={judged}
        rowKey={({ option }) => option.id}
        whenNone="There are no options."
      />
      {judged.map(({ option, verdicts }) => (
        <DataTable
          key={option.id}
          caption={`Hurdles of ${option.title}`}
          columns={[
            { heading: 'Hurdle', rowHeading: true, sentences: true, cell: ({ hurdle }) => hurdle.says },
            { heading: 'Passes', cell: verdictWord },
            { heading: 'Reason', sentences: true, cell: ({ reason }) => reason },
            {
              heading: 'Judge',
              cell: ({ hurdle }) =>
                mayKeep && hurdle.kind === 'judged' ? (
                  <a href={noteHref(found.id, 'hurdle', hurdleSubject(option.id, hurdle.id))}>
                    Judge<span className="nhsuk-u-visually-hidden">{` ${option.title}: ${hurdle.says}`}</span>
                  </a>
                ) : hurdle.kind === 'judged' ? (
                  'Judged by people'
                ) : (
                  'Computed'
                ),
            },
          ]}
          rows={verdicts}
          rowKey={({ hurdle }) => hurdle.id}
          whenNone="The case has no hurdles."
        />
      ))}
    </CaseSubPage>
  )
}

const verdictWord = ({ passes }: Verdict): string => (passes === null ? format.missing.notKnown : passes ? 'Yes' : 'No')

const standingTag = (standing: JudgedOption['standing']) =>
  standing === 'short list' ? (
    <Tag meaning="done">Short list</Tag>
  ) : standing === 'out' ? (
    <Tag meaning="ended">Out</Tag>
  ) : (
    <Tag meaning="waiting">Open</Tag>
  )

/** How far each priority has come: a row each, a mark for each stage with the day on which it was reached. */
import type { Day } from '#nhs/day.ts'
import { ChartFigure } from '#web/charts/chart-figure.tsx'
import { grid, ink, outline, single } from '#web/charts/palette.ts'
import * as format from '#web/format.ts'
import { prioritiesHref } from '../addresses.ts'
import { type Priority, stageNames, stages } from '../priority.ts'

type WayProps = { readonly priorities: readonly Priority[]; readonly today: Day }

const left = 16
const step = 128
const rowHeight = 84
const top = 44

export function Way({ priorities, today }: WayProps) {
  const late = priorities.filter(({ dueOn }) => dueOn < today)
  const message =
    late.length === 0
      ? 'No open priority is past the day of its stage'
      : `${format.count(late.length, 'open priority', 'open priorities')} ${late.length === 1 ? 'is' : 'are'} past the day of the stage`
  const width = left * 2 + step * stages.length
  return (
    <ChartFigure
      words={{
        id: 'way',
        message,
        headingLevel: 2,
        numbers: 'how far each priority has come',
        measure: 'The day on which each open priority reached each stage',
        source: `the register of priorities on ${format.date(today)}.`,
        definition: 'A priority goes on from a stage when every trust supports it, up to the decision.',
        download: { href: `${prioritiesHref}.csv`, about: format.count(priorities.length, 'open row') },
      }}
      name={`${format.count(priorities.length, 'priority', 'priorities')}: ${priorities.map(({ title, stage }) => `${title}, at ${stageNames[stage].toLowerCase()}`).join('; ')}.`}
      size={{ width, height: top + rowHeight * priorities.length }}
      columns={[
        { heading: 'Priority', rowHeading: true, cell: ({ title }) => title },
        ...stages.map((stage) => ({
          heading: stageNames[stage],
          whenEmpty: format.missing.notApplicable,
          cell: ({ reached }: Priority) => reached[stage] && format.date(reached[stage]),
        })),
      ]}
      rows={priorities}
    >
      {stages.map((stage, n) => (
        <text key={stage} x={left + step * n} y={24} fill={ink} fontWeight="bold">
          {stageNames[stage]}
        </text>
      ))}
      {priorities.map((priority, row) => (
        <OneWay key={priority.id} priority={priority} y={top + rowHeight * row} />
      ))}
    </ChartFigure>
  )
}

function OneWay({ priority, y }: { readonly priority: Priority; readonly y: number }) {
  const at = stages.indexOf(priority.stage)
  return (
    <g>
      <text x={left} y={y + 14} fill={ink}>
        {priority.title}
      </text>
      <line
        x1={left + 8}
        x2={left + 8 + step * (stages.length - 1)}
        y1={y + 36}
        y2={y + 36}
        stroke={grid}
        strokeWidth="3"
      />
      <line x1={left + 8} x2={left + 8 + step * at} y1={y + 36} y2={y + 36} stroke={ink} strokeWidth="3" />
      {stages.map((stage, n) => {
        const day = priority.reached[stage]
        return (
          <g key={stage}>
            <circle
              cx={left + 8 + step * n}
              cy={y + 36}
              r={n === at ? 10 : 7}
              fill={n <= at ? single : '#ffffff'}
              {...outline}
            />
            {day && (
              <text x={left} dx={step * n} y={y + 64} fill={ink}>
                {format.month(day)}
              </text>
            )}
          </g>
        )
      })}
    </g>
  )
}

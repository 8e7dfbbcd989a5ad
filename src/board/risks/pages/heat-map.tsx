/** How likely and how bad the open risks are: 25 cells, each with how many risks are in it, shaded by its band. */
import type { Day } from '#nhs/day.ts'
import { ChartFigure } from '#web/charts/chart-figure.tsx'
import { ink, outline, readableOn, shades } from '#web/charts/palette.ts'
import * as format from '#web/format.ts'
import { risksHref } from '../addresses.ts'
import { type Band, bandOf, consequences, likelihoods, points, type Risk, ratingInWords, scoreOf } from '../risk.ts'

const cell = { width: 104, height: 52 }
const left = 132
const top = 16

const shadeOf: Readonly<Record<Band, string>> = {
  low: shades[0],
  moderate: shades[1],
  high: shades[3],
  extreme: shades[4],
}

export function HeatMap({ risks, today }: { readonly risks: readonly Risk[]; readonly today: Day }) {
  const extreme = risks.filter(({ now }) => bandOf(now) === 'extreme')
  const message =
    extreme.length === 0
      ? 'No open risk is extreme'
      : `${format.count(extreme.length, 'open risk')} ${extreme.length === 1 ? 'is' : 'are'} extreme`
  const size = { width: left + cell.width * 5 + 8, height: top + cell.height * 5 + 56 }
  return (
    <ChartFigure
      words={{
        id: 'heat',
        message,
        headingLevel: 2,
        numbers: 'each open risk',
        measure: 'Open risks by likelihood and consequence, with what is done about them',
        source: `the register of risks on ${format.date(today)}; bands of the National Patient Safety Agency's matrix (2008).`,
        definition: 'The score is likelihood times consequence, each from 1 to 5: high from 8, extreme from 15.',
        download: { href: `${risksHref}.csv`, about: format.count(risks.length, 'open row') },
      }}
      name={`Grid of likelihood by consequence with ${format.count(risks.length, 'open risk')}. ${message}.`}
      size={size}
      columns={[
        { heading: 'Risk', rowHeading: true, cell: ({ title }) => title },
        { heading: 'Likelihood', cell: ({ now }) => likelihoods[now.likelihood] },
        { heading: 'Consequence', cell: ({ now }) => consequences[now.consequence] },
        { heading: 'Score before', numeric: true, cell: ({ before }) => format.number(scoreOf(before)) },
        { heading: 'Score now', cell: ({ now }) => ratingInWords(now) },
      ]}
      rows={risks}
    >
      {points.map((likelihood) =>
        points.map((consequence) => {
          const fill = shadeOf[bandOf({ likelihood, consequence })]
          const x = left + cell.width * (consequence - 1)
          const y = top + cell.height * (5 - likelihood)
          const here = risks.filter(({ now }) => now.likelihood === likelihood && now.consequence === consequence)
          return (
            <g key={`${likelihood} ${consequence}`}>
              <rect x={x} y={y} width={cell.width} height={cell.height} fill={fill} {...outline} />
              {here.length > 0 && (
                <text
                  x={x + cell.width / 2}
                  y={y + cell.height / 2}
                  dy="0.35em"
                  textAnchor="middle"
                  fill={readableOn(fill)}
                  fontWeight="bold"
                >
                  {here.length}
                </text>
              )}
            </g>
          )
        }),
      )}
      {points.map((point) => (
        <g key={point}>
          <text x={left - 8} y={top + cell.height * (5.5 - point)} dy="0.35em" textAnchor="end" fill={ink}>
            {likelihoods[point]}
          </text>
          <text x={left + cell.width * (point - 0.5)} y={top + cell.height * 5 + 22} textAnchor="middle" fill={ink}>
            {consequences[point]}
          </text>
        </g>
      ))}
      <text x={left + cell.width * 2.5} y={size.height - 6} textAnchor="middle" fill={ink}>
        Consequence, by likelihood from below
      </text>
    </ChartFigure>
  )
}

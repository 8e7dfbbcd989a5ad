/**
 * The two icons of a control chart, each with its words beside it: is the last point usual, and will the target be met.
 * Drawn by us after Making Data Count: a round sign with the mark of the judgement, and one with a letter.
 */
import type { DrawnChart } from './control-chart-shape.ts'
import { drawn, judgedInWords, outlookWords } from './control-chart-shape.ts'
import { Mark } from './mark.tsx'
import { ink, outline, readableOn, variation } from './palette.ts'

type IconsProps = { readonly chart: DrawnChart; readonly say: (value: number) => string }

export function ControlIcons({ chart, say }: IconsProps) {
  return (
    <ul className="accord-legend">
      <li className="accord-legend__item">
        {chart.variation.told && <VariationIcon of={chart.variation.judgement} />}
        <span>Variation: {variationInWords(chart)}</span>
      </li>
      <li className="accord-legend__item">
        {chart.assurance.told && <AssuranceIcon of={chart.assurance.outlook} />}
        <span>Target: {assuranceInWords(chart, say)}</span>
      </li>
    </ul>
  )
}

export function variationInWords({ variation: found }: DrawnChart): string {
  return found.told ? judgedInWords(found.judgement, found.signal) : `No judgement. ${found.because}`
}

export function assuranceInWords({ assurance }: DrawnChart, say: (value: number) => string): string {
  return assurance.told ? `${outlookWords[assurance.outlook]} of ${say(assurance.target)}` : assurance.because
}

function VariationIcon({ of }: { readonly of: Parameters<typeof drawn>[0] }) {
  return (
    <svg width="40" height="40" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
      <circle cx="20" cy="20" r="18" fill="#ffffff" {...outline} />
      <path d="M6 26l9-8 8 5 8-9" fill="none" stroke={ink} strokeWidth="1.5" />
      <Mark x={31} y={14} judgement={drawn(of)} size={5} />
    </svg>
  )
}

const letters = {
  'will-meet': { letter: 'P', fill: variation.improvement },
  'will-miss': { letter: 'F', fill: variation.concern },
  'may-or-may-not': { letter: '?', fill: variation.usual },
} as const

/** P for pass and F for fail, as boards know them. */
function AssuranceIcon({ of }: { readonly of: keyof typeof letters }) {
  const { letter, fill } = letters[of]
  return (
    <svg width="40" height="40" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
      <circle cx="20" cy="20" r="18" fill={fill} {...outline} />
      <text x="20" y="20" dy="0.35em" textAnchor="middle" fill={readableOn(fill)} fontWeight="bold" fontSize="20">
        {letter}
      </text>
    </svg>
  )
}

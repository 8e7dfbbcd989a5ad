/**
 * A point that carries a judgement: a shape of its own for each, Making Data Count's fill, and an outline that stands out
 * from any page (UI-64).
 */
import { tenths } from './line-label.tsx'
import { outline, variation } from './palette.ts'

export const judgements = ['usual', 'improvement', 'concern', 'noJudgement'] as const
export type DrawnJudgement = (typeof judgements)[number]

type MarkProps = { readonly x: number; readonly y: number; readonly judgement: DrawnJudgement; readonly size?: number }

/** Circle: usual. Triangle up: improvement. Triangle down: concern. Square: unusual, and neither good nor bad. */
export function Mark({ x, y, judgement, size = 5 }: MarkProps) {
  const style = { fill: variation[judgement], ...outline }
  if (judgement === 'usual') return <circle cx={x} cy={y} r={size} {...style} />
  if (judgement === 'noJudgement') {
    return <rect x={x - size} y={y - size} width={2 * size} height={2 * size} {...style} />
  }
  // As wide as it is high, with its weight on the point.
  const [wide, high] = [size * 1.3, judgement === 'improvement' ? -size * 1.4 : size * 1.4]
  return (
    <path d={`M${x} ${tenths(y + high)}l${tenths(wide)} ${tenths(-1.6 * high)}h${tenths(-2 * wide)}z`} {...style} />
  )
}

/** The marks that a chart shows, each beside its words. In the page and not in the drawing, so that it is read. */
export function MarkLegend({ marks }: { readonly marks: readonly { judgement: DrawnJudgement; words: string }[] }) {
  return (
    <ul className="accord-legend">
      {marks.map(({ judgement, words }) => (
        <li key={words} className="accord-legend__item">
          <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
            <Mark x={10} y={10} judgement={judgement} size={6} />
          </svg>{' '}
          {words}
        </li>
      ))}
    </ul>
  )
}

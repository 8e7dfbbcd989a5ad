/** How likely and how bad, as two answers of a form. */
import type { readAnswers } from '../register/read-answers.ts'
import { type Point, points, type Rating } from './risk.ts'

export function readRating(read: ReturnType<typeof readAnswers>, suffix: '' | 'Before', when: string): Rating {
  const choices = points.map(String)
  const point = (name: string, what: string): Point =>
    Number(read.oneOf(`${name}${suffix}`, choices, `Select ${what} ${when}`)) as Point
  return {
    likelihood: point('likelihood', 'how likely it is'),
    consequence: point('consequence', 'how bad it would be'),
  }
}

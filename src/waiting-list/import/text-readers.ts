/** Cells that differ from row to row: names, identifiers and NHS numbers. Most are as they should be, which is told fast. */
import { parseNhsNumber } from '#nhs/nhs-number.ts'
import { parsePathwayIdentifier } from '#nhs/rtt/patient-pathway-identifier.ts'
import { type CellFault, type CellReader, leftOut, NONE, nothing, type Reading } from './reading.ts'

/** What begins a formula in a spreadsheet, with the full-width forms that some take too. */
const beginsFormula = /^[=+\-@＝＋－＠]/
const control = /\p{Cc}/u

const formula: CellFault = {
  check: 'formula',
  problem: 'it begins like a formula',
  remedy: 'Correct it in the source system.',
}
const controlCharacter: CellFault = {
  check: 'control-character',
  problem: 'it holds a control character, such as a tab or a line end',
  remedy: 'Take it out in the source system.',
}

export function textReader(longest: number): CellReader {
  return (cell) => {
    const text = trimmed(cell)
    if (text === '') return nothing
    if (text.length > longest) {
      return leftOut({
        check: 'too-long',
        problem: `it has ${text.length} characters; there is room for ${longest}`,
        remedy: 'Check that the column is the right one.',
      })
    }
    if (!isPlain(text)) {
      if (control.test(text)) return leftOut(controlCharacter)
      if (beginsFormula.test(text)) return leftOut(formula)
    }
    return { text, number: NONE, hash: 0 }
  }
}

/** Letters and digits first, and no control character: nearly every cell, told without a regular expression. */
function isPlain(text: string): boolean {
  const first = text.charCodeAt(0)
  if (first < 48 || first === 61 || first === 64 || first > 0xff00) return false
  for (let at = 1; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit < 32 || (unit >= 127 && unit < 160)) return false
  }
  return true
}

function trimmed(cell: string): string {
  if (cell === '') return cell
  return cell.charCodeAt(0) <= 32 || cell.charCodeAt(cell.length - 1) <= 32 ? cell.replace(/^ +| +$/g, '') : cell
}

export function readPathwayIdentifier(cell: string): Reading {
  if (cell === '') return nothing
  if (isTwentyPlain(cell)) return { text: cell, number: NONE, hash: 0 }
  if (cell.trim() === '') return nothing
  if (control.test(cell)) return leftOut(controlCharacter)
  if (beginsFormula.test(cell)) return leftOut(formula)
  if (cell.length > 20) {
    return leftOut({
      check: 'too-long',
      problem: `it has ${cell.length} characters; an identifier has 20`,
      remedy: 'Send the identifier without its issuer, which has a column of its own.',
    })
  }
  const parsed = parsePathwayIdentifier(cell)
  const fault: CellFault | undefined = parsed.ok
    ? undefined
    : { check: 'pathway-identifier', problem: parsed.why, remedy: 'Send all 20 characters, padding and all.' }
  return { text: cell, number: NONE, hash: 0, ...(fault && { fault }) }
}

function isTwentyPlain(text: string): boolean {
  if (text.length !== 20) return false
  for (let at = 0; at < 20; at++) {
    const unit = text.charCodeAt(at)
    if (!((unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90))) return false
  }
  return true
}

const noNumber: Reading = {
  ...nothing,
  fault: {
    check: 'nhs-number-missing',
    problem: 'there is no NHS number',
    remedy: 'Trace the patient on the national demographic record.',
  },
}

export function readNhsNumber(cell: string): Reading {
  if (isValidNumber(cell)) return { text: cell, number: NONE, hash: 0 }
  if (cell.trim() === '') return noNumber
  const parsed = parseNhsNumber(cell)
  if (parsed.ok) return { text: parsed.value, number: NONE, hash: 0 }
  return leftOut({
    check: 'nhs-number',
    problem: parsed.why,
    remedy: 'Trace the patient on the national demographic record, and correct the number in the source system.',
  })
}

/** The common case of parseNhsNumber: ten digits that pass their check. It decides on everything else. */
function isValidNumber(cell: string): boolean {
  if (cell.length !== 10) return false
  let sum = 0
  let sameAsFirst = 0
  const first = cell.charCodeAt(0)
  for (let at = 0; at < 10; at++) {
    const digit = cell.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) return false
    if (digit + 48 === first) sameAsFirst += 1
    // With its own weight of 1, a right check digit makes the sum divisible by 11.
    sum += digit * (10 - at || 1)
  }
  return sum % 11 === 0 && sameAsFirst < 10
}

import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { legalForms, ruleNames } from '#alliance'
import { formsOfDecision } from './form-of-decision.ts'

const page = readFileSync('docs/how-the-alliance-decides.md', 'utf8')
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )

it('the page for board secretaries lists which rules each legal form can use', () => {
  for (const [form, { rules }] of Object.entries(formsOfDecision)) {
    const { name } = legalForms[form as keyof typeof legalForms]
    const told = rows.find((cells) => cells.length === 2 && cells[0] === name)?.[1]?.split('; ') ?? []
    expect(told.sort(), name).toEqual(rules.map((rule) => ruleNames[rule]).sort())
  }
})

it('the page for board secretaries says of each legal form and each rule what it is', () => {
  const told = rows.map(([first]) => first)
  for (const { name } of Object.values(legalForms)) expect(told.filter((one) => one === name)).toHaveLength(2)
  for (const name of Object.values(ruleNames)) expect(told).toContain(name)
})

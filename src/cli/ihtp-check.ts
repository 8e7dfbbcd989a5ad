/** `accord ihtp check`: what a plan breaks and costs. */
import { type Judgement, judge, readPlan, readProblem } from '#planner'
import { alignedTable } from './aligned-table.ts'
import { BadUse, type Io, readOptions } from './command.ts'
import { readJsonFile } from './json-file.ts'

export async function check(args: string[], io: Io): Promise<number> {
  const { values, positionals } = readOptions({ args, options: { json: { type: 'boolean' } }, allowPositionals: true })
  const [instance, solution, ...others] = positionals
  if (instance === undefined || solution === undefined || others.length > 0) {
    throw new BadUse('check needs an instance and a solution, and nothing else')
  }
  const problem = readJsonFile(io.cwd, instance, readProblem)
  const plan = readJsonFile(io.cwd, solution, (json) => readPlan(problem, json))
  const judged = judge(problem, plan)
  io.stdout.write(values.json ? `${JSON.stringify(summary(judged))}\n` : judgementText(judged))
  return judged.feasible ? 0 : 1
}

export function summary({ feasible, violations, cost, parts, broken }: Judgement) {
  return { feasible, violations, cost, parts, broken }
}

export function judgementText(judged: Judgement): string {
  const { feasible, violations, cost } = judged
  const shown = judged.findings.filter(({ amount, rule }) => amount > 0 || /^[HS]\d$/.test(rule.code))
  const rows = shown.map(({ rule, amount, cost: one }) => [
    rule.code,
    rule.strength,
    String(amount),
    rule.strength === 'must' ? '' : String(one),
    rule.says,
  ])
  const columns = [
    { heading: 'rule' },
    { heading: '' },
    { heading: 'amount', align: 'right' },
    { heading: 'cost', align: 'right' },
    { heading: 'a good plan' },
  ] as const
  const verdict = feasible ? 'feasible: no must is broken' : `not feasible: musts are broken ${violations} times`
  return `${alignedTable(columns, rows)}\n\n${verdict}\ncost ${cost}\n`
}

/** Plans better than the best known, kept as files that anybody can check: the cheapest of each instance. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { judge, readOrThrow, readPlan, readProblem } from '#planner'

/**
 * Keeps the plan as FOLDER/INSTANCE-COST.json if it costs less than what is kept of the instance already; those that it
 * betters go. The judge is asked first: a plan that is not what the run said it was throws. Answers the file, if kept.
 */
export function keepRecord(
  folder: string,
  {
    instance,
    instanceFile,
    planFile,
    cost,
  }: { instance: string; instanceFile: string; planFile: string; cost: number },
): string | undefined {
  mkdirSync(folder, { recursive: true })
  const kept = readdirSync(folder).flatMap((file) => {
    const [, name, itsCost] = /^(.+)-(\d+)\.json$/.exec(file) ?? []
    return name === instance ? [{ file, cost: Number(itsCost) }] : []
  })
  if (kept.some((one) => one.cost <= cost)) return undefined
  const problem = readOrThrow(readProblem(JSON.parse(readFileSync(instanceFile, 'utf8'))))
  const text = readFileSync(planFile, 'utf8')
  const judged = judge(problem, readOrThrow(readPlan(problem, JSON.parse(text))))
  if (!judged.feasible || judged.cost !== cost) {
    const found = judged.feasible ? `costs ${judged.cost}` : `breaks ${judged.violations} musts`
    throw new Error(`the plan of ${instance} was said to cost ${cost}, and by the judge ${found}`)
  }
  const file = join(folder, `${instance}-${cost}.json`)
  writeFileSync(file, text)
  for (const one of kept) rmSync(join(folder, one.file))
  return file
}

import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { newPlanChoices, readPlanInput, solvePlan } from '#plans'
import { clock } from '#platform/clock.ts'
import { configuration } from '#platform/configuration.ts'
import { Unusable } from '#platform/errors.ts'
import { openGround } from '#platform/ground.ts'
import { checkWritable } from './check-writable.ts'
import type { Command, Io } from './command.ts'
import { demoPlanner } from './demo-planner.ts'
import { dayOf, loadFirstDemo } from './first-demo.ts'
import { planProgress } from './plan-progress.ts'
import { planQuestion, planSettings } from './plan-question.ts'
import { planJson, planText } from './plan-text.ts'
import { settingsHelp } from './settings-help.ts'

export const command: Command = {
  name: 'plan',
  summary: 'Plan for each trust of an alliance alone and for all together, and say what that is worth',
  help: `Use: accord plan --alliance NAME [options]

Reads what the trusts share with one of the alliance's planners, plans each trust alone and all
together with the same effort, and prints what that is worth to each. Nothing is saved in the
database but who looked at what. Ctrl-C stops the search and keeps the best plan so far.

  --alliance NAME   such as orthopaedic or black-country
  --weeks N         how many weeks from the Monday after the lists, 1 to 8 (6)
  --seconds N       how long to search (60)
  --moves N         how many moves to try instead: two runs then write the same file, byte for byte
  --threads N       threads that search at the same time (ACCORD_PLANNER_THREADS)
  --seed N          where chance begins (1)
  --services A,B    treatment functions to plan for (all that the alliance plans together)
  --trusts A,B      trusts to plan for (all members)
  --as PERSON       who asks, such as RL1/bethan-swancott (the alliance's first planner)
  --json FILE       writes the plan, the report and every reason

For example:
  accord plan --alliance orthopaedic --weeks 6 --seconds 60 --threads 2 --seed 1 --json plan.json

${settingsHelp}
Exit status: 0 done, 1 no plan keeps every must and leaves no trust worse off, 2 bad use`,

  async run(args, io) {
    const question = planQuestion(args)
    if (question.json !== undefined) checkWritable(io, '--json', question.json)
    const config = configuration(io.env)
    const ground = await openGround(config)
    try {
      await loadFirstDemo(io, config, ground)
      const today = clock(await dayOf(config, ground)).today()
      const viewer = await demoPlanner(ground.db, question.alliance, question.as)
      const { settings, read } = await ground.db.withViewer(viewer, async (tx) => {
        const choices = await newPlanChoices(tx, today, config.plannerThreads)
        const settings = planSettings(question, choices)
        const at = { now: new Date(), secret: ground.secret }
        return { settings, read: await readPlanInput(tx, viewer, settings, at) }
      })
      const progress = planProgress(io, settings)
      const found = await solvePlan(read, settings, { signal: io.signal, onProgress: progress.show })
      progress.end()
      io.stdout.write(planText(read, settings, found))
      if (question.json !== undefined) save(io, question.json, planJson(question.alliance, read, settings, found))
      return found.report.isAcceptable && found.report.together.isFeasible ? 0 : 1
    } finally {
      await ground.close()
    }
  },
}

function save(io: Io, file: string, json: unknown): void {
  try {
    writeFileSync(resolve(io.cwd, file), `${JSON.stringify(json)}\n`)
  } catch (cause) {
    throw new Unusable(`${file}: cannot be written (${(cause as Error).message})`, { cause })
  }
}

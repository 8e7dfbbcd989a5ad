import { clock } from '#platform/clock.ts'
import { configuration } from '#platform/configuration.ts'
import { openGround } from '#platform/ground.ts'
import { bringIn, importFiles } from './bring-in.ts'
import { BadUse, type Command } from './command.ts'
import { importHelp, importQuestion } from './import-question.ts'

export const command: Command = {
  name: 'import',
  summary: "Bring in a trust's open pathways from a CSV file, whole or not at all",
  help: importHelp,

  async run(args, io) {
    const question = importQuestion(args)
    const files = importFiles(question, io)
    const config = configuration(io.env)
    const today = clock(config.today).today()
    if (question.asOf > today) throw new BadUse(`--as-of ${question.asOf} is in the future; today is ${today}`)
    const ground = await openGround(config)
    try {
      return await bringIn(ground, question, files, io)
    } finally {
      await ground.close()
    }
  },
}

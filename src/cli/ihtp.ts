/** `accord ihtp`: the planner on files of the Integrated Healthcare Timetabling Competition 2024, and on our own. */
import { BadUse, type Command, type Io } from './command.ts'
import { check } from './ihtp-check.ts'
import { generateFile } from './ihtp-generate.ts'
import { ihtpHelp } from './ihtp-help.ts'
import { solveFile } from './ihtp-solve.ts'
import { UnreadableFile } from './json-file.ts'

const deeds: Readonly<Record<string, (args: string[], io: Io) => Promise<number>>> = {
  solve: solveFile,
  check,
  generate: generateFile,
}

export const command: Command = {
  name: 'ihtp',
  summary: 'Solve, check or invent an integrated healthcare timetabling problem',
  help: ihtpHelp,
  async run([deed, ...args], io) {
    const run = deed !== undefined && Object.hasOwn(deeds, deed) ? deeds[deed] : undefined
    if (!run)
      throw new BadUse(
        deed === undefined ? 'say solve, check or generate' : `"${deed}" is none of solve, check and generate`,
      )
    try {
      return await run(args, io)
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error
      io.stderr.write(`${error.message.replaceAll(/^/gm, `accord ihtp ${deed}: `)}\n`)
      return 2
    }
  },
}

import { type Command, readOptions } from './command.ts'
import { serve } from './serve.ts'
import { settingsHelp } from './settings-help.ts'

export const command: Command = {
  name: 'worker',
  summary: 'Do the work only: imports and plans',
  help: `Use: accord worker

Takes jobs from the queue and does them. Run as many as you have cores to plan with, with
DATABASE_URL set to the same server as the web. A job whose worker is killed starts again elsewhere.

${settingsHelp}
Exit status: 0 stopped as asked, 1 could not start, 2 bad use`,

  run(args, io) {
    readOptions({ args, options: {} })
    return serve(io, { web: false, worker: true })
  },
}

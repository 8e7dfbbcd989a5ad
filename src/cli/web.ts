import { type Command, readOptions } from './command.ts'
import { serve } from './serve.ts'
import { settingsHelp } from './settings-help.ts'

export const command: Command = {
  name: 'web',
  summary: 'Serve the pages only; run workers beside it',
  help: `Use: accord web

Serves pages. Run as many as you like behind a balancer that asks /ready, with DATABASE_URL
set to one server for all, and at least one accord worker.

${settingsHelp}
Exit status: 0 stopped as asked, 1 could not start, 2 bad use`,

  run(args, io) {
    readOptions({ args, options: {} })
    return serve(io, { web: true, worker: false })
  },
}

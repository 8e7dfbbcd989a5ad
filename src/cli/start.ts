import { logInPeople } from '#identity'
import type { Command } from './command.ts'
import { readOptions } from './command.ts'
import { actOutFirstDemo, loadFirstDemo } from './first-demo.ts'
import { serve } from './serve.ts'
import { settingsHelp } from './settings-help.ts'

export const command: Command = {
  name: 'start',
  summary: 'Serve the pages and do the work, with the demonstration on the first run',
  help: `Use: accord start

Starts the web and the worker in one process, each in a thread of its own, on an embedded
PostgreSQL unless DATABASE_URL names a server. The first start loads two demonstration alliances. Ctrl-C stops it in order;
a second Ctrl-C stops it at once, and nothing that was saved is lost.

${settingsHelp}
Exit status: 0 stopped as asked, 1 could not start, 2 bad use`,

  run(args, io) {
    readOptions({ args, options: {} })
    return serve(io, {
      web: true,
      worker: true,
      async first(ground, config) {
        await loadFirstDemo(io, config, ground)
        await actOutFirstDemo(io, config, ground)
      },
      async welcome(address, ground) {
        const people = await logInPeople(ground.db)
        const lines = people.map(({ name, jobTitle, trustName }) => `    ${name}, ${jobTitle}, ${trustName}`)
        io.stdout.write(
          people.length > 0
            ? `\nAccord is at ${address}\n  Log in as one of these people:\n${lines.join('\n')}\n  Ctrl-C stops it.\n`
            : `\nAccord is at ${address}\n  No alliance has been loaded yet. For a demonstration: npx accord demo\n`,
        )
      },
    })
  },
}

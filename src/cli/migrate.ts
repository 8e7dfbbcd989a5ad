import { configuration } from '#platform/configuration.ts'
import { openGround } from '#platform/ground.ts'
import { migrateDown, migrationFiles } from '#platform/migrate.ts'
import { BadUse, type Command, readOptions, Unusable } from './command.ts'
import { settingsHelp } from './settings-help.ts'

export const command: Command = {
  name: 'migrate',
  summary: 'Bring the database to the shape this version expects, or back',
  help: `Use: accord migrate [--down-to NUMBER]

  --down-to NUMBER   take back every migration after this one, newest first; their tables and rows go

${settingsHelp}
Exit status: 0 done, 1 could not, 2 bad use`,

  async run(args, io) {
    const { values } = readOptions({ args, options: { 'down-to': { type: 'string' } } })
    const downTo = values['down-to']
    if (downTo !== undefined && !/^\d{1,4}$/.test(downTo))
      throw new BadUse(`--down-to "${downTo}" is not a migration's number`)
    const ground = await openGround(configuration(io.env))
    try {
      if (downTo === undefined) {
        io.stdout.write(`The database has all ${migrationFiles().length} migrations.\n`)
        return 0
      }
      if (!ground.ownerUrl) throw new Unusable('This login may not migrate. Set DATABASE_OWNER_URL to one that may.')
      const gone = await migrateDown(ground.ownerUrl, Number(downTo))
      io.stdout.write(gone.length === 0 ? 'Nothing to take back.\n' : `Taken back: ${gone.join(', ')}\n`)
      return 0
    } finally {
      await ground.close()
    }
  },
}

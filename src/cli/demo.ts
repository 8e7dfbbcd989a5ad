import { configuration } from '#platform/configuration.ts'
import { openGround } from '#platform/ground.ts'
import { logger } from '#platform/log.ts'
import { censusDay, demoAlliances } from '#synthetic'
import { partsOf } from '../main.ts'
import { BadUse, type Command, readOptions } from './command.ts'
import { demoProgress } from './demo-progress.ts'
import { actOutDemo } from './demo-transfers.ts'
import { loadDemo } from './load-demo.ts'
import { settingsHelp } from './settings-help.ts'

const ids = demoAlliances.map(({ id }) => id)

export const command: Command = {
  name: 'demo',
  summary: 'Load the two demonstration alliances',
  help: `Use: accord demo [--alliance NAME] [--reset] [--seed N]

Loads two alliances whose waits are the published ones of 31 January 2026, with invented
people: about 39,000 pathways of two orthopaedic hospitals and 140,000 of three trusts of the
Black Country. A first plan of the orthopaedic hospitals is published, with transfers in every
state. Does nothing when they are there. A load that is stopped leaves nothing behind.

  --alliance NAME   only this one: ${ids.join(' or ')}
  --reset           first remove the demonstration that is there, with every plan, transfer,
                    import and login of its trusts; the audit log stays
  --seed N          other invented people, with the same waits (default 1)

${settingsHelp}
Exit status: 0 done, 1 could not, 2 bad use`,

  async run(args, io) {
    const { values } = readOptions({
      args,
      options: {
        alliance: { type: 'string' },
        reset: { type: 'boolean', default: false },
        seed: { type: 'string', default: '1' },
      },
    })
    const alliances = values.alliance === undefined ? demoAlliances : alliancesNamed(values.alliance)
    if (!/^\d{1,9}$/.test(values.seed)) {
      throw new BadUse(`--seed is "${values.seed}", and must be a whole number from 0 to 999999999`)
    }
    const config = configuration(io.env)
    const ground = await openGround(config)
    try {
      const started = performance.now()
      const loaded = await loadDemo(ground, {
        seed: Number(values.seed),
        alliances,
        reset: values.reset,
        onProgress: demoProgress(io),
        signal: io.signal,
      })
      const seconds = ((performance.now() - started) / 1000).toFixed(1)
      io.stdout.write(
        loaded.length > 0
          ? `Loaded ${loaded.map(({ name }) => name).join(' and ')} in ${seconds} s, into ${ground.where}.\n`
          : `${alliances.map(({ name }) => name).join(' and ')}: there already. To load anew: accord demo --reset\n`,
      )
      const parts = partsOf(ground, { ...config, today: config.today ?? censusDay }, logger(config.logLevel))
      const acted = await actOutDemo(parts, ground, { signal: io.signal })
      if (acted.status === 'done') io.stdout.write('A first plan is published, and its transfers are under way.\n')
      if (acted.status === 'stopped') io.stdout.write(`No transfers are under way, because ${acted.because}.\n`)
      return 0
    } finally {
      await ground.close()
    }
  },
}

function alliancesNamed(id: string) {
  const found = demoAlliances.filter((alliance) => alliance.id === id)
  if (found.length === 0) throw new BadUse(`--alliance is "${id}", and must be ${ids.join(' or ')}`)
  return found
}

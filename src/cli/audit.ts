import { isTrustCode, trustCode } from '#nhs/trust-code.ts'
import { firstBrokenEntry } from '#platform/audit-chain.ts'
import { configuration } from '#platform/configuration.ts'
import { openGround } from '#platform/ground.ts'
import type { Viewer } from '#platform/viewer.ts'
import { BadUse, type Command, readOptions } from './command.ts'

export const command: Command = {
  name: 'audit',
  summary: "Check that a trust's audit log is whole and unchanged",
  help: `Use: accord audit --trust CODE [--json]

Reads every entry of the trust's chain and checks that each fits the one before, and the last
the head. It cannot show that the head itself was rewritten: keep the head's digest elsewhere.

  --trust CODE   the owner of the log, such as RL1
  --json         print one object {trust, entries, whole, brokenAt}

Exit status: 0 whole, 1 broken, 2 bad use`,

  async run(args, io) {
    const { values } = readOptions({ args, options: { trust: { type: 'string' }, json: { type: 'boolean' } } })
    if (!values.trust || !isTrustCode(values.trust))
      throw new BadUse(`--trust "${values.trust ?? ''}" is not a trust's code such as RL1`)
    const viewer: Viewer = {
      person: 'accord audit',
      name: '',
      jobTitle: '',
      trust: trustCode(values.trust),
      alliance: '',
      roles: ['system'],
      purpose: 'administration',
    }
    const ground = await openGround(configuration(io.env))
    try {
      const { entries, brokenAt } = await ground.db.reading(viewer, firstBrokenEntry)
      const whole = brokenAt === undefined
      if (values.json) {
        io.stdout.write(`${JSON.stringify({ trust: viewer.trust, entries, whole, brokenAt: brokenAt ?? null })}\n`)
      } else {
        io.stdout.write(
          whole
            ? `The audit log of ${viewer.trust} is whole: ${entries} entries.\n`
            : `The audit log of ${viewer.trust} is broken at entry ${brokenAt}. The ${entries} entries before it fit.\n`,
        )
      }
      return whole ? 0 : 1
    } finally {
      await ground.close()
    }
  },
}

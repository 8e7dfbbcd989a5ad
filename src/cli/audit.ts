import { isTrustCode, trustCode } from '#nhs/trust-code.ts'
import { type ChainCheck, checkedChain } from '#platform/audit-chain.ts'
import { configuration } from '#platform/configuration.ts'
import type { Database } from '#platform/database.ts'
import { openGround } from '#platform/ground.ts'
import type { Viewer } from '#platform/viewer.ts'
import { BadUse, type Command, type Io, readOptions } from './command.ts'
import { settingsHelp } from './settings-help.ts'

export const command: Command = {
  name: 'audit',
  summary: "Check that a trust's audit log is whole and unchanged",
  help: `Use: accord audit --trust CODE [--expect DIGEST] [--json]

Reads every entry of the trust's log, checks that each fits the one before and that the last is the
one the database holds for the last, and prints how many there are and the digest of the last: the
head. Write the head down where those who run the database cannot change it. As long as the log
still holds it, nothing up to there was changed, taken out or cut off; --expect asks.

  --trust CODE      the owner of the log, such as RL1
  --expect DIGEST   also say whether this head, printed earlier, is still in the log
  --json            print one object {trust, entries, whole, brokenAt, head, lastAt, expectedAt}:
                    head and lastAt are the last entry's that fits, expectedAt is the number of the
                    entry that was expected; null where there is none

${settingsHelp}
Exit status: 0 whole, and holds the head that was expected; 1 not so; 2 bad use`,

  async run(args, io) {
    const question = auditQuestion(args)
    const ground = await openGround(configuration(io.env))
    try {
      return await auditChain(ground.db, question, io)
    } finally {
      await ground.close()
    }
  },
}

export type AuditQuestion = { readonly trust: string; readonly expect: string | undefined; readonly isJson: boolean }

export function auditQuestion(args: string[]): AuditQuestion {
  const { values } = readOptions({
    args,
    options: { trust: { type: 'string' }, expect: { type: 'string' }, json: { type: 'boolean', default: false } },
  })
  const { trust = '', expect, json } = values
  if (!isTrustCode(trust)) throw new BadUse(`--trust "${trust}" is not a trust's code such as RL1`)
  if (expect !== undefined && !/^[0-9a-f]{64}$/i.test(expect.trim()))
    throw new BadUse(`--expect "${expect}" is not a head: 64 digits and letters from a to f, as accord audit prints it`)
  return { trust, expect: expect?.trim().toLowerCase(), isJson: json }
}

/** Checks, says what was found, and resolves to the exit status. */
export async function auditChain(db: Database, question: AuditQuestion, io: Io): Promise<number> {
  const { trust, expect, isJson } = question
  const check = await db.reading(auditor(trust), (tx) => checkedChain(tx, expect))
  io.stdout.write(isJson ? auditJson(question, check) : auditText(question, check))
  const isWhole = check.brokenAt === undefined
  return isWhole && (expect === undefined || check.expectedAt !== undefined) ? 0 : 1
}

const auditor = (trust: string): Viewer => ({
  person: 'accord audit',
  name: '',
  jobTitle: '',
  trust: trustCode(trust),
  alliance: '',
  roles: ['system'],
  purpose: 'administration',
})

function auditJson({ trust }: AuditQuestion, { entries, brokenAt, head, expectedAt }: ChainCheck): string {
  const whole = brokenAt === undefined
  const found = {
    trust,
    entries,
    whole,
    brokenAt: brokenAt ?? null,
    head: head?.digest ?? null,
    lastAt: head?.at.toISOString() ?? null,
    expectedAt: expectedAt ?? null,
  }
  return `${JSON.stringify(found)}\n`
}

function auditText({ trust, expect }: AuditQuestion, { entries, brokenAt, head, expectedAt }: ChainCheck): string {
  const lines = [
    brokenAt === undefined
      ? `The audit log of ${trust} is whole: ${entries} entries.`
      : `The audit log of ${trust} is broken at entry ${brokenAt}. Entries that fit before it: ${entries}.`,
  ]
  if (head) lines.push(`Last entry${brokenAt === undefined ? '' : ' that fits'}: ${head.at.toISOString()}`)
  if (head && brokenAt === undefined) lines.push(`Head: ${head.digest}`)
  if (expect !== undefined)
    lines.push(
      expectedAt === undefined
        ? 'No: the head that was expected is not in it. What it stood for was cut off, taken out or changed, or it is of another log.'
        : `Yes: the head that was expected is entry ${expectedAt}, so nothing up to there was changed or cut off.`,
    )
  return lines.map((line) => `${line}\n`).join('')
}

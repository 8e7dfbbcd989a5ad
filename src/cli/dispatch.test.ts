import { describe, expect, it } from 'vitest'
import { BadUse, type Command, readOptions, Unusable } from './command.ts'
import { type CommandTable, dispatch } from './dispatch.ts'
import { runWith } from './test-io.ts'

const commandThat = (run: Command['run']): CommandTable => ({
  plan: async () => ({ command: { name: 'plan', summary: 'Make a plan', help: 'accord plan [--weeks N]', run } }),
  rtt: async () => ({ command: { name: 'rtt', summary: 'Print statistics', help: 'accord rtt FILE', run } }),
})

const done = commandThat(async (_, io) => {
  io.stdout.write('planned\n')
  return 0
})

const accord = (args: string[], commands: CommandTable = done) => runWith((io) => dispatch(args, io, commands, '1.2.3'))

describe('the command line', () => {
  it('runs the command that is named, with what follows its name', async () => {
    const given: string[][] = []
    const commands = commandThat(async (args) => {
      given.push(args)
      return 0
    })
    expect((await accord(['plan', '--weeks', '6'], commands)).status).toBe(0)
    expect(given).toEqual([['--weeks', '6']])
  })

  it('passes on the answer no as exit status 1', async () => {
    expect(
      await accord(
        ['plan'],
        commandThat(async () => 1),
      ),
    ).toEqual({ status: 1, stdout: '', stderr: '' })
  })

  it.each([[['--help']], [['-h']], [['help']]])('lists the commands for %s', async (args) => {
    const { status, stdout } = await accord(args)
    expect(status).toBe(0)
    expect(stdout).toContain('plan  Make a plan\n  rtt   Print statistics')
  })

  it.each([[['plan', '--help']], [['plan', '--weeks', '6', '-h']], [['help', 'plan']]])(
    'shows the help of a command for %s and runs nothing',
    async (args) => {
      expect(await accord(args)).toEqual({ status: 0, stdout: 'accord plan [--weeks N]\n', stderr: '' })
    },
  )

  it('leaves --help after -- to the command', async () => {
    expect((await accord(['plan', '--', '--help'])).stdout).toBe('planned\n')
  })

  it('says its version', async () => {
    expect((await accord(['--version'])).stdout).toBe('accord 1.2.3\n')
  })

  it('shows the commands on stderr as bad use when none is named', async () => {
    expect(await accord([])).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('Make a plan') })
  })

  it('suggests the nearest command for a slip, and nothing for another word', async () => {
    const slip = await accord(['paln'])
    expect(slip).toMatchObject({ status: 2, stdout: '' })
    expect(slip.stderr).toBe('accord: there is no command "paln"; did you mean "accord plan"?\nTry: accord --help\n')
    expect((await accord(['toString'])).stderr).toBe('accord: there is no command "toString"\nTry: accord --help\n')
  })
})

describe('a command that refuses', () => {
  it('exits with 2 for bad use and points at its help', async () => {
    const commands = commandThat(async () => {
      throw new BadUse('--weeks is "many"')
    })
    expect(await accord(['plan'], commands)).toEqual({
      status: 2,
      stdout: '',
      stderr: 'accord: --weeks is "many"\nTry: accord plan --help\n',
    })
  })

  it('exits with 2 for an option that it does not have', async () => {
    const commands = commandThat(async (args) => {
      readOptions({ args, options: { weeks: { type: 'string' } } })
      return 0
    })
    expect(await accord(['plan', '--week', '6'], commands)).toMatchObject({
      status: 2,
      stderr: "accord: Unknown option '--week'\nTry: accord plan --help\n",
    })
  })

  it('exits with 1 for what cannot be used, in one line', async () => {
    const commands = commandThat(async () => {
      throw new Unusable('x.csv: the file is empty')
    })
    expect(await accord(['plan'], commands)).toMatchObject({
      status: 1,
      stderr: 'accord plan: x.csv: the file is empty\n',
    })
  })

  it('says that it was stopped when a person stopped it', async () => {
    const commands = commandThat(async (_, io) => {
      io.signal.throwIfAborted()
      return 0
    })
    const stopped = await runWith((io) => dispatch(['plan'], io, commands, '1'), { signal: AbortSignal.abort() })
    expect(stopped).toEqual({ status: 130, stdout: '', stderr: 'accord plan: stopped\n' })
  })

  it.each([
    ['a full disk', Object.assign(new Error('write failed'), { code: 'ENOSPC' }), 'the disk is full (write failed)'],
    [
      'a full disk of the database',
      new Error('migration failed', { cause: Object.assign(new Error('could not extend file'), { code: '53100' }) }),
      'the disk is full (could not extend file)',
    ],
    [
      'a database that was stopped',
      Object.assign(new Error('terminating'), { code: '57P01' }),
      'the database went away',
    ],
    ['a connection that broke', new Error('Connection terminated unexpectedly'), 'the database went away'],
    [
      'a server that is not there any more',
      Object.assign(new Error('connect ENOENT /x'), { code: 'ENOENT', syscall: 'connect' }),
      'the database went away',
    ],
  ])('says in a sentence that %s was in the way, and what to do', async (_, error, says) => {
    const commands = commandThat(async () => {
      throw error
    })
    const { status, stderr } = await accord(['plan'], commands)
    expect(status).toBe(1)
    expect(stderr).toContain(`accord plan: ${says}`)
    expect(stderr).toMatch(/run it again|Run it again/)
    expect(stderr).not.toContain('fault in Accord')
  })

  it('calls a fault of its own a fault of its own, and shows all of it', async () => {
    const commands = commandThat(async () => {
      throw new Error('two placements of one patient', { cause: new Error('row 7') })
    })
    const { status, stderr } = await accord(['plan'], commands)
    expect(status).toBe(1)
    expect(stderr).toContain('a fault in Accord')
    expect(stderr).toContain('two placements of one patient')
    expect(stderr).toContain('row 7')
  })
})

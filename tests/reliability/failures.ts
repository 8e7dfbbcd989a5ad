/**
 * What goes wrong while people work: programs are killed with no warning every few seconds, and in between connections to the
 * database are cut in the middle of what they do. By dice, so that the same seed breaks the same things in the same order.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import type { TestDatabase } from '#platform/test-database.ts'
import { type Dice, oneOf } from './dice.ts'
import type { Program } from './programs.ts'
import { reliably } from './reliably.ts'

export type Failures = {
  /** What was killed, in order, and how long it was away. */
  readonly killed: readonly string[]
  readonly cut: number
}

export type Pace = {
  /** From when one is back to when the next is killed. */
  readonly secondsBetweenKills: readonly [least: number, most: number]
  /** Each program once and no more. */
  readonly isOnceEach: boolean
  readonly secondsBetweenCuts: readonly [least: number, most: number]
}

/**
 * Where a transaction is broken off now and then, a share of the times: as it is about to tick an effect off, to keep the
 * answer to a form, and to write a log. Whatever it has done until then has to go with it.
 */
const breaks: readonly (readonly [before: string, share: number])[] = [
  ['update on transfer_effect for each row when (new.done_at is not null)', 0.15],
  ['insert on command_done for each row', 0.05],
  ['insert on audit_entry for each row', 0.01],
]

/** As PostgreSQL breaks it off that is told to stop, so that programs take it for that. */
export async function breakOff({ scene }: TestDatabase<unknown>): Promise<void> {
  await sql`
    create function private.breaks_off() returns trigger language plpgsql as $$
    begin
      if random() < tg_argv[0]::double precision then raise exception 'broken off by the test' using errcode = '57P01'; end if;
      return new;
    end $$`.execute(scene)
  await sql`grant execute on function private.breaks_off() to public`.execute(scene)
  for (const [n, [before, share]] of breaks.entries()) {
    await sql
      .raw(`create trigger breaks_off_${n} before ${before} execute function private.breaks_off(${share})`)
      .execute(scene)
  }
}

/** Goes on until it is told to stop, and at least until each program has been killed once. */
export function failAll(
  test: TestDatabase<unknown>,
  programs: readonly Program[],
  throwDice: Dice,
  { secondsBetweenKills, isOnceEach, secondsBetweenCuts }: Pace,
): { stop(): Promise<Failures> } {
  const killed: string[] = []
  let cut = 0
  let isOver = false
  const between = ([least, most]: readonly [number, number]) => 1000 * (least + throwDice() * (most - least))
  /** Wakes at the end. */
  const rest = async (milliseconds: number) => {
    const until = Date.now() + milliseconds
    while (!isOver && Date.now() < until) await sleep(Math.min(50, until - Date.now()))
  }

  async function kill(): Promise<void> {
    const spared = [...programs]
    while (spared.length > 0 || !(isOver || isOnceEach)) {
      await rest(between(secondsBetweenKills))
      // Each once before any a second time.
      const from = spared.length > 0 ? spared : programs
      const program = oneOf(throwDice, from)
      if (from === spared) spared.splice(spared.indexOf(program), 1)
      const began = performance.now()
      await program.killed()
      killed.push(`${program.name}, back after ${((performance.now() - began) / 1000).toFixed(1)} s`)
    }
  }

  async function cutConnections(): Promise<void> {
    while (!isOver) {
      await rest(between(secondsBetweenCuts))
      const { rows } = await reliably(() =>
        sql`
          select pg_terminate_backend(pid) from pg_stat_activity
           where datname = current_database() and pid <> pg_backend_pid() and state in ('active', 'idle in transaction')
             and application_name like 'accord%'
           order by md5(pid::text || now()::text) limit 1`.execute(test.scene),
      )
      cut += rows.length
    }
  }

  const all = Promise.all([kill(), cutConnections()])
  // Whoever stops it is told; until then it is nobody's unhandled rejection.
  all.catch(() => {})
  return {
    async stop() {
      isOver = true
      await all
      return { killed, cut }
    },
  }
}

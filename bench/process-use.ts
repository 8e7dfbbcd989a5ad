/** What running processes have used so far, where the operating system tells (Linux: /proc). */
import { existsSync, readdirSync, readFileSync } from 'node:fs'

export type Use = { readonly processorSeconds: number; readonly megabytes: number }

/** Linux counts processor time in hundredths of a second for every program, whatever the kernel ticks at. */
const TICKS_A_SECOND = 100

/** Of one process, all its threads included. Memory is its share: what processes have in common is counted once. */
export const useOf = (pid: number): Use | null => sum(pid, [])

/** Of a process with those it started, ended ones too. */
export const useOfFamily = (pid: number | null): Use | null => (pid === null ? null : sum(pid, childrenOf(pid)))

function sum(pid: number, children: readonly number[]): Use | null {
  try {
    let ticks = 0
    let kilobytes = 0
    for (const each of [pid, ...children]) {
      const [userTicks, systemTicks, endedUser, endedSystem] = statOf(each).slice(11, 15).map(Number)
      ticks += userTicks! + systemTicks! + (children.length > 0 ? endedUser! + endedSystem! : 0)
      const [, share = '0'] = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${each}/smaps_rollup`, 'utf8')) ?? []
      kilobytes += Number(share)
    }
    return { processorSeconds: ticks / TICKS_A_SECOND, megabytes: kilobytes / 1024 }
  } catch {
    return null
  }
}

/** The most memory that a process has held at once, in megabytes. */
export function peakOf(pid: number): number | null {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return kilobytes === undefined ? null : Number(kilobytes) / 1024
  } catch {
    return null
  }
}

/** The first process of this name that another has started; null where there is none, or it cannot be told. */
export function childCalled(pid: number, name: string): number | null {
  const named = (child: number) => readFileSync(`/proc/${child}/comm`, 'utf8').trim() === name
  return childrenOf(pid).find(named) ?? null
}

function childrenOf(pid: number): number[] {
  if (!existsSync('/proc')) return []
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((each) => {
      try {
        return Number(statOf(each)[1]) === pid
      } catch {
        // It ended while we looked.
        return false
      }
    })
}

/** The fields of /proc/PID/stat after the program's name, which may hold spaces: the state, the parent and so on. */
function statOf(pid: number): string[] {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
  return text.slice(text.lastIndexOf(')') + 2).split(' ')
}

/** People who read pages of a running Accord at the same time, each on a connection of their own. */
import { Agent, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { Unusable } from '#platform/errors.ts'
import { type Pace, pauseOf, startOf } from './paces.ts'

export type Reading = { readonly milliseconds: number; readonly text: string }

export type Sent = { readonly milliseconds: number; readonly status: number; readonly location: string }

/** Logs in as somebody of the demonstration; what it returns is sent with every page that is asked for. */
export async function logIn(address: string, person: string): Promise<string> {
  const answer = await fetch(`${address}/log-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: address },
    body: new URLSearchParams({ person }),
  })
  const cookie = answer.headers.get('set-cookie')?.split(';')[0]
  if (answer.status !== 303 || !cookie) throw new Unusable(`${person} cannot log in: ${answer.status}`)
  return cookie
}

export class Reader {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 })
  readonly #address: string
  readonly #cookie: string

  constructor(address: string, cookie: string) {
    this.#address = address
    this.#cookie = cookie
  }

  /** One page, from the asking to its last byte. */
  read(path: string): Promise<Reading> {
    const started = performance.now()
    return new Promise((done, failed) => {
      const asked = request(
        this.#address + path,
        { agent: this.#agent, headers: { cookie: this.#cookie } },
        (answer) => {
          const pieces: Buffer[] = []
          answer.on('data', (piece: Buffer) => pieces.push(piece))
          answer.on('error', failed)
          answer.on('end', () => {
            if (answer.statusCode !== 200) failed(new Unusable(`${path} answered ${answer.statusCode}`))
            else done({ milliseconds: performance.now() - started, text: Buffer.concat(pieces).toString() })
          })
        },
      )
      asked.on('error', failed)
      asked.end()
    })
  }

  /** A form, from the sending to the last byte of the answer, which leads to another page. */
  send(path: string, fields: Readonly<Record<string, string>>): Promise<Sent> {
    const started = performance.now()
    const body = new URLSearchParams(fields).toString()
    const headers = {
      cookie: this.#cookie,
      origin: this.#address,
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(body),
    }
    return new Promise((done, failed) => {
      const sent = request(this.#address + path, { method: 'POST', agent: this.#agent, headers }, (answer) => {
        answer.on('data', () => {})
        answer.on('error', failed)
        answer.on('end', () => {
          const { statusCode: status = 0, headers: said } = answer
          done({ milliseconds: performance.now() - started, status, location: said.location ?? '' })
        })
      })
      sent.on('error', failed)
      sent.end(body)
    })
  }

  leave(): void {
    this.#agent.destroy()
  }
}

export type Crowd = {
  readonly address: string
  readonly cookie: string
  readonly readers: number
  readonly seconds: number
  /** Between one page and the next of the same reader. */
  readonly pace: Pace
  readonly random: () => number
  /** The page to read next. */
  readonly path: () => string
  /** Throws when the page is not what was asked for. */
  readonly check: (path: string, text: string) => void
}

/** Milliseconds of every page that was read, shortest first. */
export async function crowd(asked: Crowd): Promise<number[]> {
  const { readers, seconds, pace, random, path, check } = asked
  const times: number[] = []
  const until = performance.now() + seconds * 1000
  await Promise.all(
    Array.from({ length: readers }, async (_, n) => {
      const reader = new Reader(asked.address, asked.cookie)
      await sleep(startOf(pace, n, readers))
      while (performance.now() < until) {
        const next = path()
        const { milliseconds, text } = await reader.read(next)
        check(next, text)
        times.push(milliseconds)
        await sleep(pauseOf(pace, random))
      }
      reader.leave()
    }),
  )
  return times.sort((a, b) => a - b)
}

/** The time that `percent` of 100 did not exceed; times shortest first. */
export const percentile = (times: readonly number[], percent: number): number =>
  times[Math.max(0, Math.ceil((times.length * percent) / 100) - 1)] ?? Number.NaN

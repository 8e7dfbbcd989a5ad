/**
 * Somebody at a browser who does not give up: a form is sent again, with its key, until there is an answer, whichever web
 * is alive. What breaks on the way is theirs to bear and never a reason to think that nothing was done.
 */
import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

export type Form = {
  readonly path: string
  readonly fields: Readonly<Record<string, string>>
  readonly cookie: string
}

export type Answered = { readonly status: number; readonly location: string; readonly text: string }

const GIVE_UP_MILLISECONDS = 90_000
const AGAIN_MILLISECONDS = 150
const ANSWER_WITHIN_MILLISECONDS = 30_000

export class Browser {
  /** Answers that told somebody to come back later, by status; a connection that broke is 0. */
  readonly toldToComeBack = new Map<number, number>()
  readonly #addresses: readonly string[]
  #turn = 0

  constructor(addresses: readonly string[]) {
    this.#addresses = addresses
  }

  /** Sends the form until somebody answers what became of it. */
  async send(form: Form): Promise<Answered> {
    const until = Date.now() + GIVE_UP_MILLISECONDS
    for (;;) {
      const answer = await this.#once(form).catch(() => undefined)
      const status = answer?.status ?? 0
      if (answer && status < 500) return answer
      this.toldToComeBack.set(status, (this.toldToComeBack.get(status) ?? 0) + 1)
      if (Date.now() > until) throw new Error(`${form.path} had no answer but ${status}: ${answer?.text.slice(0, 500)}`)
      await sleep(AGAIN_MILLISECONDS)
    }
  }

  /** Sends it and is gone before the answer has come. */
  async drop(form: Form, afterMilliseconds: number): Promise<void> {
    await Promise.race([this.#once(form, afterMilliseconds).catch(() => undefined), sleep(afterMilliseconds + 50)])
  }

  #once({ path, fields, cookie }: Form, dropAfterMilliseconds?: number): Promise<Answered> {
    this.#turn += 1
    const address = this.#addresses[this.#turn % this.#addresses.length]!
    const body = new URLSearchParams(fields).toString()
    const headers = {
      cookie,
      origin: address,
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(body),
    }
    return new Promise((answered, failed) => {
      const asked = request(address + path, { method: 'POST', headers, agent: false }, (answer) => {
        const pieces: Buffer[] = []
        answer.on('data', (piece: Buffer) => pieces.push(piece))
        answer.on('error', failed)
        answer.on('end', () =>
          answered({
            status: answer.statusCode ?? 0,
            location: answer.headers.location ?? '',
            text: Buffer.concat(pieces).toString(),
          }),
        )
      })
      asked.setTimeout(ANSWER_WITHIN_MILLISECONDS, () => asked.destroy(new Error('no answer in time')))
      asked.on('error', failed)
      asked.end(body)
      if (dropAfterMilliseconds !== undefined) setTimeout(() => asked.destroy(), dropAfterMilliseconds)
    })
  }

  /** Logs in as somebody, and returns what is sent with every form. */
  async logIn(person: string): Promise<string> {
    const address = this.#addresses[0]!
    const answer = await fetch(`${address}/log-in`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: address },
      body: new URLSearchParams({ person }),
    })
    const cookie = answer.headers.get('set-cookie')?.split(';')[0]
    if (answer.status === 303 && cookie) return cookie
    throw new Error(`${person} could not log in: ${answer.status}`)
  }
}

/** Puts the app on a port: with limits on how slowly a request may arrive, and a stop that lets answers finish. */
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'

type Fetch = (request: Request) => Response | Promise<Response>

export type Listening = {
  /** The port that was given, when 0 was asked for. */
  readonly port: number
  /** Takes no new requests, lets those at work finish for `graceMilliseconds`, then lets go of them. */
  stop(graceMilliseconds?: number): Promise<void>
}

/** Rejects with Node's own error when the port is taken (EADDRINUSE) or not allowed (EACCES). */
export function listen(
  fetch: Fetch,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Listening> {
  return new Promise((ready, failed) => {
    const server = serve({ fetch, port, hostname: host }) as Server
    // A whole minute for the headers would let a few slow clients hold every connection; a file may take longer.
    server.headersTimeout = 10_000
    server.requestTimeout = 300_000
    server.keepAliveTimeout = 65_000
    server.once('error', failed)
    server.once('listening', () => {
      server.off('error', failed)
      // A client that sends nonsense or goes away mid-request is answered or dropped; it never ends the process.
      server.on('clientError', (_, socket) => {
        if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n')
      })
      ready({ port: (server.address() as AddressInfo).port, stop: (grace = 5000) => stop(server, grace) })
    })
  })
}

function stop(server: Server, graceMilliseconds: number): Promise<void> {
  return new Promise((stopped) => {
    const letGo = setTimeout(() => server.closeAllConnections(), graceMilliseconds)
    server.close(() => {
      clearTimeout(letGo)
      stopped()
    })
    server.closeIdleConnections()
  })
}

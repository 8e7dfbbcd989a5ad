/** The port to serve on: whether it is free, and what to say when it is not. */
import { createServer } from 'node:net'
import { Unusable } from '#platform/errors.ts'

type Place = { readonly host: string; readonly port: number }

/** @throws Unusable when nobody could listen there now, saying why and what to do */
export function mayListen(place: Place): Promise<void> {
  return onPort(
    place,
    () =>
      new Promise((free, failed) => {
        const trial = createServer().once('error', failed)
        trial.listen(place.port, place.host, () => trial.close(() => free()))
      }),
  )
}

/** Listens by `start`, with Node's complaints turned into what to do. */
export async function onPort<Result>({ host, port }: Place, start: () => Promise<Result>): Promise<Result> {
  try {
    return await start()
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (code === 'EADDRINUSE') {
      const other = port < 65_535 ? port + 1 : port - 1
      throw new Unusable(
        `Port ${port} is in use by another program. Stop that one, or choose another port: PORT=${other} npm start`,
      )
    }
    if (code === 'EACCES')
      throw new Unusable(`This user may not listen on port ${port}. Choose one above 1023 with PORT.`)
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
      throw new Unusable(`HOST "${host}" is not an address of this machine.`)
    throw cause
  }
}

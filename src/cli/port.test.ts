import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { expect, it } from 'vitest'
import { mayListen } from './port.ts'

it('says that a port is taken, and how to choose another', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  await expect(mayListen({ host: '127.0.0.1', port })).rejects.toThrow(
    `Port ${port} is in use by another program. Stop that one, or choose another port: PORT=${port + 1} npm start`,
  )
  await new Promise((closed) => other.close(closed))
  await mayListen({ host: '127.0.0.1', port })
})

it('says that an address is not of this machine', async () => {
  await expect(mayListen({ host: '192.0.2.1', port: 0 })).rejects.toThrow('HOST "192.0.2.1" is not an address')
})

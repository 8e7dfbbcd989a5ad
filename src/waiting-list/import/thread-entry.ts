/** What runs in the thread that reads a file: rows to batches, as many ahead as may be. */
import { parentPort, workerData } from 'node:worker_threads'
import { Batch } from './batch.ts'
import { FileRefused } from './file-refused.ts'
import { FileReading } from './read-file.ts'
import { BATCHES_AHEAD, type Released, type ThreadData, type ThreadNews } from './thread-messages.ts'

const port = parentPort!
const reading = new FileReading(workerData as ThreadData)
let mayBeSent = BATCHES_AHEAD
let goOn: (() => void) | undefined

port.on('message', (released: Released) => {
  reading.release(new Batch(released))
  mayBeSent += 1
  goOn?.()
})

function send(news: ThreadNews, memory: readonly ArrayBuffer[] = []): void {
  port.postMessage(news, memory)
}

try {
  for await (const batch of reading.batches()) {
    while (mayBeSent === 0) {
      await new Promise<void>((resolve) => {
        goOn = resolve
      })
    }
    mayBeSent -= 1
    const { packed, memory } = batch.pack()
    const { rowsIn, bytesRead } = reading
    send({ kind: 'batch', batch: packed, rowsIn, bytesRead }, memory)
  }
  const { packed, memory } = reading.pack()
  send({ kind: 'end', reading: packed }, memory)
} catch (error) {
  if (!(error instanceof FileRefused)) throw error
  const { message, remedy } = error
  const { packed, memory } = reading.pack()
  send({ kind: 'refused', reading: packed, problem: message, remedy }, memory)
}

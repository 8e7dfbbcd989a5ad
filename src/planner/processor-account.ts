import { NoProcessorTime, ProcessorClock, tellsProcessorTime } from './processor-clock.ts'

/**
 * What each thread may use when this one has done its part: the same in all as on a machine that does nothing else, where
 * the threads have to wait while this one begins.
 *
 * @throws NoProcessorTime
 */
export function processorAccount(seconds: number): () => number {
  if (!tellsProcessorTime()) {
    throw new NoProcessorTime(
      'this system does not tell what a thread has used of the processor (Linux does): give seconds',
    )
  }
  const clock = new ProcessorClock()
  const before = clock.seconds()
  return () => seconds - (clock.seconds() - before)
}

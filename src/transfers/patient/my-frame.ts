import type { Context } from 'hono'
import { type Frame, frameOf } from '#web/frame.ts'
import { my } from './addresses.ts'

/** The frame of a page for a patient: nobody's name and none of our places, whoever else has logged in on this browser. */
export function myFrame(c: Context): Frame {
  const { path, notice } = frameOf(c)
  return { path, home: my.start, ...(notice && { notice }) }
}

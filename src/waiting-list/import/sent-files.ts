/** Files that were sent and wait for their job. They hold every patient of a trust, so none stays longer than it must. */
import { readdir, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'

/** Longer than any queue is; a file this old was left by a worker that was killed each time it tried. */
const LONGEST_STAY_MILLISECONDS = 3 * 86_400_000

export const sentFolder = (dataFolder: string): string => join(dataFolder, 'uploads')

/** Only the name is kept with a job, because pages and workers may see the same folder at different places. */
export const sentPath = (dataFolder: string, name: string): string => join(sentFolder(dataFolder), basename(name))

export const removeSent = (dataFolder: string, name: string): Promise<void> =>
  rm(sentPath(dataFolder, name), { force: true })

/** Removes what nobody came for. */
export async function removeForgotten(dataFolder: string, now: Date): Promise<void> {
  const folder = sentFolder(dataFolder)
  const names = await readdir(folder).catch(() => [])
  for (const name of names.filter((each) => each.endsWith('.upload'))) {
    const path = join(folder, name)
    const found = await stat(path).catch(() => undefined)
    if (found && now.getTime() - found.mtimeMs > LONGEST_STAY_MILLISECONDS) await rm(path, { force: true })
  }
}

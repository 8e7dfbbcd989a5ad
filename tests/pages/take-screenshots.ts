/**
 * Pictures of registered states, to look at: `npx tsx tests/pages/take-screenshots.ts FOLDER [words of names…]`.
 * Each state at 1280 and at 320 pixels wide, whole pages.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import onePostgres from '../one-postgres.ts'
import { chromiumPath, openBrowser } from './browser.ts'
import { registered } from './register.ts'

const [folder, ...words] = process.argv.slice(2)
if (!folder) throw new Error('Say which folder the pictures go to: npx tsx tests/pages/take-screenshots.ts FOLDER')
const executable = chromiumPath()
if (!executable) throw new Error('There is no Chromium: install it, or set CHROMIUM to where it is')
mkdirSync(folder, { recursive: true })

// The same database that the tests are given.
const stopPostgres = await onePostgres()
const browser = await openBrowser(executable)
for (const { app: name, start, states } of registered) {
  const wanted = states.filter((state) => words.length === 0 || words.some((word) => state.name.includes(word)))
  if (wanted.length === 0) continue
  const app = await start()
  for (const state of wanted) {
    for (const width of [1280, 320]) {
      const visit = await browser.visit(app, state, { width })
      const file = `${name}-${state.name.replace(/[^a-z0-9]+/gi, '-')}-${width}.png`
      await visit.page.screenshot({ path: join(folder, file), fullPage: true })
      console.log(
        `${file} (${visit.about.status})${visit.complaints.length > 0 ? ` ${visit.complaints.join('; ')}` : ''}`,
      )
      await visit.end()
    }
  }
  await app.stop()
}
await browser.close()
await stopPostgres()

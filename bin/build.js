/**
 * Bundles the command line from src/ into dist/ with esbuild, and knows whether dist/ is still up to date.
 *
 * Safe when two start at once: each bundles into a folder of its own and moves its files into place one by one.
 * Chunks carry a hash of their content in their name, so the same name is the same file. The entries, which name the
 * chunks, follow; main.js comes last and ends with the stamp that says which sources it was made from.
 * A process that runs an older bundle keeps the chunks it may still ask for.
 */
import { appendFileSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const dist = join(root, 'dist')

/** Bundles go into one folder, so that `new URL('./planner-thread.js', import.meta.url)` holds in every chunk. */
const entries = {
  main: 'src/cli/main.ts',
  'worker-thread': 'src/cli/worker-thread-entry.ts',
  'planner-thread': 'src/planner/thread-entry.ts',
  'import-thread': 'src/waiting-list/import/thread-entry.ts',
  'plans-thread': 'src/plans/edits/thread-entry.ts',
  'simulation-thread': 'bench/simulation-thread-entry.ts',
}
const sources = ['src', 'bench', 'bin', 'package.json', 'tsconfig.json']
export const main = join(dist, 'main.js')
/** What is older than this, and not of the present bundle, is nobody's. */
const leftoverMilliseconds = 24 * 60 * 60 * 1000

/** Zero for a file that another process has just taken away. */
const changedAt = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0

/** Says which sources there are now: how many and the newest change. Tests are not bundled, so they do not count. */
function stampOfSources() {
  let files = 0
  let newest = 0
  const look = (path) => {
    files += 1
    newest = Math.max(newest, changedAt(path))
  }
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) walk(path)
      else if (!entry.name.includes('.test.')) look(path)
    }
  }
  for (const source of sources) {
    const path = join(root, source)
    if (!existsSync(path)) continue
    if (statSync(path).isDirectory()) walk(path)
    else look(path)
  }
  return `// made from ${files} files, the newest of ${newest}\n`
}

/** Whether there is something to bundle: a deployment may carry dist/ alone. */
export const hasSources = () => existsSync(join(root, entries.main))

/** Whether dist/ was made from the sources as they are. */
export function isFresh() {
  return existsSync(main) && readFileSync(main, 'utf8').endsWith(stampOfSources())
}

export async function build() {
  const { build: bundle } = await import('esbuild')
  const stamp = stampOfSources()
  const temporary = join(dist, `making-${process.pid}`)
  try {
    await bundle({
      absWorkingDir: root,
      entryPoints: Object.fromEntries(Object.entries(entries).filter(([, path]) => existsSync(join(root, path)))),
      outdir: temporary,
      entryNames: '[name]',
      chunkNames: '[name]-[hash]',
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      packages: 'external',
      jsx: 'automatic',
      sourcemap: true,
      logLevel: 'silent',
    })
    putInPlace(temporary, stamp)
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}

function putInPlace(made, stamp) {
  appendFileSync(join(made, 'main.js'), stamp)
  const last = (file) => (file === 'main.js' ? 2 : Object.hasOwn(entries, file.replace(/\.js$/, '')) ? 1 : 0)
  const files = readdirSync(made).sort((a, b) => last(a) - last(b))
  for (const file of files) renameSync(join(made, file), join(dist, file))
  const isOld = (file) => Date.now() - changedAt(join(dist, file)) > leftoverMilliseconds
  for (const file of readdirSync(dist)) {
    if (!files.includes(file) && isOld(file)) rmSync(join(dist, file), { recursive: true, force: true })
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await build()

/** What the documents say is there: links, settings, dependencies, commands. Whether they say it well is for readers. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { settings } from '#platform/configuration.ts'
import { commands } from '../src/cli/commands.ts'

const read = (file: string): string => readFileSync(file, 'utf8')

/** Every document of ours, wherever it lies. */
function documents(folder = '.'): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (['node_modules', 'dist', 'coverage'].includes(entry.name) || entry.name.startsWith('.')) return []
    const path = join(folder, entry.name)
    return entry.isDirectory() ? documents(path) : entry.name.endsWith('.md') ? [path] : []
  })
}

/** A document without what is only shown in it: code and commands. */
const prose = (text: string): string => text.replace(/^(```|~~~)[\s\S]*?^\1/gm, '').replace(/`[^`\n]*`/g, '')

/** The anchors that a document's headings make, as the usual viewers make them. */
function anchors(file: string): string[] {
  const headings = [...read(file).matchAll(/^#+ +(.*)$/gm)].map((match) => match[1]!)
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  )
}

describe('links between documents', () => {
  it.each(documents())('in %s lead somewhere', (file) => {
    const links = [...prose(read(file)).matchAll(/\]\(([^)\s]+)[^)]*\)/g)].map((match) => match[1]!)
    const broken = links
      .filter((link) => !/^[a-z]+:/.test(link))
      .filter((link) => {
        const [path = '', anchor] = link.split('#')
        const target = path === '' ? file : join(dirname(file), decodeURI(path))
        if (!existsSync(target)) return true
        return anchor !== undefined && statSync(target).isFile() && !anchors(target).includes(anchor)
      })
    expect(broken).toEqual([])
  })

  it('find every page for readers and every guide from docs/README.md', () => {
    const overview = read('docs/README.md')
    const pages = documents('docs').map((file) => relative('docs', file))
    expect(pages.filter((page) => !/^(README\.md|adr\/)/.test(page) && !overview.includes(`(${page})`))).toEqual([])
  })
})

describe('the operator’s page', () => {
  it('has a row for every setting, and none for a setting that is gone', () => {
    const rows = [...read('docs/operator.md').matchAll(/^\| `([A-Z_]+)` \|/gm)].map((match) => match[1]!)
    expect(rows.sort()).toEqual(Object.keys(settings).sort())
  })
})

describe('the list of dependencies', () => {
  const manifest = JSON.parse(read('package.json')) as Record<string, Record<string, string>>
  const known = [manifest.dependencies, manifest.optionalDependencies, manifest.devDependencies].flatMap((one) =>
    Object.keys(one ?? {}),
  )
  const rows = [...read('docs/dependencies.md').matchAll(/^\| `([^`]+)` \| (.+) \| ([^|]+) \|$/gm)]

  it('has a line for each, and none for one that is gone', () => {
    expect(rows.map((row) => row[1]!).sort()).toEqual([...known].sort())
  })

  it('names the licence that each package itself declares', () => {
    const wrong = rows.flatMap(([, name, , licence = '']) => {
      const file = join('node_modules', name!, 'package.json')
      // Of the servers for several kinds of machine, one is installed.
      if (!existsSync(file)) return []
      const declared = String((JSON.parse(read(file)) as { license?: unknown }).license)
      return licence.toLowerCase().startsWith(declared.toLowerCase()) ? [] : [`${name}: ${declared}, not ${licence}`]
    })
    expect(wrong).toEqual([])
  })
})

describe('the README', () => {
  it('has a row for every command, and none for a command that is gone', () => {
    const rows = [...read('README.md').matchAll(/^\| `npx accord ([a-z-]+)/gm)].map((match) => match[1]!)
    expect([...new Set(rows)].sort()).toEqual(Object.keys(commands).sort())
  })

  it('has every room on its map', () => {
    const rooms = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory())
    const readme = read('README.md')
    expect(rooms.map(({ name }) => name).filter((name) => !readme.includes(`(src/${name})`))).toEqual([])
  })
})

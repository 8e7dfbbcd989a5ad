#!/usr/bin/env node
/**
 * Starts `accord`: sees to it that dist/ was made from the sources as they are, then runs it in this process.
 * Says nothing on stdout, which belongs to the command's answer.
 */
import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { build, hasSources, isFresh, main } from './build.js'

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 20)) {
  console.error(`accord: this is Node ${process.versions.node}, and Accord needs 20.20.2 or newer.`)
  process.exit(1)
}

if (hasSources() && !isFresh()) {
  try {
    await build()
  } catch (error) {
    // A deployment may leave the bundler out or be read-only; what it was given to run is then what it runs.
    if (!['ERR_MODULE_NOT_FOUND', 'EACCES', 'EROFS'].includes(error.code) || !existsSync(main)) {
      console.error(`accord: the sources could not be bundled\n${error.message}`)
      console.error('Try: npm ci, or npx tsc to see what is wrong in the sources.')
      process.exit(1)
    }
  }
} else if (!existsSync(main)) {
  console.error(`accord: neither ${main} nor the sources to make it from are here. Try: npm ci in a whole checkout.`)
  process.exit(1)
}

// React looks once, when it is loaded: without this it checks itself on every page, which takes four times as long.
process.env.NODE_ENV ??= 'production'
process.setSourceMapsEnabled(true)
await import(pathToFileURL(main).href)

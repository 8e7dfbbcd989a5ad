/** `accord rtt`: the waiting-time statistics that NHS England publishes, worked out from its full extract. */
import { resolve } from 'node:path'
import {
  type ExtractChoices,
  type ExtractMistake,
  ExtractReader,
  ExtractTally,
  figuresOf,
  mistakeText,
} from '#measures'
import { type Command, Unusable } from './command.ts'
import { inOurWords, openExtract } from './open-extract.ts'
import { chosenRows, readQuestion, rttHelp } from './rtt-question.ts'
import { rttText } from './rtt-text.ts'

export const command: Command = {
  name: 'rtt',
  summary: "Print waiting-time statistics from NHS England's full extract",
  help: rttHelp,
  async run(args, io) {
    const question = readQuestion(args)
    const read = await readExtract(resolve(io.cwd, question.file), question.file, question.choices, io.signal)
    const rows = chosenRows(read.figures, question)
    for (const doubt of read.figures.doubts) io.stderr.write(`accord rtt: warning: ${read.name}: ${doubt}\n`)
    if (question.isJson) io.stdout.write(`[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`)
    else io.stdout.write(rttText({ ...read, rows, choices: question.choices }))
    return 0
  },
}

/** Reads the whole file before anything is printed, so that a fault at its end leaves no half of an answer. */
async function readExtract(path: string, shown: string, choices: ExtractChoices, signal: AbortSignal) {
  const { name, bytes, seal } = await openExtract(path, shown)
  const tally = new ExtractTally(choices)
  const reader = new ExtractReader((row) => tally.add(row))
  const refuseOn = (mistake: ExtractMistake | undefined) => {
    if (mistake) throw new Unusable(mistakeText(name, mistake))
  }
  try {
    for await (const chunk of bytes) {
      signal.throwIfAborted()
      seal?.add(chunk)
      refuseOn(reader.push(chunk))
    }
  } catch (error) {
    throw inOurWords(error, name)
  }
  seal?.check()
  refuseOn(reader.finish())
  const figures = figuresOf(tally)
  if ('why' in figures) throw new Unusable(mistakeText(name, figures))
  return { name, figures, rowsRead: reader.rowsRead }
}

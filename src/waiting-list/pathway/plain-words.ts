import * as format from '#web/format.ts'

/** The rules' sentences as pages say things: days in words, straight apostrophes. */
export const plainWords = (sentence: string): string =>
  sentence.replaceAll('’', "'").replace(/\b\d{4}-\d{2}-\d{2}\b/g, format.date)

/** The answers to a consequence's questions, whatever they are: as it will be given them, or the mistakes in them. */
import { unprintable } from '#web/print/print-font.ts'
import type { SentForm } from '#web/sent-form.ts'
import { readAnswers } from '../register/read-answers.ts'
import type { Asked, Question } from './consequence.ts'

export function readAsked(questions: readonly Question[], form: SentForm, today: string) {
  const read = readAnswers(form)
  const asked: Record<string, string> = {}
  for (const question of questions) {
    const { name } = question
    switch (question.kind) {
      case 'words': {
        const said = read.words(name, question.missing, question.longest)
        const missing = unprintable([said.replaceAll(/\s/g, ' ')])
        if (missing.length > 0)
          read.refuse(name, `Enter ${question.missing} without these characters: ${missing.join(' ')}`)
        asked[name] = said
        break
      }
      case 'one-of': {
        const values = question.options.map(({ value }) => value)
        asked[name] = read.oneOf(name, values, question.missing)
        break
      }
      case 'day':
        asked[name] = read.day(name, question.what, { from: today })
    }
  }
  return { errors: read.errors, asked: asked as Asked }
}

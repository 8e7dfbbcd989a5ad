/**
 * Mistakes in a form, as values: which answer, and what to do about it. The page shows them with 422, in the summary
 * and beside the answer, in the same words.
 */
import type { z } from 'zod'

/** `field` is the control's name, and so its id, and so where the error summary leads. */
export type FieldError = { readonly field: string; readonly message: string }

/** What a form control is given when its field has an error: the summary's own words. */
export function errorOn(field: string, errors: readonly FieldError[] = []): { error?: string } {
  const found = errors.find((error) => error.field === field)
  return found ? { error: found.message } : {}
}

/**
 * The errors of a form that zod refused, in the order of `messages`, which is the order of the page.
 * `messages` says for each field what to do: "Select…", "Enter…". A refinement's own message wins, when the schema
 * gives it one, because it knows more; zod's stock phrases ("Invalid input") are never shown.
 */
export function fieldErrors(error: z.ZodError, messages: Readonly<Record<string, string>>): FieldError[] {
  const fields = Object.keys(messages)
  const unknown = error.issues.find((issue) => !fields.includes(fieldOf(issue)))
  // A mistake nobody can be shown is our bug: the form has a field that its messages forgot.
  if (unknown) throw new Error(`No message for "${fieldOf(unknown)}" (${unknown.code}): add it to the form's messages`)
  return fields.flatMap((field) => {
    const issue = error.issues.find((each) => fieldOf(each) === field)
    return issue ? [{ field, message: ownMessage(issue) ?? messages[field]! }] : []
  })
}

const fieldOf = (issue: z.core.$ZodIssue): string => String(issue.path[0] ?? '')

const ownMessage = (issue: z.core.$ZodIssue): string | undefined =>
  issue.code === 'custom' && issue.message !== 'Invalid input' ? issue.message : undefined

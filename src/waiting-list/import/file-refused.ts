/** A file that cannot be used as a whole: a rule that says no, with what is wrong and what to do about it. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused'
  readonly remedy: string

  constructor(problem: string, remedy: string) {
    super(problem)
    this.remedy = remedy
  }

  /** Both sentences, as the report and the command line say them. */
  get inWords(): string {
    return `${this.message} ${this.remedy}`
  }
}

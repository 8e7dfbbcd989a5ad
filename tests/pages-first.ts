import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The visits to every page are one long file: they begin first, so that all the others can run beside them. */
export class PagesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isVisits = ({ project, moduleId }: TestSpecification) =>
      project.name === 'pages' && moduleId.endsWith('every-page.test.ts')
    return [...sorted.filter(isVisits), ...sorted.filter((file) => !isVisits(file))]
  }
}

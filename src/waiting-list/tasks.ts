import type { HomeTasks } from '#identity'
import type { Parts } from '#platform/parts.ts'

export function waitingListTasks(_parts: Parts): HomeTasks {
  return async () => []
}

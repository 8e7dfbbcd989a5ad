/** What there is to do: each task a link, with where it stands. */
import type { Meaning } from './tag.tsx'
import { Tag } from './tag.tsx'

export type Task = {
  readonly text: string
  /** Missing when it cannot be started yet. */
  readonly href?: string
  readonly hint?: string
  /** Where it stands, in a word or two. What is done needs no colour: it asks nothing of anybody. */
  readonly status: { readonly text: string; readonly meaning: Meaning }
}

/** `id` makes the ids of hints and states unique when a page has two lists. */
export function TaskList({ tasks, id = 'tasks' }: { readonly tasks: readonly Task[]; readonly id?: string }) {
  return (
    <ul className="nhsuk-task-list">
      {tasks.map((task, n) => {
        const ids = { hint: `${id}-${n + 1}-hint`, status: `${id}-${n + 1}-status` }
        return (
          <li
            key={task.text}
            className={`nhsuk-task-list__item${task.href ? ' nhsuk-task-list__item--with-link' : ''}`}
          >
            <div className="nhsuk-task-list__name-and-hint">
              {task.href ? (
                <a
                  className="nhsuk-link nhsuk-task-list__link"
                  href={task.href}
                  aria-describedby={`${task.hint ? `${ids.hint} ` : ''}${ids.status}`}
                >
                  {task.text}
                </a>
              ) : (
                <div>{task.text}</div>
              )}
              {task.hint && (
                <div className="nhsuk-task-list__hint" id={ids.hint}>
                  {task.hint}
                </div>
              )}
            </div>
            <div className="nhsuk-task-list__status" id={ids.status}>
              {task.status.meaning === 'done' ? (
                task.status.text
              ) : (
                <Tag meaning={task.status.meaning}>{task.status.text}</Tag>
              )}
            </div>
          </li>
        )
      })}
    </ul>
  )
}

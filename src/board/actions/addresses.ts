export const actionsHref = '/board/actions'
export const actionHref = (id: string): string => `${actionsHref}/${id}`

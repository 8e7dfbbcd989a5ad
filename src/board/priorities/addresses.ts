export const prioritiesHref = '/board/priorities'
export const priorityHref = (id: string): string => `${prioritiesHref}/${id}`

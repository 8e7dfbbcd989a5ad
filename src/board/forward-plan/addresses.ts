/** Where the forward plan is. */
export const planHref = '/board/plan'
export const pointHref = (id: string, step: 'move' | 'drop'): string => `${planHref}/${id}/${step}`

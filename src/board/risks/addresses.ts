export const risksHref = '/board/risks'
export const riskHref = (id: string): string => `${risksHref}/${id}`

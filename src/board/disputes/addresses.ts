export const disputesHref = '/board/disputes'
export const disputeHref = (id: string): string => `${disputesHref}/${id}`

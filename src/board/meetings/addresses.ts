/** Where the pages of the board are. */
export const boardHref = '/board'
export const decisionsHref = `${boardHref}/decisions`
export const interestsHref = `${boardHref}/interests`
export const standingInterestHref = `${interestsHref}/new`
export const mayDecideHref = `${boardHref}/may-decide`
export const meetingsHref = `${boardHref}/meetings`
export const meetingHref = (id: string): string => `${meetingsHref}/${id}`
export const minutesHref = (meeting: string): string => `${meetingHref(meeting)}/minutes`
export const itemHref = (id: string): string => `${boardHref}/items/${id}`

/** Where files are attached to items: the path that takes them. */
export const attachedPapersHref = `${boardHref}/papers`
export const attachPaperHref = (item: string): string => `${attachedPapersHref}/${item}/attach`
export const attachedPaperHref = (item: string, paper: string): string => `${attachedPapersHref}/${item}/${paper}`

/** For routes. */
const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
export const meetingIn = `/board/meetings/:id{${uuid}}` as const
export const itemIn = `/board/items/:id{${uuid}}` as const

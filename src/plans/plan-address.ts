const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'

/** The part of an address that is a plan's id. Anything else is no address of ours, and the database is not asked. */
export const planIdIn = `:id{${uuid}}`

export const isPlanId = (text: string): boolean => new RegExp(`^${uuid}$`).test(text)

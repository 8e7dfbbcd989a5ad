/** Where somebody makes and withdraws the address of their calendar. */
export const calendarHref = '/board/calendar'

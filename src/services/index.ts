/** What each trust provides where, how fragile it is, and what could return. See README.md. */
export { servicesDuties } from './fragility/duty.ts'
export { servicesRoutes } from './routes.tsx'
export { servicesTasks } from './tasks.ts'

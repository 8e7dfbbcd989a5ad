/** Pages for everybody, without a log in, and the duty that publishes what they show. See README.md. */
export { publicDuties } from './duty.ts'
export { publicRoutes } from './routes.tsx'

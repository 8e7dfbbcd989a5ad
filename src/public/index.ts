/** Pages for everybody, without a log in, and the duty that publishes what they show. See README.md. */
export { consultationRoutes } from './consultations/asked-routes.tsx'
export { publicConsultationRoutes } from './consultations/public-routes.tsx'
export { publicDuties } from './duty.ts'
export { publicPriorityRoutes, shownPriorityRoutes } from './priorities/routes.tsx'
export { publicRoutes } from './routes.tsx'

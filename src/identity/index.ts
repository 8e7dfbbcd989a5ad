export type { HomeTask, HomeTasks } from './home.ts'
export { logInPeople } from './log-in-people.ts'
export { homeRoutes, logInRoutes } from './routes.tsx'
export { type Sessions, sessions } from './sessions.ts'

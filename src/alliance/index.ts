export { fieldsOf, purposeName, type SharingAgreement, type SharingPurpose, standing } from './agreement.ts'
export { allianceRoutes } from './routes.tsx'
export { type Alliance, allianceStore, type ListState, type Member } from './store.ts'

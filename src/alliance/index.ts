export { allianceRoutes } from './routes.tsx'
export { fieldsOf, purposeName, type SharingAgreement, type SharingPurpose, standing } from './sharing/agreement.ts'
export { sharingStore } from './sharing/store.ts'
export { type Alliance, allianceStore, type ListState, type Member } from './store.ts'

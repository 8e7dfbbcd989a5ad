export { referenceOf } from '#web/reference-of.ts'

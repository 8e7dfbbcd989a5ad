/**
 * Why a patient is referred from one provider to another. The data set names the element (REFERRAL RAISED REASON) and its
 * two characters; the national list of its codes was not at hand, so these three are the alliance's own. To use another
 * list, change this one: it is read by the form, the check and every format.
 */
import { codeList } from '#nhs/code-list.ts'

export const referralReasons = codeList('Reasons for an inter-provider transfer, of the alliance', [
  ['01', 'Earlier treatment, where another provider has room'],
  ['02', 'Treatment that the referring provider does not give'],
  ['03', 'The patient chose another provider'],
])

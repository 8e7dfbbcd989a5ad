/**
 * What the best plans of the ten small instances cost. Each was proven by HiGHS 1.15.3 (WebAssembly) on 22 November 2026;
 * `npm run bench -- optimal` proves them again.
 */
import type { SmallInstance } from './small-instances.ts'

export const knownOptima: Readonly<Record<SmallInstance, number>> = {
  'one hospital': 407,
  'few beds': 4747,
  'few theatre hours': 5479,
  'few nurses': 874,
  'many who must be treated': 458,
  'patients who may go elsewhere': 459,
  'surgeons with passports and other teams': 474,
  'nurses who may work elsewhere': 336,
  'booked and published': 457,
  'three trusts with everything': 820,
}

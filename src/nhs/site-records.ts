/**
 * The records behind `organisations.ts`, which names their source and licence.
 *
 * Midland Metropolitan University Hospital opened on 6 October 2024, when it took Sandwell's emergency department and
 * wards, and took City's on 10 November 2024. Both older sites keep outpatients and short-stay surgery under new names
 * (Sandwell and West Birmingham NHS Trust, announcements of 24 September and 6 October 2024).
 * The Heart of England sites became University Hospitals Birmingham's when the trusts merged on 1 April 2018.
 */
import type { Day } from './day.ts'
import type { Coordinates } from './distance.ts'
import { type TrustCode, trustCode } from './trust-code.ts'

/** The ODS code of a site: five letters or digits, usually beginning with its trust's code. */
export type SiteCode = string

/**
 * 'hospital': the trust's own beds or theatres. 'health centre': clinics only. 'visiting clinic': the trust's
 * consultants hold clinics in somebody else's building.
 */
export type SiteKind = 'hospital' | 'health centre' | 'visiting clinic'

export type Site = {
  readonly code: SiteCode
  readonly trust: TrustCode
  readonly name: string
  readonly shortName: string
  readonly kind: SiteKind
  readonly postcode: string
  readonly at: Coordinates
  readonly from?: Day
  /** The last day on which the site was this trust's. */
  readonly until?: Day
  /** What another site took over, from which day on. A site can live on after handing something over. */
  readonly handedOver?: { readonly to: SiteCode; readonly on: Day; readonly what: string }
}

export const siteRecords: readonly Site[] = [
  {
    code: 'RL131',
    trust: trustCode('RL1'),
    name: 'The Robert Jones and Agnes Hunt Orthopaedic Hospital',
    shortName: 'Oswestry',
    kind: 'hospital',
    postcode: 'SY10 7AG',
    at: { latitude: 52.884529, longitude: -3.033115 },
  },
  {
    code: 'RRJ05',
    trust: trustCode('RRJ'),
    name: 'Royal Orthopaedic Hospital',
    shortName: 'Royal Orthopaedic',
    kind: 'hospital',
    postcode: 'B31 2AP',
    at: { latitude: 52.421139, longitude: -1.960813 },
  },
  {
    code: 'RNA01',
    trust: trustCode('RNA'),
    name: 'Russells Hall Hospital',
    shortName: 'Russells Hall',
    kind: 'hospital',
    postcode: 'DY1 2HQ',
    at: { latitude: 52.502949, longitude: -2.118503 },
  },
  {
    code: 'RNA02',
    trust: trustCode('RNA'),
    name: 'Guest Hospital',
    shortName: 'Guest',
    kind: 'hospital',
    postcode: 'DY1 4SE',
    at: { latitude: 52.5205, longitude: -2.072715 },
  },
  {
    code: 'RNA04',
    trust: trustCode('RNA'),
    name: 'Corbett Hospital',
    shortName: 'Corbett',
    kind: 'hospital',
    postcode: 'DY8 4JB',
    at: { latitude: 52.465408, longitude: -2.146383 },
  },
  {
    code: 'I3W1A',
    trust: trustCode('RXK'),
    name: 'Midland Metropolitan University Hospital',
    shortName: 'Midland Metropolitan',
    kind: 'hospital',
    postcode: 'B66 2QT',
    at: { latitude: 52.491258, longitude: -1.949846 },
    from: '2024-10-06',
  },
  {
    code: 'RXK01',
    trust: trustCode('RXK'),
    name: 'Sandwell Health Campus',
    shortName: 'Sandwell',
    kind: 'hospital',
    postcode: 'B71 4HJ',
    at: { latitude: 52.527359, longitude: -1.98787 },
    handedOver: { to: 'I3W1A', on: '2024-10-06', what: 'Emergency department and inpatient wards' },
  },
  {
    code: 'RXK02',
    trust: trustCode('RXK'),
    name: 'City Health Campus',
    shortName: 'City',
    kind: 'hospital',
    postcode: 'B18 7QH',
    at: { latitude: 52.488632, longitude: -1.932492 },
    handedOver: { to: 'I3W1A', on: '2024-11-10', what: 'Emergency department, maternity and inpatient wards' },
  },
  {
    code: 'RXK10',
    trust: trustCode('RXK'),
    name: 'Rowley Regis Hospital',
    shortName: 'Rowley Regis',
    kind: 'hospital',
    postcode: 'B65 8DA',
    at: { latitude: 52.480701, longitude: -2.052066 },
  },
  {
    code: 'RBK02',
    trust: trustCode('RBK'),
    name: 'Manor Hospital',
    shortName: 'Manor',
    kind: 'hospital',
    postcode: 'WS2 9PS',
    at: { latitude: 52.582333, longitude: -1.998909 },
  },
  {
    code: 'RL403',
    trust: trustCode('RL4'),
    name: 'New Cross Hospital',
    shortName: 'New Cross',
    kind: 'hospital',
    postcode: 'WV10 0QP',
    at: { latitude: 52.599728, longitude: -2.095541 },
  },
  {
    code: 'RL4CD',
    trust: trustCode('RL4'),
    name: 'West Park Hospital',
    shortName: 'West Park',
    kind: 'hospital',
    postcode: 'WV1 4PW',
    at: { latitude: 52.587788, longitude: -2.141242 },
  },
  {
    code: 'RL4TC',
    trust: trustCode('RL4'),
    name: 'Cannock Chase Hospital',
    shortName: 'Cannock Chase',
    kind: 'hospital',
    postcode: 'WS11 5XY',
    at: { latitude: 52.693245, longitude: -2.0306 },
  },
  {
    code: 'RRK15',
    trust: trustCode('RRK'),
    name: 'Queen Elizabeth Hospital Birmingham',
    shortName: 'Queen Elizabeth',
    kind: 'hospital',
    postcode: 'B15 2WB',
    at: { latitude: 52.45015, longitude: -1.941762 },
  },
  {
    code: 'RXWAS',
    trust: trustCode('RXW'),
    name: 'Royal Shrewsbury Hospital',
    shortName: 'Royal Shrewsbury',
    kind: 'hospital',
    postcode: 'SY3 8XQ',
    at: { latitude: 52.709362, longitude: -2.793737 },
  },
  {
    code: 'RXWAT',
    trust: trustCode('RXW'),
    name: 'The Princess Royal Hospital',
    shortName: 'Princess Royal',
    kind: 'hospital',
    postcode: 'TF1 6TF',
    at: { latitude: 52.712112, longitude: -2.511476 },
  },
  {
    code: 'RXWAN',
    trust: trustCode('RXW'),
    name: 'Bridgnorth Hospital (maternity)',
    shortName: 'Bridgnorth',
    kind: 'visiting clinic',
    postcode: 'WV16 4EU',
    at: { latitude: 52.537903, longitude: -2.421488 },
  },
  {
    code: 'RRK97',
    trust: trustCode('RRK'),
    name: 'Heartlands Hospital',
    shortName: 'Heartlands',
    kind: 'hospital',
    postcode: 'B9 5SS',
    at: { latitude: 52.480221, longitude: -1.829951 },
    from: '2018-04-01',
  },
  {
    code: 'RRK98',
    trust: trustCode('RRK'),
    name: 'Good Hope Hospital',
    shortName: 'Good Hope',
    kind: 'hospital',
    postcode: 'B75 7RR',
    at: { latitude: 52.567368, longitude: -1.812029 },
    from: '2018-04-01',
  },
  {
    code: 'RRK99',
    trust: trustCode('RRK'),
    name: 'Solihull Hospital',
    shortName: 'Solihull',
    kind: 'hospital',
    postcode: 'B91 2JL',
    at: { latitude: 52.417126, longitude: -1.774351 },
    from: '2018-04-01',
  },
  {
    code: 'RBKCP',
    trust: trustCode('RBK'),
    name: 'Community Paediatrics',
    shortName: 'Community Paediatrics',
    kind: 'health centre',
    postcode: 'WS2 9PS',
    at: { latitude: 52.583035, longitude: -1.997648 },
  },
  {
    code: 'RBK58',
    trust: trustCode('RBK'),
    name: 'New Invention Health Centre',
    shortName: 'New Invention',
    kind: 'health centre',
    postcode: 'WV12 5RZ',
    at: { latitude: 52.609336, longitude: -2.039816 },
  },
  {
    code: 'RBK10',
    trust: trustCode('RBK'),
    name: 'Rushall Medical Centre',
    shortName: 'Rushall',
    kind: 'health centre',
    postcode: 'WS4 1HB',
    at: { latitude: 52.608415, longitude: -1.958675 },
  },
  {
    code: 'RBK70',
    trust: trustCode('RBK'),
    name: 'St Johns Medical Centre',
    shortName: 'St Johns',
    kind: 'health centre',
    postcode: 'WS9 9LP',
    at: { latitude: 52.625493, longitude: -1.934769 },
  },
  {
    code: 'RR101',
    trust: trustCode('RR1'),
    name: 'Heartlands Hospital',
    shortName: 'Heartlands',
    kind: 'hospital',
    postcode: 'B9 5SS',
    at: { latitude: 52.480221, longitude: -1.829951 },
    until: '2018-03-31',
    handedOver: { to: 'RRK97', on: '2018-04-01', what: 'Everything' },
  },
  {
    code: 'RR105',
    trust: trustCode('RR1'),
    name: 'Good Hope Hospital',
    shortName: 'Good Hope',
    kind: 'hospital',
    postcode: 'B75 7RR',
    at: { latitude: 52.567368, longitude: -1.812029 },
    until: '2018-03-31',
    handedOver: { to: 'RRK98', on: '2018-04-01', what: 'Everything' },
  },
  {
    code: 'RR109',
    trust: trustCode('RR1'),
    name: 'Solihull Hospital',
    shortName: 'Solihull',
    kind: 'hospital',
    postcode: 'B91 2JL',
    at: { latitude: 52.417126, longitude: -1.774351 },
    until: '2018-03-31',
    handedOver: { to: 'RRK99', on: '2018-04-01', what: 'Everything' },
  },
  {
    code: 'RR114',
    trust: trustCode('RR1'),
    name: 'Hereford County Hospital',
    shortName: 'Hereford',
    kind: 'visiting clinic',
    postcode: 'HR1 2EP',
    at: { latitude: 52.058281, longitude: -2.709653 },
    until: '2018-03-31',
  },
  {
    code: 'RL121',
    trust: trustCode('RL1'),
    name: 'Glan Clwyd Hospital',
    shortName: 'Glan Clwyd',
    kind: 'visiting clinic',
    postcode: 'LL18 5UJ',
    at: { latitude: 53.271763, longitude: -3.496331 },
  },
  {
    code: 'RL105',
    trust: trustCode('RL1'),
    name: 'Mold Community Hospital',
    shortName: 'Mold',
    kind: 'visiting clinic',
    postcode: 'CH7 1XG',
    at: { latitude: 53.169777, longitude: -3.147781 },
  },
  {
    code: 'RL107',
    trust: trustCode('RL1'),
    name: 'Newtown Hospital',
    shortName: 'Newtown',
    kind: 'visiting clinic',
    postcode: 'SY16 2DW',
    at: { latitude: 52.521187, longitude: -3.314206 },
  },
  {
    code: 'RL109',
    trust: trustCode('RL1'),
    name: 'Welshpool Hospital',
    shortName: 'Welshpool',
    kind: 'visiting clinic',
    postcode: 'SY21 7DU',
    at: { latitude: 52.661724, longitude: -3.143412 },
  },
  {
    code: 'RL111',
    trust: trustCode('RL1'),
    name: 'Wrexham Maelor Hospital',
    shortName: 'Wrexham Maelor',
    kind: 'visiting clinic',
    postcode: 'LL13 7TD',
    at: { latitude: 53.045963, longitude: -3.007983 },
  },
]

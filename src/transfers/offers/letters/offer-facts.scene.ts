/** An offer for tests of what is said about it. */
import type { OfferFacts } from '../offer-facts.ts'
import { noNeedsRecorded, type PatientNeeds } from '../patient-needs.ts'

export const someFacts = (needs: Partial<PatientNeeds> = {}, different: Partial<OfferFacts> = {}): OfferFacts => ({
  reference: 'A1B2-C3D4',
  patient: { name: 'Siân Ŵyn-Łukasz', address: ['1 Oak Lane', 'Oswestry'], postcode: 'SY11 1AA' },
  sender: 'RL1',
  offer: {
    day: '2027-01-12',
    provider: 'RRJ',
    site: 'RRJ05',
    team: 'Ms Amara Okafor and her team',
    replyBy: '2026-12-06',
  },
  model: 'pathway',
  procedure: 'a hip replacement',
  weeksWaited: 63,
  weeksSooner: 17,
  isSoonerByMore: false,
  nights: 2,
  travel: { there: { car: 95, bus: 210 }, now: { car: 15, bus: 34 } },
  phone: '01691 404000',
  page: null,
  needs: { ...noNeedsRecorded, ...needs },
  ...different,
})

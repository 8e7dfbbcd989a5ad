/** Every page of Accord in every state that looks different. */
import type { PageState } from './register.ts'

const governance = 'RRJ/nasreen-khokhar'
const clerk = 'RXK/kulwinder-sehmi'

export const accordStates: readonly PageState[] = [
  { name: 'log in', path: '/log-in', as: 'nobody' },
  { name: 'log in, nobody chosen', path: '/log-in', as: 'nobody', steps: [{ press: 'Log in' }], status: 422 },
  { name: 'log in, sent here from another page', path: '/plans', as: 'nobody' },
  { name: 'home', path: '/' },
  { name: 'alliance', path: '/alliance' },
  {
    name: 'sharing agreement',
    path: '/alliance',
    as: governance,
    steps: [
      { follow: 'Robert Jones and Agnes Hunt for planning, without names, shared by Royal Orthopaedic Hospital' },
    ],
  },
  {
    name: 'sharing agreement, ending it',
    path: '/alliance',
    as: governance,
    steps: [
      { follow: 'Robert Jones and Agnes Hunt for planning, without names, shared by Royal Orthopaedic Hospital' },
      { follow: 'End this agreement' },
    ],
  },
  {
    name: 'sharing agreement, ending it without a reason',
    path: '/alliance',
    as: governance,
    steps: [
      { follow: 'Robert Jones and Agnes Hunt for planning, without names, shared by Royal Orthopaedic Hospital' },
      { follow: 'End this agreement' },
      { press: 'End the agreement' },
    ],
    status: 422,
  },
  { name: 'access log', path: '/alliance/access-log' },
  { name: 'waiting list', path: '/waiting-list' },
  { name: 'waiting list, filtered', path: '/waiting-list?trust=RXK&over=18&by=wait&decided=yes' },
  { name: 'waiting list, second page', path: '/waiting-list?page=2' },
  { name: 'waiting list, nobody found', path: '/waiting-list?search=Nobody-of-this-name' },
  { name: 'capacity', path: '/capacity' },
  { name: 'plans', path: '/plans', as: clerk },
  { name: 'transfers', path: '/transfers' },
  { name: 'not found', path: '/nothing/of/yours', status: 404 },
]

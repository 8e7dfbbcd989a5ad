/**
 * Who pays for a patient's care, and so which nation's targets apply and whether the wait is in England's figures.
 *
 * A Welsh patient at an English hospital is 'NONC' in England's monthly totals but keeps the real health board in
 * record-level data. Source: Recording and reporting RTT waiting times v5.0 (11 February 2025), sections 10.1.8 and
 * 10.1.9.2.
 */
import { integratedCareBoardList, nhsEnglandList, subBoardList } from './commissioner-list.ts'

export type Nation = 'England' | 'Wales' | 'Scotland' | 'Northern Ireland'

export type CommissionerKind = 'sub-board location' | 'integrated care board' | 'NHS England' | 'health board'

export type Commissioner = {
  readonly code: string
  readonly name: string
  readonly kind: CommissionerKind
  readonly nation: Nation
  /** For a sub-board location: the integrated care board it belongs to. */
  readonly parent?: string
}

/** The code for every commissioner outside England in the monthly aggregate return. */
export const nonEnglishCommissioner = 'NONC'

/**
 * Welsh health boards. 7A1 and 7A7 are as the RCPCH list of NHS organisations has them (2024, MIT); the other five are
 * from general knowledge and to be checked against the Organisation Data Service.
 */
const welshHealthBoards: readonly (readonly [code: string, name: string])[] = [
  ['7A1', 'Betsi Cadwaladr University Health Board'],
  ['7A2', 'Hywel Dda University Health Board'],
  ['7A3', 'Swansea Bay University Health Board'],
  ['7A4', 'Cardiff and Vale University Health Board'],
  ['7A5', 'Cwm Taf Morgannwg University Health Board'],
  ['7A6', 'Aneurin Bevan University Health Board'],
  ['7A7', 'Powys Teaching Health Board'],
]

export const commissioners: readonly Commissioner[] = [
  ...english(integratedCareBoardList, 'integrated care board'),
  ...english(subBoardList, 'sub-board location'),
  ...english(nhsEnglandList, 'NHS England'),
  ...welshHealthBoards.map(([code, name]) => ({ code, name, kind: 'health board', nation: 'Wales' }) as const),
]

const byCode: ReadonlyMap<string, Commissioner> = new Map(commissioners.map((each) => [each.code, each]))

export function commissioner(code: string): Commissioner | undefined {
  return byCode.get(code)
}

/**
 * The nation of a commissioner. Codes that are not in the list are told by their shape where the Organisation Data
 * Service gives a nation one (7A… Wales, S…9 Scotland, Z… Northern Ireland); `undefined` when it cannot be told, which
 * includes NONC: it says "not England" and no more.
 */
export function nationOf(code: string): Nation | undefined {
  const known = byCode.get(code)
  if (known) return known.nation
  if (/^7A\d/.test(code)) return 'Wales'
  if (/^S[A-Z]9/.test(code)) return 'Scotland'
  return /^Z[A-Z]\d{3}$/.test(code) ? 'Northern Ireland' : undefined
}

/** The code under which a wait is counted in the monthly return. A code of no known nation is left as it is. */
export function aggregateCommissioner(code: string): string {
  const nation = nationOf(code)
  return nation === undefined || nation === 'England' ? code : nonEnglishCommissioner
}

/** Whether a wait belongs to the figures that NHS England publishes; `undefined` when the code's nation is not known. */
export function isInEnglishFigures(code: string): boolean | undefined {
  if (code === nonEnglishCommissioner) return false
  const nation = nationOf(code)
  return nation === undefined ? undefined : nation === 'England'
}

function english(list: string, kind: CommissionerKind): readonly Commissioner[] {
  return list
    .trim()
    .split('\n')
    .map((line) => {
      const [code = '', parent = '-', ...name] = line.split(' ')
      return { code, name: name.join(' '), kind, nation: 'England', ...(parent === '-' ? {} : { parent }) }
    })
}

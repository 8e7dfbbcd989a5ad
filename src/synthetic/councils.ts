/**
 * The councils that the patients of the demonstration live in.
 *
 * Codes and names are the Office for National Statistics's. The middle of each council and how far its people live from
 * it are our own approximations, to a few kilometres, made for travel times and nothing else: where people of one small
 * area live within that circle is drawn by lot. Share of residents who are White, for councils whose small areas we do
 * not hold, is a round figure of ours too.
 */
import type { Coordinates } from '#nhs/distance.ts'

export type Council = {
  readonly code: string
  readonly name: string
  readonly nation: 'England' | 'Wales'
  /** The English sub-board locations, or Welsh health board, that its residents' practices mostly belong to. */
  readonly commissioner: string
  readonly middle: Coordinates
  /** Most people live within so many kilometres of the middle. */
  readonly spread: number
  readonly white: number
}

const rows = `
E06000051 M2L0M 52.68 -2.77 24 0.96 Shropshire
E06000020 M2L0M 52.70 -2.48 8 0.88 Telford and Wrekin
E08000025 15E 52.48 -1.88 10 0.49 Birmingham
E08000029 15E 52.41 -1.77 8 0.82 Solihull
E08000027 D2P2L 52.49 -2.10 6 0.85 Dudley
E08000028 D2P2L 52.51 -2.01 5 0.57 Sandwell
E08000030 D2P2L 52.60 -1.98 6 0.71 Walsall
E08000031 D2P2L 52.59 -2.13 5 0.61 Wolverhampton
E06000019 18C 52.08 -2.75 20 0.96 Herefordshire
E07000234 18C 52.35 -2.03 8 0.94 Bromsgrove
E07000235 18C 52.15 -2.33 12 0.96 Malvern Hills
E07000236 18C 52.30 -1.94 4 0.87 Redditch
E07000237 18C 52.19 -2.22 4 0.89 Worcester
E07000238 18C 52.16 -2.03 14 0.96 Wychavon
E07000239 18C 52.39 -2.27 7 0.96 Wyre Forest
E06000049 27D 53.16 -2.35 18 0.94 Cheshire East
E06000050 27D 53.20 -2.75 14 0.95 Cheshire West and Chester
E06000021 05W 53.01 -2.18 6 0.84 Stoke-on-Trent
E07000192 04Y 52.70 -2.01 5 0.97 Cannock Chase
E07000193 05D 52.82 -1.72 10 0.87 East Staffordshire
E07000194 05Q 52.68 -1.83 8 0.96 Lichfield
E07000196 05Q 52.62 -2.19 12 0.95 South Staffordshire
E07000199 05Q 52.63 -1.69 3 0.96 Tamworth
E07000195 05G 53.00 -2.28 8 0.94 Newcastle-under-Lyme
E07000198 05G 53.07 -2.02 11 0.98 Staffordshire Moorlands
E07000197 05V 52.82 -2.12 12 0.95 Stafford
E08000026 B2M3M 52.41 -1.51 5 0.66 Coventry
E07000218 B2M3M 52.56 -1.62 8 0.96 North Warwickshire
E07000219 B2M3M 52.51 -1.46 5 0.88 Nuneaton and Bedworth
E07000220 B2M3M 52.37 -1.27 8 0.87 Rugby
E07000221 B2M3M 52.20 -1.65 16 0.96 Stratford-on-Avon
E07000222 B2M3M 52.29 -1.55 7 0.86 Warwick
W06000006 7A1 53.04 -3.01 8 0.96 Wrexham
W06000005 7A1 53.19 -3.14 9 0.98 Flintshire
W06000004 7A1 53.20 -3.40 12 0.98 Denbighshire
W06000003 7A1 53.25 -3.75 13 0.98 Conwy
W06000002 7A1 52.90 -3.95 22 0.96 Gwynedd
W06000001 7A1 53.27 -4.35 13 0.98 Isle of Anglesey
W06000023 7A7 52.48 -3.28 28 0.98 Powys
W06000008 7A2 52.33 -3.98 18 0.96 Ceredigion
`

export const councils: readonly Council[] = rows
  .trim()
  .split('\n')
  .map((row) => {
    const [code = '', commissioner = '', latitude, longitude, spread, white, ...name] = row.split(' ')
    return {
      code,
      name: name.join(' '),
      nation: code.startsWith('W') ? 'Wales' : 'England',
      commissioner,
      middle: { latitude: Number(latitude), longitude: Number(longitude) },
      spread: Number(spread),
      white: Number(white),
    }
  })

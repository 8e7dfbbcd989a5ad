/**
 * Invented tables of money for the demonstration, as the CSV files that a trust would bring in: no price, factor,
 * relationship or recharge is any hospital's. Item codes begin with XX, which no healthcare resource group does.
 */
import { demoAlliances } from './alliances.ts'

export type MoneyFile = {
  readonly trust: string
  readonly kind: 'prices' | 'relationships' | 'recharges'
  readonly year: string
  readonly source: string
  /** A million is a factor of 1; for prices only. */
  readonly marketForcesMillionths: number | null
  readonly csv: string
}

const year = '2025/26'
const source = 'Invented for the demonstration'

const prices = `item,name,spell,price,best_practice_price
XX01A,Invented: large joint replacement,both,6400.00,6900.00
XX02A,Invented: revision of a joint replacement,inpatient,11800.00,
XX03A,Invented: spinal operation,inpatient,9200.00,
XX04A,Invented: keyhole operation of a joint,both,2100.00,
XX05A,Invented: hand or foot operation,day-case,1650.00,1800.00
XX06A,Invented: hernia repair,both,1900.00,2050.00
XX07A,Invented: keyhole removal of the gall bladder,both,3100.00,3350.00
XX08A,Invented: gynaecological operation,both,2600.00,
XX09A,Invented: operation of the ear or nose or throat,both,1700.00,
XX10A,Invented: operation of the kidney or bladder,both,2300.00,
XX11A,Invented: cataract operation,day-case,950.00,
XX12A,Invented: injection against pain,day-case,700.00,
`

/** trust | market forces factor in millionths | board kind percent pounds, … */
const rows = `
RL1 | 1010000 | QOC aligned - 60000000, QNC aligned - 4000000, QYG aligned - 3500000, QGH aligned - 5000000, QHL low-volume - 900000, QUA low-volume - 700000, 13Q aligned - 20000000, 7A1 contract 60 25000000, 7A7 contract 60 12000000, 7A2 cost-per-case - 300000
RRJ | 1040000 | QHL aligned - 70000000, QUA aligned - 14000000, QGH aligned - 9000000, QWU aligned - 2500000, QNC low-volume - 1200000, QOC low-volume - 900000, 13Q aligned - 25000000, 7A1 cost-per-case - 100000, 7A7 cost-per-case - 100000
RNA | 1030000 | QUA aligned - 280000000, QNC aligned - 9000000, QGH aligned - 7000000, QHL aligned - 3000000, QOC low-volume - 1400000, QWU low-volume - 200000
RXK | 1045000 | QUA aligned - 240000000, QHL aligned - 230000000, QWU low-volume - 1600000, QGH low-volume - 900000, QNC low-volume - 600000
RBK | 1035000 | QUA aligned - 260000000, QNC aligned - 12000000, QHL low-volume - 1300000, QGH low-volume - 200000
`

export const moneyFiles: readonly MoneyFile[] = rows
  .trim()
  .split('\n')
  .flatMap((row) => {
    const [trust = '', factor, boards = ''] = row.split('|').map((part) => part.trim())
    const about = { trust, year, source }
    const relationships = boards.split(/,\s*/).map((board) => {
      const [code, kind, percent, pounds] = board.split(' ')
      return [code, kind, percent === '-' ? '' : percent, pounds].join(',')
    })
    return [
      { ...about, kind: 'prices', marketForcesMillionths: Number(factor), csv: prices },
      {
        ...about,
        kind: 'relationships',
        marketForcesMillionths: null,
        csv: ['commissioner,kind,share_of_price,expected_annual_value', ...relationships, ''].join('\n'),
      },
      { ...about, kind: 'recharges', marketForcesMillionths: null, csv: recharges(trust) },
    ] as const
  })

/** Each pair of an alliance has agreed the same, both ways. */
function recharges(trust: string): string {
  const alliance = demoAlliances.find(({ members }) => members.some((member) => member.trust === trust))
  const others = (alliance?.members ?? []).map((member) => member.trust).filter((code) => code !== trust)
  const pairs = others.flatMap((other) => [
    [trust, other],
    [other, trust],
  ])
  const agreed = ['operation,share,80', 'surgeon,share,35', 'follow-up,sum,150.00', 'work-up,sum,120.00']
  const lines = pairs.flatMap(([from, to]) => agreed.map((each) => `${from},${to},${each}`))
  return ['sender,receiver,for,basis,amount', ...lines, ''].join('\n')
}

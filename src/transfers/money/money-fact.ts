import type { FactSources } from '../life/take-step.ts'
import { moneySeen } from './agreed/money-of-transfer.ts'

/** The fact that accepting asks for: the receiver has seen the figures that still hold, or what is missing to give any. */
export const moneyFacts: Pick<FactSources, 'money'> = { money: (tx, { sender, id }) => moneySeen(tx, sender, id) }

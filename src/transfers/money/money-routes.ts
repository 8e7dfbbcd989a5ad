import { Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import type { Parts } from '#platform/parts.ts'
import { ledgerRoutes } from './ledger-routes.tsx'
import { tableRoutes } from './table-routes.tsx'
import { transferMoneyRoutes } from './transfer-money-routes.tsx'

/** Every page of money: of one transfer, of the ledger, and of the tables that it is known by. */
export const moneyRoutes = (parts: Parts) =>
  new Hono<AppEnv>()
    .route('/', ledgerRoutes(parts))
    .route('/', tableRoutes(parts))
    .route('/', transferMoneyRoutes(parts))

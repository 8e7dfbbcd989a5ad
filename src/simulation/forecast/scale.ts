/** The scales that figures are forecast on, so that no forecast is less than nothing and no share more than all. */
export type Scale = { readonly to: (figure: number) => number; readonly from: (value: number) => number }

/** Counts and weeks grow by shares of themselves. One is added, because there may be none. */
export const amounts: Scale = { to: Math.log1p, from: (value) => Math.max(0, Math.expm1(value)) }

/** As odds. A list that is all within is taken for one that is nearly so. */
export const shares: Scale = {
  to: (share) => {
    const inside = Math.min(1 - nearlyNone, Math.max(nearlyNone, share))
    return Math.log(inside / (1 - inside))
  },
  from: (value) => 1 / (1 + Math.exp(-value)),
}

const nearlyNone = 0.0005

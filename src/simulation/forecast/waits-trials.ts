/**
 * Forecasts the published figures of a list from any of its months, by the months before it and no others.
 *
 * A list is forecast in parts, within 18 weeks, 18 to 52 and over 52, and added up: who came lately and who has been left
 * for long are different stories, and a list's sum can hide both. So list size and share always agree.
 */
import { type MonthSeries, monthSeries } from './month-series.ts'
import { amounts } from './scale.ts'
import { Trials, type Weighed } from './trials.ts'

/** What is published of a month's last day. */
export type PublishedMonth = {
  /** 'YYYY-MM' */
  readonly month: string
  readonly waiting: number
  readonly within18: number
  readonly over52: number
  /** In weeks; null where it is hidden. */
  readonly p92: number | null
}

/** The figures of the months ahead. */
export type Figures = {
  readonly waiting: readonly number[]
  readonly shareWithin18: readonly number[]
  readonly over52: readonly number[]
  /** Null where any past month's was hidden. */
  readonly p92: readonly number[] | null
}

export type WaitsSeries = {
  readonly waiting: MonthSeries
  readonly share: MonthSeries
  readonly within18: MonthSeries
  readonly between: MonthSeries
  readonly over52: MonthSeries
  readonly p92: MonthSeries | null
}

/** Throws where there are no months, or one twice. */
export function seriesOf(history: readonly PublishedMonth[]): WaitsSeries {
  const of = (figure: (month: PublishedMonth) => number): MonthSeries =>
    monthSeries(history.map((month) => ({ month: month.month, value: figure(month) })))
  return {
    waiting: of(({ waiting }) => waiting),
    share: of(({ within18, waiting }) => shareOf(within18, waiting)),
    within18: of(({ within18 }) => within18),
    between: of(({ waiting, within18, over52 }) => waiting - within18 - over52),
    over52: of(({ over52 }) => over52),
    p92: history.some(({ p92 }) => p92 === null) ? null : of(({ p92 }) => p92!),
  }
}

/** Forecasts from any of the months of a list, knowing those before it alone. */
export class WaitsTrials {
  private readonly within18: Trials
  private readonly between: Trials
  private readonly over52: Trials
  private readonly p92: Trials | null

  constructor({ within18, between, over52, p92 }: WaitsSeries, horizon: number) {
    this.within18 = new Trials(within18, amounts, horizon)
    this.between = new Trials(between, amounts, horizon)
    this.over52 = new Trials(over52, amounts, horizon)
    this.p92 = p92 && new Trials(p92, amounts, horizon)
  }

  /** Of the months after the first so many. */
  forecast(known: number): Figures {
    const within18 = this.within18.forecast(known)
    const between = this.between.forecast(known)
    const over52 = this.over52.forecast(known)
    const waiting = within18.map((people, ahead) => people + between[ahead]! + over52[ahead]!)
    return {
      waiting,
      shareWithin18: within18.map((people, ahead) => shareOf(people, waiting[ahead]!)),
      over52,
      p92: this.p92 === null ? null : this.p92.forecast(known),
    }
  }

  /** What each part, and the 92nd percentile, is forecast with from there. */
  weigh(known: number): readonly { readonly part: string; readonly methods: readonly Weighed[] }[] {
    return [
      { part: 'within 18 weeks', methods: this.within18.weigh(known) },
      { part: '18 to 52 weeks', methods: this.between.weigh(known) },
      { part: 'over 52 weeks', methods: this.over52.weigh(known) },
      ...(this.p92 ? [{ part: '92nd percentile', methods: this.p92.weigh(known) }] : []),
    ]
  }
}

/** Nobody waiting is everybody within. */
const shareOf = (within: number, all: number): number => (all === 0 ? 1 : within / all)

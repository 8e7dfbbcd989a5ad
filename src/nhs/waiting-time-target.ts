/**
 * Waiting-time targets per nation, as dated data. A target belongs to the nation that commissions the care, not to the
 * hospital: a Welsh patient at an English hospital is measured against the Welsh ones.
 *
 * `standing` says how far to trust a row. 'sourced': taken from the publication named. 'configurable': from general
 * knowledge or secondary reports, to be confirmed or replaced by the alliance.
 */
import type { Nation } from './commissioner.ts'
import type { Day } from './day.ts'

export type WaitingTimeTarget = {
  readonly id: string
  readonly nation: Nation
  readonly sentence: string
  /** What is measured on the open pathways of a day. */
  readonly measure:
    | { readonly kind: 'share within'; readonly weeks: number; readonly atLeast: number }
    | { readonly kind: 'share over'; readonly weeks: number; readonly below: number }
    | { readonly kind: 'none over'; readonly weeks: number }
    /** Shares are of 1; an improvement is in shares too, against the baseline month. */
    | { readonly kind: 'improvement within'; readonly weeks: number; readonly by: number; readonly baseline: Day }
  /** Whether it binds the whole country's figure or every trust's. */
  readonly binds: 'nation' | 'every trust'
  /** From when on it is a target to be shown, */
  readonly from: Day
  /** by when it is to be met (absent: at all times), */
  readonly dueBy?: Day
  /** and the last day on which it is a target. */
  readonly until?: Day
  readonly source: string
  readonly standing: 'sourced' | 'configurable'
}

const electiveReform = 'Reforming elective care for patients, NHS England, 6 January 2025'
const planningFramework = 'Medium Term Planning Framework 2026/27 to 2028/29, NHS England, 24 October 2025'

export const waitingTimeTargets: readonly WaitingTimeTarget[] = [
  {
    id: 'england-18-weeks',
    nation: 'England',
    sentence: '92% of patients wait no more than 18 weeks',
    measure: { kind: 'share within', weeks: 18, atLeast: 0.92 },
    binds: 'every trust',
    from: '2012-04-01',
    dueBy: '2029-03-31',
    source: `NHS Constitution standard; to be met again by March 2029: ${electiveReform}`,
    standing: 'sourced',
  },
  {
    id: 'england-18-weeks-march-2026',
    nation: 'England',
    sentence: '65% of patients wait no more than 18 weeks by March 2026',
    measure: { kind: 'share within', weeks: 18, atLeast: 0.65 },
    binds: 'nation',
    from: '2025-01-06',
    dueBy: '2026-03-31',
    until: '2026-03-31',
    source: electiveReform,
    standing: 'sourced',
  },
  {
    id: 'england-18-weeks-plus-5',
    nation: 'England',
    sentence: 'Every trust improves its share within 18 weeks by 5 percentage points by March 2026',
    measure: { kind: 'improvement within', weeks: 18, by: 0.05, baseline: '2024-11-30' },
    binds: 'every trust',
    from: '2025-01-06',
    dueBy: '2026-03-31',
    until: '2026-03-31',
    // The plan names the improvement; reports differ on the baseline month (November or December 2024).
    source: `${electiveReform}; baseline month to be confirmed`,
    standing: 'configurable',
  },
  {
    id: 'england-52-weeks-march-2026',
    nation: 'England',
    sentence: 'Fewer than 1% of patients wait more than 52 weeks by March 2026',
    measure: { kind: 'share over', weeks: 52, below: 0.01 },
    binds: 'every trust',
    from: '2025-01-30',
    dueBy: '2026-03-31',
    source: '2025/26 priorities and operational planning guidance, NHS England; not read at source',
    standing: 'configurable',
  },
  {
    id: 'england-65-weeks',
    nation: 'England',
    sentence: 'Nobody waits more than 65 weeks',
    measure: { kind: 'none over', weeks: 65 },
    binds: 'every trust',
    from: '2024-04-01',
    dueBy: '2024-09-30',
    source: 'Set for March 2024, then for September 2024 in planning guidance; still counted; not read at source',
    standing: 'configurable',
  },
  {
    id: 'england-18-weeks-march-2027',
    nation: 'England',
    sentence: '70% of patients wait no more than 18 weeks by March 2027',
    measure: { kind: 'share within', weeks: 18, atLeast: 0.7 },
    binds: 'nation',
    from: '2026-04-01',
    dueBy: '2027-03-31',
    until: '2027-03-31',
    source: `${planningFramework}, as summarised by NHS Providers`,
    standing: 'sourced',
  },
  {
    id: 'england-18-weeks-plus-7',
    nation: 'England',
    sentence: 'Every trust improves its share within 18 weeks by 7 percentage points, or reaches 65%, by March 2027',
    measure: { kind: 'improvement within', weeks: 18, by: 0.07, baseline: '2026-03-31' },
    binds: 'every trust',
    from: '2026-04-01',
    dueBy: '2027-03-31',
    until: '2027-03-31',
    source: `${planningFramework}, as summarised by NHS Providers (whichever is greater); baseline month to be confirmed`,
    standing: 'configurable',
  },
  {
    id: 'wales-26-weeks',
    nation: 'Wales',
    sentence: '95% of patients wait less than 26 weeks',
    measure: { kind: 'share within', weeks: 26, atLeast: 0.95 },
    binds: 'every trust',
    from: '2009-12-01',
    source:
      'Welsh Government, NHS waiting times statistics (95% treated in less than 26 weeks); start date from general knowledge',
    standing: 'configurable',
  },
  {
    id: 'wales-36-weeks',
    nation: 'Wales',
    sentence: 'Nobody waits more than 36 weeks',
    measure: { kind: 'none over', weeks: 36 },
    binds: 'every trust',
    from: '2009-12-01',
    source: 'Welsh Government waiting-time target, from general knowledge',
    standing: 'configurable',
  },
  {
    id: 'wales-104-weeks',
    nation: 'Wales',
    sentence: 'Nobody waits more than 104 weeks',
    measure: { kind: 'none over', weeks: 104 },
    binds: 'every trust',
    from: '2022-04-26',
    source:
      'The Welsh standard that Robert Jones and Agnes Hunt states for its Welsh patients; start date from general knowledge',
    standing: 'sourced',
  },
]

/** The targets of a nation that stand on a day, in the order above. */
export function targetsOn(
  nation: Nation,
  day: Day,
  targets: readonly WaitingTimeTarget[] = waitingTimeTargets,
): readonly WaitingTimeTarget[] {
  return targets.filter(
    (target) => target.nation === nation && target.from <= day && (target.until === undefined || day <= target.until),
  )
}

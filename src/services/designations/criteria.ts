/**
 * What a site shows to be a centre of excellence, as data. There is no national list: these are the alliance's own, from what
 * services are asked about before others send patients to them. Each needs evidence that can be looked up.
 */

export const criteria = [
  {
    code: 'volumes',
    name: 'Enough operations',
    asks: 'The minimum of a unit and of each surgeon is met, where one is kept',
  },
  { code: 'outcomes', name: 'Sound outcomes', asks: 'No outlier notice of a national registry or programme stands' },
  { code: 'team', name: 'A team that lasts', asks: 'Posts are filled, and the rota does not rest on one person' },
  { code: 'training', name: 'Approved for training', asks: 'Approval without conditions' },
  {
    code: 'network',
    name: 'Leads others',
    asks: 'Complex cases of other units are discussed with it, and it takes them',
  },
] as const
export type CriterionCode = (typeof criteria)[number]['code']

/** What is shown for each criterion: where it can be looked up, in words. One that lacks evidence is absent. */
export type Shown = Readonly<Partial<Record<CriterionCode, string>>>

/** Those without evidence. */
export const lacking = (shown: Shown): readonly (typeof criteria)[number][] =>
  criteria.filter(({ code }) => !shown[code])

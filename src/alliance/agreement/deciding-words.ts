/** How a body decides, in words: what the agreement says, or what holds because it says nothing. */
import { trustName } from '#nhs/organisations.ts'
import * as format from '#web/format.ts'
import type { Agreement } from './agreement.ts'
import { conservativeDeciding, type Deciding } from './deciding.ts'
import { posts } from './decision-rule.ts'
import { matters } from './matter.ts'

/** A heading and what stands under it, in the order in which they are read. */
export function decidingInWords({ deciding }: Pick<Agreement, 'deciding'>): readonly (readonly [string, string])[] {
  const holds = deciding ?? conservativeDeciding
  const { binding, chairsAction, lead } = holds
  return [
    [
      'Decisions that bind in law',
      binding.length === 0 ? 'None' : format.list(binding.map((code) => matters[code].toLowerCase())),
    ],
    ['How a trust’s one vote forms', trustVoteInWords(holds)],
    [
      'A trust that abstains',
      holds.abstentions === 'count-against' ? 'Counts among those that have not agreed' : 'Is left out of the count',
    ],
    ['A member on a call', holds.byCall === 'counts' ? 'Counts and votes' : 'Only attends'],
    ['A deputy', holds.deputies === 'stand-in' ? 'Counts and votes for an absent member' : 'Only attends'],
    [
      'A deputy of somebody with a personal interest',
      holds.deputiesOfConflicted === 'stand-in' ? 'Counts and votes' : 'Only attends',
    ],
    ['Somebody with a personal interest', holds.personalInterestSpeaks ? 'May speak' : 'Leaves the room'],
    [
      'A trust that has given notice',
      holds.leavingTrustsVote ? 'Votes on what takes effect before it leaves' : 'Has no vote',
    ],
    [
      'The chair of a trust',
      holds.chairCountsAsNonExecutive
        ? 'Counts as a non-executive director in the quorum'
        : 'Does not count as a non-executive director in the quorum',
    ],
    [
      'What a chair does between meetings',
      `Takes effect ${chairsAction.takesEffect === 'at-once' ? 'at once' : 'when it is ratified'}, after asking ${format.count(chairsAction.consultNonExecutives, 'non-executive director')}`,
    ],
    ...(lead === null ? [] : [['Lead provider', trustName(lead)] as const]),
  ]
}

function trustVoteInWords({ trustVote }: Deciding): string {
  switch (trustVote.kind) {
    case 'majority-of-members':
      return `More of its members for than against; a tie ${trustVote.tie === 'falls' ? 'falls' : 'is decided by its chair'}`
    case 'all-members':
      return 'All of its members who take part'
    case 'these-posts':
      return `Its ${format.list(trustVote.posts.map((post) => posts[post].toLowerCase()))}`
  }
}

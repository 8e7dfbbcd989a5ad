/** The classes of matter that an agreement gives a rule of decision to. Codes are stored, so a code once given stays. */
export const matters = {
  agreement: 'Changing the agreement',
  membership: 'A trust that joins, or is suspended',
  scope: 'Taking a service in or out',
  'service-change': 'Moving or redesigning a service',
  'business-case': 'Approving a business case',
  spending: 'Spending what is held in common',
  plans: 'Rules for shared plans',
  workforce: 'Joint posts and shared staff',
  sharing: 'Rules for sharing records',
  risk: 'Sharing a risk or a gain',
  policy: 'Common policies and standards',
} as const

export type MatterCode = keyof typeof matters

export const matterCodes = Object.keys(matters) as [MatterCode, ...MatterCode[]]

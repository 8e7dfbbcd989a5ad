/** Words and forms that the NHS content guide asks us not to use, found in what people can read. */
export const contentRules: readonly { readonly rule: string; readonly not: RegExp }[] = [
  { rule: 'months in full', not: /\b\d{1,2} (Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b/ },
  {
    rule: 'dates as 6 August 2018',
    not: /\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}\/\d{1,2}\/\d{2,4}\b|\b\d{1,2}(st|nd|rd|th) [A-Z]/,
  },
  {
    rule: 'times as 5pm or 5:30pm',
    not: /\b([01]?\d|2[0-3]):[0-5]\d\b(?!\s?[ap]m)|\b\d{1,2}\.\d{2}\s?[ap]m|(?<!:)\b12(:00)?[ap]m\b/i,
  },
  { rule: '"to" in ranges', not: /\d\s?[–-]\s?\d/ },
  {
    rule: 'commas in numbers over 999',
    // Not in NHS numbers, years, or phone numbers, which begin with 0.
    not: /(?<![\w,.]|\d{3} \d{3} |\b0\d{2,4} \d{3,4} )(?!(?:19|20)\d{2}\b|0\d)\d{4,}(?![\w-])/,
  },
  { rule: 'NHS numbers as 999 123 4567', not: /\b\d{10}\b/ },
  { rule: 'weeks in words', not: /\b\d+ ?(w|wks?|hrs?|mins?)\b/i },
  { rule: '"over" and "under", not signs', not: /[<>≤≥] ?\d/ },
  { rule: 'million in words', not: /£[\d.,]+ ?(m|k|bn)\b/i },
  { rule: 'no Latin abbreviations', not: /\b(e\.g|i\.e|eg|ie|etc|via|vs)\b\.?/ },
  { rule: 'and, not &', not: /\w & \w/ },
  { rule: 'log in, not sign in', not: /\b(sign(ed|ing)?[ -]?(in|out)|log(ged|ging)? (on|off)|login)\b/i },
  { rule: "do not, not don't", not: /\b(don|can|won|isn|aren|doesn|didn|hasn|haven|shouldn|couldn|wouldn)['’]t\b/i },
  { rule: 'straight apostrophes and quotation marks', not: /[’‘“”]/ },
  { rule: 'ethnicity, not race; ethnic minorities, not BAME', not: /\b(BAM?E|racial|race)\b/ },
  { rule: 'people who wait, not long waiters', not: /\blong[- ]waiters?\b/i },
  { rule: 'no computer words for nothing', not: /\b(undefined|null|NaN|\[object Object\])/ },
  { rule: 'links that make sense alone', not: /\b(click here|read more)\b/i },
]

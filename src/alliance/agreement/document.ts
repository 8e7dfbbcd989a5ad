/**
 * The agreement as a text to read: the page and the PDF are both made from these blocks, and say the same. It is made from
 * the data every time, so that nothing can stand in the document that the program does not obey.
 */
import { trustName } from '#nhs/organisations.ts'
import { treatmentFunctionName } from '#nhs/treatment-function.ts'
import * as format from '#web/format.ts'
import type { Block } from '#web/print/block.ts'
import type { Agreement } from './agreement.ts'
import { posts } from './decision-rule.ts'
import { type DraftPart, draftParts } from './draft-parts.ts'
import { bindingInWords, entriesOf } from './entries.ts'
import { matters } from './matter.ts'
import type { Signature, Version } from './version.ts'

export type AgreementDocument = {
  readonly title: string
  /** Which version, of when, and whether it is in force. */
  readonly standing: string
  readonly blocks: readonly Block[]
}

/** @param version which one it is, and who has signed it */
export function agreementDocument(
  alliance: string,
  version: Pick<Version, 'number' | 'state' | 'body' | 'inForceOn' | 'endedOn' | 'byDecision'>,
  signatures: readonly Signature[],
): AgreementDocument {
  const { body: agreement } = version
  const entries = entriesOf(agreement)
  const facts = (part: DraftPart): Block => ({
    kind: 'facts',
    rows: entries.filter((entry) => entry.part === part).map(({ heading, text }) => ({ name: heading, value: text })),
  })
  const heading = (part: DraftPart): Block => ({ kind: 'heading', text: draftParts[part] })
  const section = (part: DraftPart): readonly Block[] => [heading(part), facts(part)]
  return {
    title: agreement.title,
    standing: `${alliance}. ${standingInWords(version)}`,
    blocks: [
      { kind: 'heading', text: 'Purpose' },
      { kind: 'paragraph', text: agreement.purpose },
      ...section('form'),
      ...section('dates'),
      ...section('parties'),
      ...services(agreement),
      ...(agreement.excluded.length === 0 ? [] : section('excluded')),
      ...clauses(agreement),
      ...section('rules'),
      ...powers(agreement),
      ...section('meetings'),
      ...section('risk'),
      ...section('disputes'),
      ...section('leaving'),
      ...signed(agreement, signatures, version.byDecision),
      ...(agreement.sources.length === 0
        ? []
        : ([
            { kind: 'heading', text: 'Where stated facts come from' },
            {
              kind: 'facts',
              rows: agreement.sources.map(({ of, source, asOf }) => ({
                name: of,
                value: `${source} (as of ${format.date(asOf)})`,
              })),
            },
          ] as const)),
    ],
  }
}

/** "Version 2, in force since 16 July 2025" */
export function standingInWords({
  number,
  state,
  inForceOn,
  endedOn,
}: Pick<Version, 'number' | 'state' | 'inForceOn' | 'endedOn'>): string {
  const which = `Version ${number}`
  switch (state) {
    case 'draft':
      return `${which}, a draft that nobody has signed`
    case 'signing':
      return `${which}, sent for signing and not in force`
    case 'in-force':
      return `${which}, in force since ${format.date(inForceOn!)}`
    case 'superseded':
      return `${which}, in force from ${format.date(inForceOn!)} to ${format.date(endedOn!)}`
    case 'declined':
      return `${which}, declined and never in force`
    case 'withdrawn':
      return `${which}, withdrawn and never in force`
  }
}

function services({ services: codes, scopeByDecision }: Agreement): readonly Block[] {
  const how = scopeByDecision
    ? 'A service is taken in or out by a decision of the body, or by a new version that every party signs.'
    : 'A service is taken in or out by a new version that every party signs.'
  return [
    { kind: 'heading', text: draftParts.services },
    { kind: 'paragraph', text: `These services, and no others, are planned together. ${how}` },
    codes.length === 0
      ? { kind: 'paragraph', text: 'No service is planned together.' }
      : { kind: 'list', items: codes.map(treatmentFunctionName) },
  ]
}

function clauses({ clauses: all }: Agreement): readonly Block[] {
  return all.flatMap(({ head, words, isBinding }, n): readonly Block[] => [
    { kind: 'heading', text: `Clause ${n + 1}. ${head}` },
    ...words.split(/\n+/).map((text) => ({ kind: 'paragraph' as const, text })),
    { kind: 'paragraph', text: bindingInWords(isBinding) },
  ])
}

function powers(agreement: Agreement): readonly Block[] {
  const { delegations, reserved } = agreement
  if (delegations.length + reserved.length === 0) {
    return [
      { kind: 'heading', text: draftParts.powers },
      { kind: 'paragraph', text: 'Nothing is delegated: each board keeps all of its powers.' },
    ]
  }
  return [
    { kind: 'heading', text: draftParts.powers },
    {
      kind: 'facts',
      rows: entriesOf(agreement)
        .filter(({ part }) => part === 'powers')
        .map(({ heading, text }) => ({ name: heading, value: text })),
    },
    ...(delegations.length === 0
      ? []
      : [
          {
            kind: 'paragraph' as const,
            text: `Whatever is not named here stays with each board. Delegated matters: ${format.list([...new Set(delegations.map(({ matter }) => matters[matter].toLowerCase()))])}.`,
          },
        ]),
  ]
}

function signed({ parties }: Agreement, signatures: readonly Signature[], byDecision: string | null): readonly Block[] {
  if (byDecision !== null) {
    return [
      { kind: 'heading', text: 'Decided' },
      { kind: 'paragraph', text: `This version changes the scope alone, by decision ${byDecision}.` },
    ]
  }
  return [
    { kind: 'heading', text: 'Signed' },
    {
      kind: 'facts',
      rows: parties.flatMap(({ trust, signatories }) =>
        signatories.map((post) => {
          const given = signatures.find((one) => one.trust === trust && one.post === post)
          return { name: `${trustName(trust)}, ${posts[post].toLowerCase()}`, value: signatureInWords(given) }
        }),
      ),
    },
  ]
}

export function signatureInWords(given: Signature | undefined): string {
  if (!given) return 'Not yet'
  const who = `${given.name}, ${given.jobTitle}, on ${format.date(given.on)}`
  return given.answer === 'signed' ? `Signed by ${who}` : `Declined by ${who}`
}

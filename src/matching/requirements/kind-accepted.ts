import { reason, type Reason } from '../reasons.js';
import { openingKinds, type OpeningKind } from '../types.js';
import { kindWords } from '../words.js';
import type { Requirement } from './requirement.js';

/** The person wants to hear of this kind of opening. Unknown passes: who was never asked has excluded nothing. Wishes are not overridden. */
export const kindAccepted: Requirement<Reason<'KIND_NOT_ACCEPTED', { kind: OpeningKind }>> = {
  name: 'KIND_ACCEPTED',
  rules: ['Tailored'],
  met: 'The person accepts this kind of opening.',
  check({ acceptedKinds }, { facts }) {
    return acceptedKinds === null || acceptedKinds.has(facts.kind) ? null : reason('KIND_NOT_ACCEPTED', { kind: facts.kind });
  },
  columns: {
    bits: {
      width: openingKinds.length,
      asked: ({ facts }) => bitOf(facts.kind),
      lacking: ({ acceptedKinds }) => (acceptedKinds === null ? 0 : bitsOf(openingKinds.filter((kind) => !acceptedKinds.has(kind)))),
    },
  },
  tell({ facts }) {
    const kind = kindWords[facts.kind];
    return {
      sentence: `The person does not look for ${kind}.`,
      changes: [{ by: 'JOBSEEKER', action: 'ACCEPT_KIND', facts, sentence: `The person decides to hear of ${kind} too.` }],
    };
  },
};

function bitOf(kind: OpeningKind): number {
  return 1 << openingKinds.indexOf(kind);
}

function bitsOf(kinds: readonly OpeningKind[]): number {
  return kinds.reduce((bits, kind) => bits | bitOf(kind), 0);
}

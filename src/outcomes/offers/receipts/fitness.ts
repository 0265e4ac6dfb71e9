import { refused, type Refused } from '../../../kernel/outcome.js';
import { failures, NEAR_MISS_GAPS, standingOf, type Failed, type ReasonCode } from '../../../matching/index.js';
import type { PairNow } from '../../../matches/pairs/pairs.service.js';
import type { OpeningStatus } from '../../../openings/openings/opening.js';

/** How far an offer has come: until it is sent the opening must take candidates; afterwards it must only be there still. */
export type Stage = 'BEFORE_SENT' | 'UNDER_WAY';

/** What a pair fails at this moment, without what an officer let pass. Law, safety, a hard need and a person's own word cannot be let pass, whatever is named. */
export function failuresNow(pair: PairNow, waived: readonly ReasonCode[], stage: Stage): readonly Failed[] {
  return failures(pair.person, pair.post, pair.context).filter(({ requirement, reason }) => {
    if (stage === 'UNDER_WAY' && requirement.name === 'OPEN') return false;
    return !(standingOf(reason) === 'OVERRIDABLE' && waived.includes(reason.code));
  });
}

/** The first of these failures as a refusal; whom protection keeps away is refused like one who paused. */
export function refusalOf(failed: readonly Failed[], { labels }: Pick<PairNow, 'labels'>): Refused | null {
  const unavailable = failed.find(({ reason }) => reason.code === 'NOT_AVAILABLE');
  if (unavailable !== undefined) return NOT_AVAILABLE;
  const [first] = failed;
  if (first === undefined) return null;
  const { requirement, reason } = first;
  return refused('REQUIREMENT_FAILED', { requirement: requirement.name, reason: reason.code, rules: requirement.rules.join(', '), problem: requirement.tell(reason, labels).sentence });
}

/** Statuses of an opening in which an offer that is under way may go on: one that takes no more candidates still hires. */
const GOES_ON: readonly OpeningStatus[] = ['PUBLISHED', 'FILLED', 'EXPIRED'];

/** As a refusal, where an opening is closed. */
export function closedNow(status: OpeningStatus): Refused | null {
  return GOES_ON.includes(status) ? null : refused('REQUIREMENT_FAILED', { requirement: 'OPEN', reason: 'NOT_PUBLISHED', rules: '', problem: 'The opening is not published.' });
}

/**
 * Whether an officer may let these requirements of a pair pass: all that fails is named, may be overridden, and is no more than a near miss lacks.
 * Null where so.
 */
export function cannotWaive(pair: PairNow, named: readonly ReasonCode[]): Refused | null {
  const failed = failures(pair.person, pair.post, pair.context);
  const rest = refusalOf(failuresNow(pair, named, 'BEFORE_SENT'), pair);
  if (rest !== null) return rest;
  const idle = named.find((code) => !failed.some(({ reason }) => reason.code === code));
  if (idle !== undefined) return refused('INVALID_INPUT', { field: 'overrides', problem: `names ${idle}, which does not stand in the way` });
  const gaps = failed.reduce((sum, { reason }) => sum + reason.gaps, 0);
  return gaps > NEAR_MISS_GAPS ? refused('INVALID_INPUT', { field: 'overrides', problem: `must not be more than ${NEAR_MISS_GAPS}` }) : null;
}

export const NOT_AVAILABLE = refused('NOT_AVAILABLE', {});

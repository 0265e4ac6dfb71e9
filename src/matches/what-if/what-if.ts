import type { Day } from '../../kernel/day.js';
import type { OpeningId } from '../../kernel/ids.js';
import {
  failures,
  prepareJobseeker,
  scored,
  withChanges,
  type JobseekerFacts,
  type Labels,
  type PreparedJobseeker,
  type ProfileChange,
} from '../../matching/index.js';
import type { MissionMarket } from '../market/mission-market.js';

/** What would become of a person's matches, as it is shown. */
export interface ShownWhatIf {
  readonly asOf: Day;
  readonly policy: string;
  readonly matchesBefore: number;
  readonly matchesAfter: number;
  readonly gained: ShownMoves;
  readonly lost: ShownMoves;
  readonly rescored: ShownMoves;
}

export interface ShownMoves {
  readonly count: number;
  readonly openings: readonly ShownMove[];
}

export interface ShownMove {
  readonly openingId: OpeningId;
  readonly before: number;
  readonly after: number;
  readonly reasons: readonly string[];
}

interface Found {
  readonly id: OpeningId;
  readonly score: number;
}

/**
 * Runs the question over the whole market, by its index: the answer is that of `whatIf` of matching. Of each list `size` openings are shown,
 * and only for these it is worked out what failed.
 */
export function shownWhatIf(market: MissionMarket, facts: JobseekerFacts, changes: readonly ProfileChange[], size: number, labels: Labels): ShownWhatIf {
  const { index, context } = market;
  const changed = withChanges(facts, changes);
  const before = index.openingsFor(facts.id, market.counts.openings);
  const after = index.openingsIf(changed);
  const [scoreNow, scoreThen] = [scoresOf(before), scoresOf(after)];
  const rescored = before.flatMap(({ id, score }) => {
    const then = scoreThen.get(id);
    return then === undefined || then === score ? [] : [{ openingId: id, before: score, after: then, reasons: [] }];
  });
  const slot = ({ openingId }: ShownMove): number => index.market.openingSlot(openingId);
  const difference = (move: ShownMove): number => Math.abs(move.after - move.before);
  rescored.sort((a, b) => difference(b) - difference(a) || index.openingTies(slot(a), slot(b)));
  const [now, then] = [prepareJobseeker(facts, context), prepareJobseeker(changed, context)];
  const gained = after.filter(({ id }) => !scoreNow.has(id));
  const lost = before.filter(({ id }) => !scoreThen.has(id));
  return {
    asOf: market.asOf,
    policy: context.policy.name,
    matchesBefore: before.length,
    matchesAfter: after.length,
    gained: shownOf(gained, size, (found) => {
      const { score, reasons } = told(market, now, found.id, labels);
      return { openingId: found.id, before: score, after: found.score, reasons };
    }),
    lost: shownOf(lost, size, (found) => {
      const { score, reasons } = told(market, then, found.id, labels);
      return { openingId: found.id, before: found.score, after: score, reasons };
    }),
    rescored: shownOf(rescored, size, (move) => move),
  };
}

/** The score that a pair has or would have, and what fails it in words: what does not match, and why, is the reference's to say. */
export function told({ index, context }: MissionMarket, person: PreparedJobseeker, id: OpeningId, labels: Labels): { readonly score: number; readonly reasons: readonly string[] } {
  const post = index.preparedOpening(id);
  if (post === null) throw new Error('an opening left the market while it was looked at');
  const reasons = failures(person, post, context).map(({ requirement, reason }) => requirement.tell(reason, labels).sentence);
  return { score: scored(person, post, context).score, reasons };
}

function scoresOf(found: readonly Found[]): ReadonlyMap<OpeningId, number> {
  return new Map(found.map(({ id, score }) => [id, score]));
}

function shownOf<T>(all: readonly T[], size: number, shown: (each: T) => ShownMove): ShownMoves {
  return { count: all.length, openings: all.slice(0, size).map(shown) };
}

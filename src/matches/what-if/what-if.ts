import type { Day } from '../../kernel/day.js';
import type { OpeningId } from '../../kernel/ids.js';
import { whatIf, type JobseekerFacts, type Labels, type OpeningMove, type ProfileChange } from '../../matching/index.js';
import type { MarketPicture } from '../market/market-picture.js';

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

/** Runs the question over the whole market; `size` openings of each list are shown. */
export function shownWhatIf(
  picture: MarketPicture,
  facts: JobseekerFacts,
  changes: readonly ProfileChange[],
  size: number,
  labels: Labels,
): ShownWhatIf {
  const openings = [...picture.openings.values()].map((opening) => picture.opening(opening));
  const { gained, lost, rescored, ...counts } = whatIf(facts, changes, openings, picture.context);
  const shown = (moves: readonly OpeningMove[]): ShownMoves => ({
    count: moves.length,
    openings: moves.slice(0, size).map(({ openingId, before, after, failed }) => ({
      openingId,
      before,
      after,
      reasons: failed.map(({ requirement, reason }) => requirement.tell(reason, labels).sentence),
    })),
  });
  return {
    ...counts,
    asOf: picture.asOf,
    policy: picture.context.policy.name,
    gained: shown(gained),
    lost: shown(lost),
    rescored: shown(rescored),
  };
}

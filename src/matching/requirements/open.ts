import { formatDay, type Day } from '../../kernel/day.js';
import type { PreparedOpening } from '../prepared-opening.js';
import { reason, type Reason } from '../reasons.js';
import type { Requirement } from './requirement.js';

const NOT_PUBLISHED = reason('NOT_PUBLISHED', {});
const NO_SEAT_LEFT = reason('NO_SEAT_LEFT', {});

type Failure = Reason<'NOT_PUBLISHED'> | Reason<'NO_SEAT_LEFT'> | Reason<'CLOSED', { closesOn: Day }>;

/** The opening takes candidates: published, with a seat left, and not past its closing day, which itself still counts. No closing day means it stays open. */
export const open: Requirement<Failure> = {
  name: 'OPEN',
  rules: [],
  met: 'The opening takes candidates.',
  check: (_, opening, asOf) => failureOf(opening, asOf),
  columns: { openingOut: (opening, asOf) => failureOf(opening, asOf) !== null },
  tell(failed) {
    switch (failed.code) {
      case 'NOT_PUBLISHED':
        return { sentence: 'The opening is not published.', changes: [] };
      case 'NO_SEAT_LEFT':
        return { sentence: 'Every seat of the opening is taken.', changes: [] };
      case 'CLOSED':
        return { sentence: `The opening took candidates until ${formatDay(failed.facts.closesOn)}.`, changes: [] };
    }
  },
};

function failureOf({ facts }: PreparedOpening, asOf: Day): Failure | null {
  if (!facts.published) return NOT_PUBLISHED;
  if (facts.seatsLeft <= 0) return NO_SEAT_LEFT;
  if (facts.closesOn !== null && facts.closesOn < asOf) return reason('CLOSED', { closesOn: facts.closesOn });
  return null;
}

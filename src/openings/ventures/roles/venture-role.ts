import type { MissionId, OpeningId } from '../../../kernel/ids.js';
import { accepted, invalid, type Outcome } from '../../../kernel/outcome.js';
import { isWhole } from '../../../kernel/whole.js';
import type { VentureId } from '../../../matching/team/team.js';

/** What a role in a venture has beside what every opening has. The most people it takes are the seats of its opening. */
export interface VentureRoleTerms {
  /** Fewest people without whom the venture does not begin, 1 or more. */
  readonly leastSeats: number;
  /** What one seat gives its holder of the venture, percent; 0 where shares are not divided by role. */
  readonly sharePercent: number;
}

/** A role in a venture: an opening of kind VENTURE_ROLE, which is checked, scored and listed like any other. */
export interface VentureRole extends VentureRoleTerms {
  readonly missionId: MissionId;
  readonly openingId: OpeningId;
  readonly ventureId: VentureId;
}

/**
 * Terms of a role that can stand beside the venture's other roles: as many seats as are needed there, and shares that do not pass the whole when every role has
 * its fewest people.
 */
export function checkRoleTerms({ leastSeats, sharePercent }: VentureRoleTerms, seats: number, others: readonly VentureRoleTerms[]): Outcome<VentureRoleTerms> {
  if (!isWhole(leastSeats, 1, 200)) return invalid('leastSeats', 'must be a whole number from 1 to 200');
  if (leastSeats > seats) return invalid('leastSeats', `must not be more than the ${seats} seats there are`);
  if (!isWhole(sharePercent, 0, 100)) return invalid('sharePercent', 'must be a whole number from 0 to 100');
  const given = [...others, { leastSeats, sharePercent }].reduce((sum, role) => sum + role.leastSeats * role.sharePercent, 0);
  return given > 100 ? invalid('sharePercent', `would give away ${given} percent of the venture`) : accepted({ leastSeats, sharePercent });
}

import type { OpeningId } from '../../../kernel/ids.js';
import type { VentureId } from '../../../matching/team/team.js';
import type { ClashCondition } from '../team.js';

/** Names of what conditions are about: ventures and roles, never people. */
export interface ClashNames {
  readonly venture: (id: VentureId) => string;
  readonly role: (id: OpeningId) => string;
}

const GROUPS: Readonly<Record<string, string>> = { RETURNEE: 'returnees', COMMUNITY_MEMBER: 'community members', DISPLACED: 'displaced people' };

/**
 * A condition of a clash in one sentence. It names what the venture, its roles and its rules ask, and neither whom nor how many people there are, so that nobody
 * learns why somebody is not available.
 */
export function clashSentence(condition: ClashCondition, names: ClashNames): string {
  const venture = `"${names.venture(condition.venture)}"`;
  switch (condition.kind) {
    case 'ROLE_SEATS': {
      const role = `"${names.role(condition.role)}"`;
      return condition.side === 'LEAST' ? `${venture} needs at least ${people(condition.number)} as ${role}.` : `${venture} has at most ${seats(condition.number)} left as ${role}.`;
    }
    case 'LIMIT': {
      const { group, measure, side, number, rule } = condition.limit;
      const asked = rule === null ? '' : ` (rule ${rule})`;
      if (measure === 'SHARES') return `The seats of ${venture} give away at most ${number} percent more of it${asked}.`;
      const whom = group === null ? 'members' : (GROUPS[group] ?? 'members of a group that rules name');
      return side === 'LEAST' ? `${venture} needs at least ${number} more ${whom}${asked}.` : `${venture} takes at most ${Math.max(0, number)} more ${whom}${asked}.`;
    }
    case 'AGREED_STAY':
      return `Those who have agreed to join ${venture} stay in their roles.`;
    case 'RULE':
      return `Rule ${condition.rule} of its programme lets no team of ${venture} pass as the venture stands.`;
  }
}

/** What a clash means, before its conditions. */
export const CLASH_MEANS = 'These conditions cannot be met together by people who fit, are available and wish to; without any one of them the others can.';

const people = (number: number): string => (number === 1 ? 'one person' : `${number} people`);
const seats = (number: number): string => (number === 1 ? 'one seat' : `${number} seats`);

import type { Day } from '../../kernel/day.js';
import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import { paysWage } from '../../matching/index.js';
import type { Employer } from '../employers/employer.js';
import { legalMinimum } from '../openings/legal-pay.js';
import type { Opening } from '../openings/opening.js';
import { faultOfPay, type PayFloor } from '../openings/pay-floor.js';
import { seatsLeft } from '../openings/opening-standing.js';

/** What publication reads of an employer. */
export type Publisher = Pick<Employer, 'status' | 'pledgedAt'>;

/**
 * Whether staff may publish an opening of this employer: L7 (the pledge is signed), L15 (not suspended or barred), and nothing left
 * open that a person needs to know before saying yes. An employer that is not verified yet may publish; nobody is put to it.
 */
export function checkPublication(opening: Opening, employer: Publisher, today: Day): Outcome<null> {
  if (employer.status === 'SUSPENDED' || employer.status === 'BARRED')
    return refused('RULE_FORBIDS', { rule: 'L15', problem: `An employer that is ${employer.status} publishes nothing` });
  if (employer.pledgedAt === null)
    return refused('RULE_FORBIDS', { rule: 'L7', problem: 'The employer has not signed the pledge that workers pay nothing' });
  return checkPublished(opening, today);
}

/**
 * What a published opening must say; an edit of one may not take it away. It asks nothing about the employer, so that an edit tells
 * a partner nothing about where it stands.
 */
export function checkPublished(opening: Opening, today: Day): Outcome<null> {
  const { kind, occupation, skills, remote, place, startsBy, closesOn, pay, payUnstatedReason, seats } = opening;
  if (seats < 1) return missing('seats', 'must be at least 1');
  if (seatsLeft(opening) < 1) return missing('seats', 'are all taken');
  // A course is matched by what it teaches; what its provider asks of it is the training's own to check.
  if (kind !== 'TRAINING' && occupation === null && skills.length === 0) return missing('occupation', 'or at least one skill must be named');
  if (!remote && place === null) return missing('place', 'must be given, or remote be true');
  if (closesOn !== null && closesOn < today) return missing('closesOn', 'must not lie in the past');
  if (startsBy !== null && startsBy < today) return missing('startsBy', 'must not lie in the past');
  if (paysWage(kind) && pay === null && payUnstatedReason === null) return missing('pay', 'must be stated, or payUnstatedReason say why it is not');
  return faultOfPay(opening, legalFloors(opening, today), today) ?? accepted(null);
}

/** L9: what the law of the place lets anybody pay. Work from anywhere has no place; its pay is looked at with each person. */
function legalFloors(opening: Opening, today: Day): readonly PayFloor[] {
  const { place } = opening;
  const least = place === null ? null : legalMinimum(opening, place.country, today);
  if (place === null || least === null) return [];
  return [{ fact: 'statutoryMinimumMinor', monthlyMinor: least.monthlyMinor, name: `The law of ${place.country}`, source: `${least.source}${least.provisional ? '; provisional' : ''}` }];
}

function missing(field: string, problem: string) {
  return refused('NOT_PUBLISHABLE', { field, problem });
}

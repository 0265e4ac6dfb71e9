import { addDays, formatDay, type Day } from '../../../kernel/day.js';
import type { AccountId, Id, JobseekerId, MissionId, OpeningId } from '../../../kernel/ids.js';
import { accepted, invalid, refused, type Outcome } from '../../../kernel/outcome.js';
import { checkText } from '../../../kernel/text.js';
import { isWhole } from '../../../kernel/whole.js';
import { instruments, type Instrument } from '../../instruments.js';
import type { CatalogueEntryId } from '../../catalogue/catalogue-entry.js';
import type { RuleSet } from '../rule-set.js';

export type ProgrammeId = Id<'Programme'>;
export type RuleSetId = Id<'RuleSet'>;

/** What a funder offers and asks. L10: a subsidy programme names target group, level, duration, conditions and evaluation. */
export interface ProgrammeTerms {
  readonly name: string;
  readonly funder: string;
  readonly instruments: readonly Instrument[];
  readonly targetGroup: string;
  readonly level: string;
  /** Longest support of one person, months; null where it is not counted in months. */
  readonly mostMonths: number | null;
  readonly conditions: string;
  readonly evaluation: string;
  readonly startsOn: Day | null;
  readonly endsOn: Day | null;
  /** Tried for a while: it has a last day, which is shown to whoever is in it (F32). */
  readonly pilot: boolean;
}

export interface Programme extends ProgrammeTerms {
  readonly missionId: MissionId;
  readonly id: ProgrammeId;
  /** Short and stable, such as WAGE_SUBSIDY. */
  readonly code: string;
  readonly version: number;
  readonly createdAt: Date;
}

/** A rule set as it is kept. Only its last day is ever written again. */
export interface StoredRuleSet extends RuleSet {
  readonly missionId: MissionId;
  readonly id: RuleSetId;
  readonly programmeId: ProgrammeId;
  readonly writtenBy: AccountId | null;
  readonly writtenAt: Date;
}

/** That somebody let something happen though a rule warned. */
export interface RuleOverride {
  readonly missionId: MissionId;
  readonly id: Id<'RuleOverride'>;
  readonly rule: string;
  readonly programmeId: ProgrammeId | null;
  readonly openingId: OpeningId | null;
  readonly jobseekerId: JobseekerId | null;
  /** The entry of the catalogue to which the person is pointed; null at an opening. */
  readonly entryId: CatalogueEntryId | null;
  readonly reason: string;
  readonly by: AccountId;
  readonly at: Date;
}

const CODE = /^[A-Z][A-Z0-9_]{1,39}$/;
const NEEDED = ['targetGroup', 'level', 'conditions', 'evaluation'] as const;
/** Instruments that pay wages: their programmes say for how long (L10). */
const SUBSIDIES: readonly Instrument[] = ['WAGE_SUBSIDY', 'PAID_INTERNSHIP', 'ON_THE_JOB_TRAINING', 'CASH_FOR_WORK'];

export function checkCode(code: string): Outcome<string> {
  return CODE.test(code) ? accepted(code) : invalid('code', 'must have 2 to 40 signs: capital letters, digits and _, a letter first');
}

/** Terms as they may be kept. Refuses under L10 a subsidy without its target group, level, duration, conditions or evaluation, and under F32 a pilot without a last day. */
export function checkProgramme(terms: ProgrammeTerms): Outcome<ProgrammeTerms> {
  const checked: Record<string, string> = {};
  for (const field of ['name', 'funder'] as const) {
    const text = checkText(field, terms[field], 1, 200);
    if (!text.ok) return text;
    checked[field] = text.value;
  }
  for (const field of NEEDED) {
    const text = checkText(field, terms[field], 0, 1_000);
    if (!text.ok) return text;
    if (text.value === '') return refused('RULE_FORBIDS', { rule: 'L10', problem: `A programme names its target group, level, duration, conditions and evaluation: ${field} is missing` });
    checked[field] = text.value;
  }
  if (terms.instruments.some((each) => !instruments.includes(each)) || new Set(terms.instruments).size < terms.instruments.length)
    return invalid('instruments', 'must name instruments, each once');
  if (terms.mostMonths !== null && !isWhole(terms.mostMonths, 1, 120)) return invalid('mostMonths', 'must be 1 to 120');
  if (terms.mostMonths === null && terms.instruments.some((each) => SUBSIDIES.includes(each)))
    return refused('RULE_FORBIDS', { rule: 'L10', problem: 'A programme names its target group, level, duration, conditions and evaluation: mostMonths is missing' });
  if (terms.startsOn !== null && terms.endsOn !== null && terms.endsOn < terms.startsOn) return invalid('endsOn', 'is before startsOn');
  if (terms.pilot && terms.endsOn === null) return refused('RULE_FORBIDS', { rule: 'F32', problem: 'A pilot shows its last day to whoever is in it: endsOn is missing' });
  return accepted({ ...terms, ...checked });
}

/** Until when a programme is tried (F32); null for one that is no pilot. */
export function pilotEndsOn({ pilot, endsOn }: Pick<Programme, 'pilot' | 'endsOn'>): Day | null {
  return pilot ? endsOn : null;
}

/**
 * What a next rule set from a day on does to those that there are: ends the one in force the day before. Refuses a day that is over, since what was decided
 * was decided by the rules of that day, and a day on which or after which another one begins.
 */
export function followedBy<Set extends Pick<RuleSet, 'validFrom' | 'validTo'>>(sets: readonly Set[], from: Day, today: Day): Outcome<readonly Set[]> {
  if (from < today) return invalid('validFrom', `is over: rules can change from ${formatDay(today)} on`);
  if (sets.some((set) => set.validFrom !== null && set.validFrom >= from)) return invalid('validFrom', 'is not after the first day of the last rule set');
  return accepted(sets.filter((set) => set.validTo === null || set.validTo >= from).map((set) => ({ ...set, validTo: addDays(from, -1) })));
}

import { formatDay, type Day } from '../../kernel/day.js';
import { reason, type Reason } from '../reasons.js';
import { startOf } from '../start.js';
import { list } from '../words.js';
import type { Requirement } from './requirement.js';

/** `validUntil` is null where the person does not have the licence at all. */
type MissingLicence = { readonly code: string; readonly validUntil: number | null };
type Failure = Reason<'LICENCES_MISSING', { missing: readonly MissingLicence[]; neededOn: Day }>;

/**
 * The person has every licence the post insists on, valid on the first day of work, the last day of validity included (F02).
 * Unknown fails where the licence is not in the profile; a licence without a last day does not expire.
 */
export const hardLicences: Requirement<Failure> = {
  name: 'HARD_LICENCES',
  rules: ['F02'],
  met: 'The person has the licences the post insists on.',
  check({ facts, licences }, opening, asOf) {
    if (opening.hardLicences.length === 0) return null;
    const neededOn = startOf(facts, opening.facts, asOf);
    let missing: MissingLicence[] | null = null;
    for (const code of opening.hardLicences) {
      const validUntil = licences.get(code) ?? null;
      if (validUntil === null || validUntil < neededOn) (missing ??= []).push({ code, validUntil });
    }
    return missing === null ? null : reason('LICENCES_MISSING', { missing, neededOn }, missing.length);
  },
  columns: { table: 'LICENCES' },
  tell({ facts }, labels) {
    const neededOn = formatDay(facts.neededOn);
    return {
      sentence: `The post insists on ${list(facts.missing.map((missing) => labels.licence(missing.code)))}, valid on ${neededOn}.`,
      changes: facts.missing.map((missing) => {
        const label = labels.licence(missing.code);
        if (missing.validUntil === null) {
          return { by: 'JOBSEEKER', action: 'GAIN_LICENCE', facts: missing, sentence: `The person obtains ${label}, or it is recorded.` };
        }
        const until = formatDay(missing.validUntil as Day);
        return { by: 'JOBSEEKER', action: 'RENEW_LICENCE', facts: missing, sentence: `The person renews ${label}, valid until ${until}.` };
      }),
    };
  },
};

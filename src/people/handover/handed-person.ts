import { z } from 'zod';

import { addYears, type Day } from '../../kernel/day.js';
import { consentTo, type ConsentEvent, type ConsentStatement } from '../consents/consent.js';
import type { CaseFile } from '../cases/case-file.js';
import type { Plan } from '../cases/plan.js';
import { jobseekerKinds, jobseekerStatuses, type Jobseeker, type KnownAge } from '../jobseekers/jobseeker.js';
import type { Identity } from '../vault/identities/identity.js';

/** Form of bundles; a reader that does not know it refuses. */
export const BUNDLE_FORM = 1;

/** The first part of a bundle. */
export interface BundleHead {
  readonly form: typeof BUNDLE_FORM;
  /** The mission that hands over, as the source of its people. */
  readonly missionId: string;
  readonly missionName: string;
  /** The office that people agreed to. */
  readonly recipient: string;
}

/**
 * A person as handed over (F09): what a case manager needs to go on, and nothing of the protection vault: no category, no exclusion, no determination
 * of best interest. Who accompanied, what was put to whom, and who looked stay behind.
 */
export interface HandedPerson {
  readonly id: string;
  readonly kind: Jobseeker['kind'];
  readonly status: Jobseeker['status'];
  readonly statusReason: string | null;
  readonly caseReference: string | null;
  readonly bornOnOrBefore: Day | null;
  readonly profile: Jobseeker['profile'];
  readonly identity: Pick<Identity, 'fullName' | 'otherNames' | 'bornOn' | 'papers' | 'notes' | 'phones'>;
  readonly arrival: Pick<CaseFile, 'plannedArrival' | 'arrivedOn'>;
  readonly plan: Pick<Plan, 'items'> | null;
  /** What the person agrees to wherever the case is; a recipient's consent does not travel. */
  readonly consents: Readonly<Partial<Record<'MATCHING' | 'SMS', ConsentStatement>>>;
}

/** Purposes that are about the service and not about a recipient. */
const TRAVELS = ['MATCHING', 'SMS'] as const;

/** What goes along of a person; everything that is not named here stays. */
export function handedPerson(
  jobseeker: Jobseeker,
  identity: Identity,
  events: readonly ConsentEvent[],
  file: CaseFile | null,
  plan: Plan | null,
): HandedPerson {
  const { id, kind, status, statusReason, caseReference, bornOnOrBefore, profile } = jobseeker;
  const { fullName, otherNames, bornOn, papers, notes, phones } = identity;
  const consents = TRAVELS.flatMap((purpose) => {
    const given = consentTo(events, { purpose });
    return given === null ? [] : [[purpose, statementOf(given)] as const];
  });
  return {
    ...{ id, kind, status, statusReason, caseReference, bornOnOrBefore, profile },
    identity: { fullName, otherNames, bornOn, papers, notes, phones },
    arrival: { plannedArrival: file?.plannedArrival ?? null, arrivedOn: file?.arrivedOn ?? null },
    plan: plan === null ? null : { items: plan.items },
    consents: Object.fromEntries(consents),
  };
}

function statementOf(given: ConsentEvent): ConsentStatement {
  const { textVersion, language, channel, capacity, guardianReference, afterCounselling, decidedOn } = given;
  return { textVersion, language, channel, capacity, guardianReference, afterCounselling, decidedOn };
}

const ADULT_YEARS = 18;

/** What the receiving office is told of an age: the same bound comes of it. */
export function knownAge(bornOnOrBefore: Day | null, today: Day): KnownAge | null {
  if (bornOnOrBefore === null) return null;
  const adultOn = addYears(bornOnOrBefore, ADULT_YEARS);
  return adultOn <= today ? { adultOn } : { bornInMonth: bornOnOrBefore };
}

/** What a bundle is made of, as far as no service checks it; nobody without the passphrase can have written it. */
export const saidHead = z.object({ form: z.literal(BUNDLE_FORM), missionId: z.uuid(), missionName: z.string(), recipient: z.string() });
export const saidPeople = z.object({ people: z.array(z.looseObject({ id: z.uuid(), kind: z.enum(jobseekerKinds), status: z.enum(jobseekerStatuses) })) });

import type { Day } from '../../kernel/day.js';
import { isChildAlone, type CaseFile } from '../../people/cases/case-file.js';
import type { Jobseeker } from '../../people/jobseekers/jobseeker.js';
import type { KnownNeeds } from '../../people/vault/protection/protection.js';
import type { Facts } from '../../programmes/rules/facts.js';
import { hazardOf } from '../../reference/law/hazardous-work.js';
import { isAcrossBorder, recruitmentAgeFor } from '../../reference/law/recruitment-abroad.js';
import { minimumAgeFor } from '../../reference/law/working-age.js';
import { legalMinimum } from '../openings/legal-pay.js';
import type { Opening } from '../openings/opening.js';

/** L2: no country and no rule set lowers it. */
const HAZARDOUS_AGE = 18;

/** Years of school that somebody who completed an ISCED level has about behind them [P]: rules of F06 ask for years, profiles tell levels. */
const SCHOOL_YEARS: readonly number[] = [0, 6, 9, 12, 13, 14, 16, 18, 21];

/** What is known of a person beside their record. */
export interface KnownOfPerson {
  /** Null where nothing was said of the case yet. */
  readonly file: Pick<CaseFile, 'unaccompanied' | 'arrivedOn' | 'guardianReference' | 'bestInterestReference'> | null;
  /** What protection knows of the person, at present. */
  readonly needs: KnownNeeds;
}

/** Of whom protection knows nothing. */
export const noNeeds: KnownNeeds = { categories: new Set(), waits: false };

/** What a person's record and case say to rules on a day. */
export function personFacts({ kind, bornOnOrBefore, profile }: Pick<Jobseeker, 'kind' | 'bornOnOrBefore' | 'profile'>, { file, needs: { categories, waits } }: KnownOfPerson, on: Day): Facts {
  // F41 asks for the assessment before a return: of whoever was back when protection wrote it down, or never left, it asks nothing.
  const returns = kind === 'RETURNEE' && (file?.arrivedOn ?? null) === null;
  return {
    kind,
    bornOn: bornOnOrBefore,
    experienceMonths: profile.occupations.reduce((sum, { months }) => sum + months, 0),
    schoolYears: profile.education === null ? null : (SCHOOL_YEARS[profile.education] ?? null),
    returnedOn: file?.arrivedOn ?? null,
    unaccompaniedChild: isChildAlone(bornOnOrBefore, file?.unaccompanied ?? null, on),
    guardianNamed: (file?.guardianReference ?? null) !== null,
    bestInterestReferred: (file?.bestInterestReference ?? null) !== null,
    trafficked: waits || (returns && categories.has('TRAFFICKING')) ? true : null,
    weakLinks: categories.has('WEAK_LINKS') ? true : null,
    ableToWork: categories.has('NOT_ABLE_TO_WORK') ? false : null,
  };
}

/** Where a person lives, whose law holds at the work, and of which ISCO-08 group it is. */
export interface WorkGround {
  readonly home: string | null;
  /** Of the employer: its law holds where the work is remote. */
  readonly employerCountry: string;
  /** Null where the work is not coded, or the classification does not know it. */
  readonly isco: string | null;
}

/** What an opening says to rules about who may do the work and what it has to pay, by the law tables of the day on which it starts (L1, L2, L6, L9). */
export function workFacts(opening: Pick<Opening, 'kind' | 'place' | 'remote' | 'startsOn' | 'hazards' | 'pay' | 'hoursPerWeek'>, { home, employerCountry, isco }: WorkGround, on: Day): Facts {
  const { place, remote, hazards } = opening;
  const startsOn = Math.max(on, opening.startsOn ?? on) as Day;
  const country = place?.country ?? employerCountry;
  return {
    startsOn,
    minimumAge: minimumAgeFor(country, startsOn).age,
    hazardousAge: HAZARDOUS_AGE,
    recruitmentAge: recruitmentAgeFor(home ?? country, startsOn),
    // What is not known to be safe is not offered to a child.
    hazardous: hazards.length > 0 || isco === null || hazardOf(isco, startsOn, country) !== null,
    statutoryMinimumMinor: legalMinimum(opening, country, on)?.monthlyMinor ?? null,
    acrossBorder: remote ? false : isAcrossBorder(home, country),
  };
}

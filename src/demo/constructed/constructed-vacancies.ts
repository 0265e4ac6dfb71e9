import { addDays } from '../../kernel/day.js';
import type { OccupationNo } from '../../matching/index.js';
import { minorDigits } from '../../reference/codes/codes.js';
import type { PopulatedPlace } from '../../reference/places/gazetteer.js';
import { needsFromOccupation } from '../../reference/taxonomy/needs-from-occupation.js';
import type { Hazard, NeededSkill, TermName } from '../../openings/openings/opening.js';
import type { OpeningDraft } from '../../openings/openings/terms.service.js';
import type { ConstructedEmployer } from './constructed-employers.js';
import { Draws } from './draws.js';
import { anyPlace, licenceFor, majorGroup, occupationsIn, roundPay, usualPay, type Ground } from './ground.js';

/** Terms of a vacancy, which is no course; `skills` null: those of its occupation, which the import fills in. */
export interface VacancyDraft extends Omit<OpeningDraft, 'skills' | 'teaches' | 'leadsTo'> {
  readonly skills: readonly NeededSkill[] | null;
}

/** A vacancy to import. */
export interface ConstructedVacancy {
  readonly externalId: string;
  readonly employer: ConstructedEmployer;
  readonly draft: VacancyDraft;
  /** Terms that were made up to complete a real vacancy; none where all of it is made up. */
  readonly constructedFields: readonly TermName[];
  /** The others stay drafts, so that there is something to publish. */
  readonly publish: boolean;
}

const NEEDS = 12;
/** Every so many-th vacancy stays a draft. */
const DRAFT_EVERY = 25;

/** Vacancies of constructed employers; none of them exists. */
export function constructedVacancies(ground: Ground, employers: readonly ConstructedEmployer[], count: number): readonly ConstructedVacancy[] {
  const posting = employers.filter((employer) => employer.status !== 'SUSPENDED');
  return Array.from({ length: count }, (_, index) => {
    const draws = new Draws(`${ground.sketch.key} vacancy ${index}`);
    // Everybody posts something before anybody posts a second time.
    const employer = posting[index] ?? draws.pick(posting);
    // An employer has a usual kind of work and others.
    const occupation = draws.weighted(occupationsIn(ground.taxonomy, employer.groups).map((no, place) => [no, 1 / (1 + place)]));
    const name = ground.taxonomy.occupationName(occupation, 'en');
    return {
      externalId: `vacancy-${index + 1}`,
      employer,
      draft: {
        title: `${name.charAt(0).toUpperCase()}${name.slice(1)} (constructed)`,
        description: 'Made up for demonstration: there is no such post.',
        occupation: ground.taxonomy.occupation(occupation).uri,
        skills: sharpened(draws, needsFromOccupation(ground.taxonomy, occupation, NEEDS)),
        ...constructedTerms(draws, ground, occupation, employer.place),
      },
      constructedFields: [],
      publish: index % DRAFT_EVERY !== DRAFT_EVERY - 1,
    };
  });
}

/** What a vacancy says beside title, text, occupation and skills. */
export type ConstructedTerms = Omit<VacancyDraft, 'title' | 'description' | 'occupation' | 'skills'>;

/** Terms within the bounds of the plausible for work of an occupation. */
export function constructedTerms(draws: Draws, ground: Ground, occupation: OccupationNo, at: PopulatedPlace): ConstructedTerms {
  const { taxonomy, sketch, today } = ground;
  const major = majorGroup(taxonomy, occupation);
  const licence = licenceFor(taxonomy, occupation);
  const startsOn = draws.chance(0.7) ? addDays(today, draws.between(10, 60)) : null;
  const startsBy = draws.chance(0.5) ? addDays(today, draws.between(90, 240)) : null;
  // Some are for the whole week, some for half of it.
  const hoursPerWeek = draws.chance(0.08) ? null : draws.weighted([[{ min: 40, max: 48 }, 6], [{ min: 40, max: 40 }, 3], [{ min: 16, max: 24 }, 1]]);
  const remote = major <= 4 && draws.chance(0.1);
  const place = draws.chance(0.85) || at.country !== sketch.mission.country ? at : anyPlace(draws, ground);
  return {
    languages: languagesFor(draws, sketch.workingLanguage, major),
    licences: licence === null ? [] : [{ code: licence, hard: true }],
    minEducation: draws.chance(0.4) ? null : ([4, 5, 4, 3, null, null, 2, null, null][major - 1] ?? null),
    criteria: [],
    demands: major >= 5 && draws.chance(0.4) ? [draws.pick(['LIFTING', 'STANDING', 'HEAT', 'WALKING'] as const)] : [],
    hazards: hazardsOf(draws, taxonomy.occupation(occupation).iscoGroup ?? ''),
    seats: draws.weighted([[1, 6], [2, 3], [3, 2], [5, 1], [8, 0.5]]),
    remote,
    geonameId: remote ? null : place.geonameId,
    startsOn,
    startsBy,
    closesOn: draws.chance(0.5) ? null : addDays(today, draws.between(60, 88)),
    hoursPerWeek,
    ...payFor(draws, ground, occupation, remote || place.country === sketch.mission.country),
  };
}

function payFor(draws: Draws, ground: Ground, occupation: OccupationNo, atHome: boolean): Pick<OpeningDraft, 'pay' | 'payUnstatedReason'> {
  if (draws.chance(0.05)) return { pay: null, payUnstatedReason: 'agreed with each candidate' };
  const { sketch } = ground;
  const [least, most] = usualPay(ground, occupation);
  const from = least + (most - least) * draws.next() * 0.6;
  const upTo = from * (1 + draws.next() * 0.35);
  const minor = (amount: number, currency: string): number => amount * 10 ** minorDigits(currency);
  if (!atHome && sketch.abroad !== null) {
    const { currency, rate } = sketch.abroad;
    const inCurrency = (amount: number): number => minor(Math.round(amount / Number(rate) / 1_000) * 1_000, currency);
    return { pay: { min: inCurrency(from), max: inCurrency(upTo), currency, period: 'MONTH' }, payUnstatedReason: null };
  }
  const { currency } = sketch.mission;
  const byDay = majorGroup(ground.taxonomy, occupation) === 9 && draws.chance(0.5);
  // A month has 26 working days.
  const share = byDay ? 26 : 1;
  const named = (amount: number): number => minor(byDay ? Math.round(amount / share) : roundPay(amount), currency);
  return { pay: { min: named(from), max: named(upTo), currency, period: byDay ? 'DAY' : 'MONTH' }, payUnstatedReason: null };
}

function languagesFor(draws: Draws, language: string, major: number): OpeningDraft['languages'] {
  if (major > 5 && draws.chance(0.7)) return [];
  const level = major <= 2 ? 'C1' : major <= 4 ? 'B2' : major === 5 ? 'B1' : 'A2';
  return [{ language, level, hard: major <= 4 && draws.chance(0.4) }];
}

function hazardsOf(draws: Draws, group: string): readonly Hazard[] {
  if (!/^(71|72|81|93)/.test(group) || draws.chance(0.6)) return [];
  return [draws.pick(['HEIGHTS', 'HEAVY_LOADS', 'DANGEROUS_MACHINERY', 'NOISE_OR_VIBRATION'] as const)];
}

/** Some ask for a level of their first skills, and a few will not do without one of them. */
function sharpened(draws: Draws, needs: readonly NeededSkill[]): NeededSkill[] {
  const hardAt = draws.chance(0.3) ? draws.between(0, 1) : -1;
  return needs.map((need, index) => ({
    ...need,
    minLevel: need.essential && draws.chance(0.4) ? draws.weighted([[2, 5], [3, 2]] as const) : null,
    hard: need.essential && index === hardAt,
  }));
}

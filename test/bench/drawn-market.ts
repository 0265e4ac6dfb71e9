import { addDays, day, type Day } from '../../src/kernel/day.js';
import type { EmployerId, JobseekerId, OpeningId } from '../../src/kernel/ids.js';
import {
  cefrLevels,
  functionalLimits,
  openingKinds,
  type HeldSkill,
  type JobseekerFacts,
  type OpeningFacts,
  type SkillLevel,
  type SkillNeed,
} from '../../src/matching/index.js';
import type { Classification } from '../../src/reference/taxonomy/classification.js';
import { Chance } from './chance.js';

export const benchDay: Day = day('2026-06-15');

type Uses = Pick<Classification, 'occupationSkills' | 'occupations' | 'skills'>;
type Place = NonNullable<JobseekerFacts['place']>;

const COUNTRY = 'ET';
const PLACES = 200;
const IN_THE_CITY = 0.3;
const REMOTE = 0.1;
const EMPLOYERS = 2_000;
const LANGUAGES = ['amh', 'orm', 'tir', 'som', 'eng', 'ara', 'fra'] as const;
const LICENCES = ['B', 'C', 'D', 'FORKLIFT', 'CRANE', 'WELDING', 'FOOD_HYGIENE', 'FIRST_AID'] as const;

/**
 * Draws people and openings of one mission: few occupations and skills come often and most seldom, people live in 200 places and
 * 30 % of them in one, a tenth of the work is remote, and everybody has the limits and wishes that people have. Built, not observed.
 */
export class DrawnMarket {
  private readonly chance: Chance;
  private readonly places: readonly Place[];
  private readonly employers: readonly EmployerId[];
  private readonly skillsOf: { readonly skill: number; readonly essential: boolean }[][];
  /** Occupations and skills in an order drawn once: the first are the common ones. */
  private readonly occupations: readonly number[];
  private readonly skills: readonly number[];
  private drawn = 0;

  constructor(
    uses: Uses,
    seed: number,
    /** How many of the openings are courses, 0 to 1. */
    private readonly courses = 0,
  ) {
    this.chance = new Chance(seed);
    this.places = Array.from({ length: PLACES }, () => this.place());
    this.employers = Array.from({ length: EMPLOYERS }, () => this.id<EmployerId>());
    this.skillsOf = uses.occupations.map(() => []);
    for (const { occupation, skill, essential } of uses.occupationSkills) this.skillsOf[occupation]?.push({ skill, essential });
    this.occupations = this.chance.some([...uses.occupations.keys()], uses.occupations.length);
    this.skills = this.chance.some([...uses.skills.keys()], uses.skills.length);
  }

  jobseekers(count: number): JobseekerFacts[] {
    return Array.from({ length: count }, () => this.jobseeker(this.id()));
  }

  openings(count: number): OpeningFacts[] {
    return Array.from({ length: count }, () => this.opening(this.id()));
  }

  jobseeker(id: JobseekerId): JobseekerFacts {
    const { chance } = this;
    const trade = this.occupation();
    return {
      id,
      seeking: chance.is(0.92),
      skills: this.heldSkills(trade),
      occupations: this.history(trade),
      education: chance.among([[0.15, null], [0.1, 0], [0.2, 1], [0.25, 2], [0.15, 3], [0.05, 4], [0.04, 5], [0.05, 6], [0.01, 7]]),
      languages: this.spoken(),
      licences: chance.is(0.25)
        ? chance.some(LICENCES, chance.between(1, 2)).map((code) => ({ code, validUntil: chance.is(0.5) ? null : this.dayWithin(-100, 900) }))
        : [],
      place: chance.is(0.03) ? null : this.somewhere(),
      travelLimitKm: chance.among([[0.3, null], [0.1, 5], [0.2, 10], [0.2, 20], [0.1, 50], [0.1, 100]]),
      wouldMoveTo: chance.among<string[]>([[0.1, [COUNTRY]], [0.03, [COUNTRY, 'DJ']], [0.02, ['SA', 'AE']], [0.85, []]]),
      wageFloor: chance.is(0.45) ? null : this.pay(0.75),
      hoursPerWeek: chance.among([[0.5, null], [0.3, { min: 30, max: 48 }], [0.1, { min: 10, max: 30 }], [0.1, { min: 20, max: 60 }]]),
      availableFrom: chance.among([[0.55, null], [0.25, this.dayWithin(-200, 0)], [0.2, this.dayWithin(1, 120)]]),
      bornOnOrBefore: chance.is(0.04) ? null : addDays(benchDay, -chance.between(15 * 365 + 200, 58 * 365)),
      wantedOccupations: chance.is(0.4) ? [] : [...new Set([chance.is(0.6) ? trade : this.occupation(), ...(chance.is(0.3) ? [this.occupation()] : [])])],
      refusedOccupations: chance.is(0.08) ? [this.occupation()] : [],
      acceptedKinds: chance.is(0.65) ? [] : ['VACANCY', ...chance.some(openingKinds.slice(1), chance.below(3))],
      limits: chance.is(0.12) ? chance.some(functionalLimits, chance.between(1, 2)) : [],
      excludedEmployers: chance.is(0.01) ? [this.employer()] : [],
      excludedPlaces: chance.is(0.02) ? [{ place: pointOf(this.somewhere()), km: chance.between(0, 60) }] : [],
    };
  }

  opening(id: OpeningId): OpeningFacts {
    return this.asCourse(this.work(id));
  }

  private work(id: OpeningId): OpeningFacts {
    const { chance } = this;
    const occupation = this.occupation();
    const payMin = this.pay(1);
    const startsOn = chance.is(0.5) ? null : this.dayWithin(1, 60);
    return {
      id,
      kind: chance.among([[0.7, 'VACANCY'], [0.12, 'INTERNSHIP'], [0.18, 'VENTURE_ROLE']]),
      employerId: this.employer(),
      published: chance.is(0.97),
      seatsLeft: chance.is(0.03) ? 0 : chance.between(1, 12),
      closesOn: chance.is(0.3) ? null : this.dayWithin(0, 60),
      employerGoodUntil: chance.is(0.03) ? null : this.dayWithin(0, 700),
      occupation: chance.is(0.02) ? null : occupation,
      skills: this.needs(occupation),
      teaches: [],
      leadsTo: [],
      minEducation: chance.among([[0.5, null], [0.1, 1], [0.2, 2], [0.1, 3], [0.05, 4], [0.05, 6]]),
      languages: this.askedLanguages(),
      licences: [
        ...(chance.is(0.08) ? [{ code: chance.of(LICENCES), hard: true }] : []),
        ...(chance.is(0.06) ? [{ code: chance.of(LICENCES), hard: false }] : []),
      ],
      place: chance.is(REMOTE) ? null : this.somewhere(),
      startsOn,
      startsBy: chance.is(0.65) ? null : addDays(startsOn ?? benchDay, chance.between(0, 60)),
      hoursPerWeek: chance.among([[0.2, null], [0.55, { min: 40, max: 48 }], [0.15, { min: 15, max: 30 }], [0.1, { min: 30, max: 40 }]]),
      pay: chance.is(0.15) ? null : { min: payMin, max: Math.round(payMin * (1 + chance.next() / 2)) },
      minimumAge: chance.among([[0.9, 15], [0.1, 18]]),
      hazardous: chance.is(0.12),
      demands: chance.is(0.35) ? chance.some(functionalLimits, chance.between(1, 3)) : [],
    };
  }

  /** Some openings as courses that teach a part of what their occupation uses; nothing is drawn where there are to be none. */
  private asCourse(post: OpeningFacts): OpeningFacts {
    if (this.courses === 0 || post.occupation === null || !this.chance.is(this.courses)) return post;
    const taught = (this.skillsOf[post.occupation] ?? []).filter(({ essential }) => this.chance.is(essential ? 0.4 : 0.15));
    return { ...post, kind: 'TRAINING', pay: null, skills: post.skills.filter(({ hard }) => hard), teaches: taught.map(({ skill }) => skill), leadsTo: [post.occupation] };
  }

  /** A UUID in no order, as ids are. */
  id<T extends string>(): T {
    const hex = (digits: number): string => Math.floor(this.chance.next() * 16 ** digits).toString(16).padStart(digits, '0');
    this.drawn++;
    return `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${this.drawn.toString(16).padStart(12, '0')}` as T;
  }

  private heldSkills(trade: number): HeldSkill[] {
    const { chance } = this;
    const own = (this.skillsOf[trade] ?? []).filter(({ essential }) => chance.is(essential ? 0.55 : 0.12)).map(({ skill }) => skill);
    const further = Array.from({ length: chance.between(0, 3) }, () => this.skill());
    return [...new Set([...own.slice(0, 14), ...further])].map((skill) => {
      const evidence = chance.among([[0.7, 'SELF_DECLARED'], [0.15, 'EMPLOYER_REFERENCE'], [0.08, 'TESTED'], [0.07, 'CERTIFIED']] as const);
      const certifiedUntil = evidence === 'CERTIFIED' && chance.is(0.5) ? this.dayWithin(-300, 900) : null;
      return { skill, level: chance.between(1, 4) as SkillLevel, evidence, certifiedUntil };
    });
  }

  private history(trade: number): JobseekerFacts['occupations'] {
    const { chance } = this;
    const held = chance.among([[0.2, []], [0.5, [trade]], [0.3, [trade, this.occupation()]]]);
    return held.map((occupation) => ({ occupation, months: chance.between(1, 120), lastYear: chance.is(0.15) ? null : chance.between(2010, 2026) }));
  }

  private needs(occupation: number): SkillNeed[] {
    const { chance } = this;
    const asked = (this.skillsOf[occupation] ?? []).filter(({ essential }) => chance.is(essential ? 0.5 : 0.1)).slice(0, 12);
    const hardAt = chance.is(0.25) ? chance.below(asked.length || 1) : -1;
    return asked.map(({ skill, essential }, i) => ({
      skill,
      essential,
      minLevel: chance.is(0.5) ? null : (chance.between(1, 3) as SkillLevel),
      hard: i === hardAt,
    }));
  }

  private spoken(): JobseekerFacts['languages'] {
    const { chance } = this;
    const own = LANGUAGES[chance.skewed(4)] ?? 'amh';
    const others = chance.some(LANGUAGES, chance.among([[0.4, 0], [0.4, 1], [0.2, 2]])).filter((language) => language !== own);
    return [{ language: own, level: 'C2' }, ...others.map((language) => ({ language, level: chance.of(cefrLevels) }))];
  }

  private askedLanguages(): OpeningFacts['languages'] {
    const { chance } = this;
    const hard = chance.is(0.25) ? [{ language: LANGUAGES[chance.skewed(5)] ?? 'amh', level: chance.of(cefrLevels.slice(1, 4)), hard: true }] : [];
    const soft = chance.is(0.2) ? [{ language: chance.of(LANGUAGES), level: chance.of(cefrLevels.slice(0, 4)), hard: false }] : [];
    return [...hard, ...soft];
  }

  private employer(): EmployerId {
    return this.chance.of(this.employers);
  }

  private occupation(): number {
    return this.occupations[this.chance.skewed(this.occupations.length, 0.8)] ?? 0;
  }

  private skill(): number {
    return this.skills[this.chance.skewed(this.skills.length, 0.8)] ?? 0;
  }

  /** Monthly, in minor units, rounded as people round: most near the middle, some far above. */
  private pay(level: number): number {
    const { chance } = this;
    const spread = chance.next() + chance.next() + chance.next() - 1.5;
    return Math.round((600_000 * level * Math.exp(spread)) / 10_000) * 10_000;
  }

  private somewhere(): Place {
    const { chance } = this;
    const no = chance.is(IN_THE_CITY) ? 0 : 1 + chance.skewed(PLACES - 1, 0.6);
    return this.places[no] ?? this.place();
  }

  private place(): Place {
    return { latitude: 5 + this.chance.next() * 9, longitude: 35 + this.chance.next() * 8, country: COUNTRY };
  }

  private dayWithin(least: number, most: number): Day {
    return addDays(benchDay, this.chance.between(least, most));
  }
}

function pointOf({ latitude, longitude }: Place): JobseekerFacts['excludedPlaces'][number]['place'] {
  return { latitude, longitude };
}

import { BAKE_BREAD, BAKER, MAKE_DOUGH, NAIROBI, PASTRY_COOK, TRUCK_DRIVER, type Employer, type Input, type Jobseeker, type Office, type Vacancy } from './office.js';

/** The day on which the cases are judged, in Addis Ababa. */
export const TODAY = '2026-06-15';

/** What was made for one side of a case, for what happens to it next. */
export interface Made {
  readonly office: Office;
  readonly person: Jobseeker;
  readonly post: Vacancy;
  readonly employer: Employer;
  /** Moves the clock to the morning of a day. */
  on(day: string): void;
}

/** A person and a post; what is left out is as plain as can be. */
export interface Side {
  readonly person?: Input;
  /** Beside the profile: age and kind. */
  readonly register?: Input;
  readonly post?: Input;
  /** A draft where false. */
  readonly published?: boolean;
  /** Decisions about the employer; verified where none are named. */
  readonly employer?: readonly string[];
  readonly then?: (made: Made) => Promise<unknown> | void;
}

/** Why a side fails, written by hand. */
export interface Failure {
  readonly code: string;
  readonly standing: 'FIXED' | 'CHANGEABLE' | 'OVERRIDABLE';
  readonly sentence: string;
  readonly facts?: Readonly<Record<string, unknown>>;
  /** Who would change it and how, in one sentence each. */
  readonly changes?: readonly (readonly [by: string, action: string, sentence: string])[];
  /** Other requirements that fail with it. */
  readonly also?: readonly string[];
}

/** A pair that passes and one that fails, as near to each other as can be. */
export interface RequirementCase {
  readonly requirement: string;
  readonly shows: string;
  readonly passes: Side;
  readonly fails: Side;
  readonly because: Failure;
}

const pay = (max: number): Input => ({ min: 500_000, max, currency: 'ETB', period: 'MONTH' });
const floor = (minor: number): Input => ({ wageFloor: { minor, currency: 'ETB', period: 'MONTH' } });
const dough = (minLevel: number | null, hard = true): Input => ({ skills: [{ uri: MAKE_DOUGH, essential: true, hard, minLevel }] });
const has = (uri: string, level: number): Input => ({ skills: [{ uri, level, evidence: 'SELF_DECLARED' }] });
const english = (level: string): Input => ({ languages: [{ language: 'eng', level }] });
const asksEnglish: Input = { languages: [{ language: 'eng', level: 'B2', hard: true }] };
const asksForklift: Input = { licences: [{ code: 'FORKLIFT', hard: true }], startsOn: '2026-07-01' };
const forklift = (validUntil: string | null): Input => ({ licences: [{ code: 'forklift', validUntil }] });
const bornIn = (month: string): Input => ({ age: { bornInMonth: `${month}-01` } });
const move = ['JOBSEEKER', 'MOVE', 'The person would move for work in Ethiopia.'] as const;
const seats = (seatsTaken: number) => ({ office, post: { id, version } }: Made) =>
  office.act(office.officer, 'reportSeats', { id, version, seatsTaken }, 'Vacancy', 'id');
const notAvailable: Failure = { code: 'NOT_AVAILABLE', standing: 'FIXED', sentence: 'Not available.' };
const notCleared: Failure = { code: 'EMPLOYER_NOT_CLEARED', standing: 'FIXED', sentence: 'Candidates may not be put to this employer now.' };
const notPublished: Failure = { code: 'NOT_PUBLISHED', standing: 'FIXED', sentence: 'The opening is not published.' };
const ageUnknown = (years: number): Failure => ({
  code: 'AGE_UNKNOWN',
  standing: 'CHANGEABLE',
  sentence: `The work needs an age of ${years}, and the person's age is not on record.`,
  facts: { years: String(years) },
  changes: [['MISSION', 'RECORD_AGE', `A paper or statement shows that the person is ${years} or older.`]],
});

/** Requirement by requirement in the order of the engine, first what is usual, then what unknown means. */
export const requirementCases: readonly RequirementCase[] = [
  {
    requirement: 'SEEKING',
    shows: 'F43, F44: somebody who paused is not available, and nothing more is said; who resumes is',
    passes: { then: async ({ office, person }) => office.moved(await office.moved(person, 'PAUSED'), 'ACTIVE') },
    fails: { then: ({ office, person }) => office.moved(person, 'PAUSED', 'a reason that nobody is told') },
    because: notAvailable,
  },
  {
    requirement: 'SEEKING',
    shows: 'somebody who withdrew is not available',
    passes: {},
    fails: { then: ({ office, person }) => office.moved(person, 'WITHDRAWN') },
    because: notAvailable,
  },
  {
    requirement: 'SEEKING',
    shows: 'somebody whose case is closed is not available',
    passes: {},
    fails: { then: ({ office, person }) => office.moved(person, 'CLOSED', 'moved away') },
    because: notAvailable,
  },
  { requirement: 'OPEN', shows: 'a draft takes nobody', passes: {}, fails: { published: false }, because: notPublished },
  {
    requirement: 'OPEN',
    shows: 'a closed post takes nobody',
    passes: {},
    fails: { then: ({ office, post: { id, version } }) => office.act(office.officer, 'closeVacancy', { id, version, reason: 'withdrawn' }, 'Vacancy', 'id') },
    because: notPublished,
  },
  { requirement: 'OPEN', shows: 'one seat of two is enough, none is not', passes: { then: seats(1) }, fails: { then: seats(2) }, because: notPublished },
  {
    requirement: 'OPEN',
    shows: 'the last day for candidates still counts, the day after does not',
    passes: { post: { closesOn: '2026-06-20' }, then: ({ on }) => on('2026-06-20') },
    fails: { post: { closesOn: '2026-06-20' }, then: ({ on }) => on('2026-06-21') },
    because: { code: 'CLOSED', standing: 'FIXED', sentence: 'The opening took candidates until 2026-06-20.', facts: { closesOn: '2026-06-20' } },
  },
  {
    requirement: 'EMPLOYER_CLEARED',
    shows: 'L15: SUPPORTED takes candidates, UNVERIFIED does not (nobody has looked yet)',
    passes: { employer: ['supportEmployer'] },
    fails: { employer: [] },
    because: notCleared,
  },
  {
    requirement: 'EMPLOYER_CLEARED',
    shows: 'L15: VERIFIED lasts twelve months, that day included',
    passes: { then: ({ on }) => on('2027-06-15') },
    fails: { then: ({ on }) => on('2027-06-16') },
    because: notCleared,
  },
  {
    requirement: 'EMPLOYER_CLEARED',
    shows: 'L15: SUSPENDED takes none until somebody verifies again after it was lifted',
    passes: {
      then: async ({ office, employer }) => {
        const lifted = await office.judged(await office.judged(employer, 'suspendEmployer'), 'liftSuspension');
        await office.judged(lifted, 'verifyEmployer');
      },
    },
    fails: { then: async ({ office, employer }) => office.judged(await office.judged(employer, 'suspendEmployer'), 'liftSuspension') },
    because: notCleared,
  },
  {
    requirement: 'EMPLOYER_CLEARED',
    shows: 'L15: while SUSPENDED it takes none',
    passes: {},
    fails: { then: ({ office, employer }) => office.judged(employer, 'suspendEmployer') },
    because: notCleared,
  },
  {
    requirement: 'EMPLOYER_CLEARED',
    shows: 'L15: BARRED takes none',
    passes: {},
    fails: { then: ({ office, employer }) => office.judged(employer, 'barEmployer') },
    because: notCleared,
  },
  {
    requirement: 'KIND_ACCEPTED',
    shows: 'who looks for training only is put to no job',
    passes: { person: { acceptedKinds: ['VACANCY'] } },
    fails: { person: { acceptedKinds: ['TRAINING', 'INTERNSHIP', 'VENTURE_ROLE'] } },
    because: {
      code: 'KIND_NOT_ACCEPTED',
      standing: 'CHANGEABLE',
      sentence: 'The person does not look for jobs.',
      facts: { kind: 'VACANCY' },
      changes: [['JOBSEEKER', 'ACCEPT_KIND', 'The person decides to hear of jobs too.']],
    },
  },
  {
    requirement: 'OCCUPATION_NOT_REFUSED',
    shows: 'a refused occupation is meant, its neighbour is not',
    passes: { person: { refusedOccupations: [PASTRY_COOK] } },
    fails: { person: { refusedOccupations: [BAKER] } },
    because: { code: 'OCCUPATION_REFUSED', standing: 'FIXED', sentence: 'The person does not want to work as baker.', facts: { occupation: BAKER } },
  },
  {
    requirement: 'ABLE',
    shows: 'F42: work may not demand what a person cannot do, each demand by its name',
    passes: { person: { limits: ['HEIGHTS', 'HEAT'] }, post: { demands: ['LIFTING'] } },
    fails: { person: { limits: ['HEIGHTS', 'HEAT'] }, post: { demands: ['LIFTING', 'HEIGHTS', 'HEAT'] } },
    because: {
      code: 'DEMAND_BEYOND_LIMITS',
      standing: 'CHANGEABLE',
      sentence: 'The work demands working at heights and working in heat, which the person cannot do.',
      facts: { demands: ['HEIGHTS', 'HEAT'] },
      changes: [['EMPLOYER', 'ADAPT_WORK', 'The employer adapts the work so that it goes without working at heights and working in heat.']],
    },
  },
  {
    requirement: 'PAY_FLOOR',
    shows: 'the top of the pay reaches the floor exactly, or lacks one santim',
    passes: { person: floor(600_000), post: { pay: pay(600_000) } },
    fails: { person: floor(600_000), post: { pay: pay(599_999) } },
    because: {
      code: 'PAY_BELOW_FLOOR',
      standing: 'CHANGEABLE',
      sentence: 'The opening pays up to ETB 5,999.99 a month; the person asks for at least ETB 6,000.',
      facts: { floor: '600000', paysUpTo: '599999' },
      changes: [
        ['EMPLOYER', 'RAISE_PAY', 'The employer pays ETB 6,000 a month.'],
        ['JOBSEEKER', 'LOWER_FLOOR', 'The person would work for ETB 5,999.99 a month.'],
      ],
    },
  },
  {
    requirement: 'HOURS',
    shows: 'hours that touch suit both, one more does not',
    passes: { person: { hoursPerWeek: { min: 30, max: 40 } }, post: { hoursPerWeek: { min: 20, max: 30 } } },
    fails: { person: { hoursPerWeek: { min: 31, max: 40 } }, post: { hoursPerWeek: { min: 20, max: 30 } } },
    because: {
      code: 'HOURS_DO_NOT_MEET',
      standing: 'OVERRIDABLE',
      sentence: 'The work is 20 to 30 hours a week; the person can work 31 to 40.',
      facts: { asksMin: '31', asksMax: '40', offersMin: '20', offersMax: '30' },
      changes: [
        ['EMPLOYER', 'CHANGE_HOURS', 'The employer offers hours within 31 to 40 a week.'],
        ['JOBSEEKER', 'CHANGE_HOURS', 'The person can work within 20 to 30 hours a week.'],
      ],
    },
  },
  {
    requirement: 'DATES',
    shows: 'available on the latest day to begin, or a day later',
    passes: { person: { availableFrom: '2026-07-01' }, post: { startsBy: '2026-07-01' } },
    fails: { person: { availableFrom: '2026-07-02' }, post: { startsBy: '2026-07-01' } },
    because: {
      code: 'AVAILABLE_TOO_LATE',
      standing: 'OVERRIDABLE',
      sentence: 'The work begins by 2026-07-01; the person is available from 2026-07-02.',
      facts: { startsBy: '2026-07-01', availableFrom: '2026-07-02' },
      changes: [
        ['EMPLOYER', 'START_LATER', 'The employer waits until 2026-07-02.'],
        ['JOBSEEKER', 'START_EARLIER', 'The person is available by 2026-07-01.'],
      ],
    },
  },
  {
    requirement: 'DATES',
    shows: 'the latest day to begin still counts, the day after does not',
    passes: { post: { startsBy: '2026-06-20' }, then: ({ on }) => on('2026-06-20') },
    fails: { post: { startsBy: '2026-06-20' }, then: ({ on }) => on('2026-06-21') },
    because: { code: 'START_IS_OVER', standing: 'FIXED', sentence: 'The last day to begin was 2026-06-20.', facts: { startsBy: '2026-06-20' } },
  },
  {
    requirement: 'REACHABLE',
    shows: 'F58: Sīrē is 36 km from the post in Adama: a limit of 36 reaches it, 35 does not',
    passes: { person: { placeId: 328316, travelLimitKm: 36 } },
    fails: { person: { placeId: 328316, travelLimitKm: 35 } },
    because: {
      code: 'TOO_FAR',
      standing: 'OVERRIDABLE',
      sentence: 'The work is 36 km away; the person travels up to 35 km.',
      facts: { km: '36', limitKm: '35', country: 'ET' },
      changes: [['JOBSEEKER', 'RAISE_TRAVEL_LIMIT', 'The person can travel 36 km.'], move],
    },
  },
  {
    requirement: 'REACHABLE',
    shows: 'F61: whoever would move to the country of the post can get there',
    passes: { person: { wouldMoveTo: ['KE'] }, post: { geonameId: NAIROBI } },
    fails: { person: { wouldMoveTo: ['ET'] }, post: { geonameId: NAIROBI } },
    because: {
      code: 'TOO_FAR',
      standing: 'OVERRIDABLE',
      sentence: 'The work is 1127 km away; the person travels up to 30 km.',
      facts: { km: '1127', limitKm: '30', country: 'KE' },
      changes: [
        ['JOBSEEKER', 'RAISE_TRAVEL_LIMIT', 'The person can travel 1127 km.'],
        ['JOBSEEKER', 'MOVE', 'The person would move for work in Kenya.'],
      ],
    },
  },
  {
    requirement: 'HAZARDOUS_AGE',
    shows: 'L2: hazardous work begins on the 18th birthday, not the day before (a month of birth counts by its last day)',
    passes: { register: bornIn('2008-06'), post: { hazards: ['HEIGHTS'], startsOn: '2026-06-30' } },
    fails: { register: bornIn('2008-06'), post: { hazards: ['HEIGHTS'], startsOn: '2026-06-29' } },
    because: {
      code: 'UNDER_HAZARDOUS_AGE',
      standing: 'FIXED',
      sentence: 'The work is hazardous: nobody under 18 may do it.',
      facts: { years: '18', from: '2026-06-30' },
      changes: [['TIME', 'REACH_AGE', 'The person is 18 from 2026-06-30.']],
    },
  },
  {
    requirement: 'HAZARDOUS_AGE',
    shows: 'L2: an occupation can be hazardous without anybody saying so',
    passes: { register: bornIn('2009-01'), post: { occupationUri: BAKER } },
    fails: { register: bornIn('2009-01'), post: { occupationUri: TRUCK_DRIVER } },
    because: {
      code: 'UNDER_HAZARDOUS_AGE',
      standing: 'FIXED',
      sentence: 'The work is hazardous: nobody under 18 may do it.',
      facts: { years: '18', from: '2027-01-31' },
      changes: [['TIME', 'REACH_AGE', 'The person is 18 from 2027-01-31.']],
    },
  },
  {
    requirement: 'MINIMUM_AGE',
    shows: 'L1: work begins on the birthday that the law of the country asks for, not the day before',
    passes: { register: bornIn('2010-06'), post: { startsOn: '2026-06-30' } },
    fails: { register: bornIn('2010-06'), post: { startsOn: '2026-06-29' } },
    because: {
      code: 'UNDER_MINIMUM_AGE',
      standing: 'FIXED',
      sentence: 'The law asks for 16 years on the first day of work.',
      facts: { years: '16', from: '2026-06-30' },
      changes: [['TIME', 'REACH_AGE', 'The person is old enough from 2026-06-30.']],
    },
  },
  {
    requirement: 'MINIMUM_AGE',
    shows: 'L1: whoever is known to be 18 today is 18 today',
    passes: { register: { age: { adultOn: TODAY } }, person: { wouldMoveTo: ['KE'] }, post: { geonameId: NAIROBI } },
    fails: { register: { age: { adultOn: '2026-06-16' } }, person: { wouldMoveTo: ['KE'] }, post: { geonameId: NAIROBI } },
    because: {
      code: 'UNDER_MINIMUM_AGE',
      standing: 'FIXED',
      sentence: 'The law asks for 18 years on the first day of work.',
      facts: { years: '18', from: '2026-06-16' },
      changes: [['TIME', 'REACH_AGE', 'The person is old enough from 2026-06-16.']],
    },
  },
  {
    requirement: 'EDUCATION',
    shows: 'F02: the ISCED level asked, or the one below it',
    passes: { person: { education: 3 }, post: { minEducation: 3 } },
    fails: { person: { education: 2 }, post: { minEducation: 3 } },
    because: {
      code: 'EDUCATION_BELOW',
      standing: 'CHANGEABLE',
      sentence: 'The post asks for ISCED level 3; the person completed level 2.',
      facts: { asked: '3', completed: '2' },
      changes: [['JOBSEEKER', 'GAIN_EDUCATION', 'The person completes ISCED level 3.']],
    },
  },
  {
    requirement: 'HARD_SKILLS',
    shows: 'F02: a hard skill at the level asked, or one below it',
    passes: { person: has(MAKE_DOUGH, 3), post: dough(3) },
    fails: { person: has(MAKE_DOUGH, 2), post: dough(3) },
    because: {
      code: 'SKILLS_MISSING',
      standing: 'CHANGEABLE',
      sentence: 'The post insists on mix and knead dough (level 3, independent).',
      facts: { missing: [{ skill: MAKE_DOUGH, asked: 3, held: 2 }] },
      changes: [['JOBSEEKER', 'RAISE_SKILL', 'The person reaches level 3, independent in mix and knead dough, from level 2, with guidance.']],
    },
  },
  {
    requirement: 'HARD_SKILLS',
    shows: 'F02: a related skill is not the one that the post insists on; the same need, not hard, is no requirement',
    passes: { person: has(BAKE_BREAD, 4), post: dough(null, false) },
    fails: { person: has(BAKE_BREAD, 4), post: dough(null) },
    because: {
      code: 'SKILLS_MISSING',
      standing: 'CHANGEABLE',
      sentence: 'The post insists on mix and knead dough.',
      facts: { missing: [{ skill: MAKE_DOUGH, asked: 0, held: 0 }] },
      changes: [['JOBSEEKER', 'GAIN_SKILL', 'The person learns mix and knead dough, or it is recorded.']],
    },
  },
  {
    requirement: 'HARD_LANGUAGES',
    shows: 'F02: a hard language at the level asked, or one below it',
    passes: { person: english('B2'), post: asksEnglish },
    fails: { person: english('B1'), post: asksEnglish },
    because: {
      code: 'LANGUAGES_MISSING',
      standing: 'CHANGEABLE',
      sentence: 'The post insists on English B2 (now B1).',
      facts: { missing: [{ language: 'eng', asked: 'B2', held: 'B1' }] },
      changes: [['JOBSEEKER', 'RAISE_LANGUAGE', 'The person reaches B2 in English, or it is recorded.']],
    },
  },
  {
    requirement: 'HARD_LICENCES',
    shows: 'F02: a hard licence that holds on the first day of work, or ended the day before',
    passes: { person: forklift('2026-07-01'), post: asksForklift },
    fails: { person: forklift('2026-06-30'), post: asksForklift },
    because: {
      code: 'LICENCES_MISSING',
      standing: 'CHANGEABLE',
      sentence: 'The post insists on forklift, valid on 2026-07-01.',
      facts: { missing: [{ code: 'FORKLIFT', validUntil: '2026-06-30' }], neededOn: '2026-07-01' },
      changes: [['JOBSEEKER', 'RENEW_LICENCE', 'The person renews forklift, valid until 2026-06-30.']],
    },
  },

  // What unknown means.
  {
    requirement: 'KIND_ACCEPTED',
    shows: 'who was never asked has excluded nothing',
    passes: { person: { acceptedKinds: [] } },
    fails: { person: { acceptedKinds: ['TRAINING'] } },
    because: {
      code: 'KIND_NOT_ACCEPTED',
      standing: 'CHANGEABLE',
      sentence: 'The person does not look for jobs.',
      facts: { kind: 'VACANCY' },
      changes: [['JOBSEEKER', 'ACCEPT_KIND', 'The person decides to hear of jobs too.']],
    },
  },
  {
    requirement: 'OCCUPATION_NOT_REFUSED',
    shows: 'a post without an occupation cannot have been refused by it',
    passes: { person: { refusedOccupations: [BAKER] }, post: { occupationUri: null, ...dough(null, false) } },
    fails: { person: { refusedOccupations: [BAKER] }, post: dough(null, false) },
    because: { code: 'OCCUPATION_REFUSED', standing: 'FIXED', sentence: 'The person does not want to work as baker.', facts: { occupation: BAKER } },
  },
  {
    requirement: 'ABLE',
    shows: 'a limit counts when it is on record',
    passes: { post: { demands: ['LIFTING', 'HEIGHTS'] } },
    fails: { person: { limits: ['LIFTING'] }, post: { demands: ['LIFTING', 'HEIGHTS'] } },
    because: {
      code: 'DEMAND_BEYOND_LIMITS',
      standing: 'CHANGEABLE',
      sentence: 'The work demands lifting, which the person cannot do.',
      facts: { demands: ['LIFTING'] },
      changes: [['EMPLOYER', 'ADAPT_WORK', 'The employer adapts the work so that it goes without lifting.']],
    },
  },
  {
    requirement: 'PAY_FLOOR',
    shows: 'unknown pay suits who named no floor, and nobody who did',
    passes: { post: { pay: null, payUnstatedReason: 'agreed with each person' } },
    fails: { person: floor(1), post: { pay: null, payUnstatedReason: 'agreed with each person' } },
    because: {
      code: 'PAY_NOT_STATED',
      standing: 'CHANGEABLE',
      sentence: 'The person asks for at least ETB 0.01 a month, and the opening states no pay, or pay without an exchange rate.',
      facts: { floor: '1' },
      changes: [['EMPLOYER', 'STATE_PAY', 'The employer states pay of ETB 0.01 a month or more.']],
    },
  },
  {
    requirement: 'HOURS',
    shows: 'unknown hours pass: they are settled before an offer',
    passes: { person: { hoursPerWeek: { min: 10, max: 12 } } },
    fails: { person: { hoursPerWeek: { min: 10, max: 12 } }, post: { hoursPerWeek: { min: 13, max: 40 } } },
    because: {
      code: 'HOURS_DO_NOT_MEET',
      standing: 'OVERRIDABLE',
      sentence: 'The work is 13 to 40 hours a week; the person can work 10 to 12.',
      facts: { asksMin: '10', asksMax: '12', offersMin: '13', offersMax: '40' },
      changes: [
        ['EMPLOYER', 'CHANGE_HOURS', 'The employer offers hours within 10 to 12 a week.'],
        ['JOBSEEKER', 'CHANGE_HOURS', 'The person can work within 13 to 40 hours a week.'],
      ],
    },
  },
  {
    requirement: 'DATES',
    shows: 'no date of availability is now',
    passes: { post: { startsBy: TODAY } },
    fails: { person: { availableFrom: '2026-06-16' }, post: { startsBy: TODAY } },
    because: {
      code: 'AVAILABLE_TOO_LATE',
      standing: 'OVERRIDABLE',
      sentence: 'The work begins by 2026-06-15; the person is available from 2026-06-16.',
      facts: { startsBy: TODAY, availableFrom: '2026-06-16' },
      changes: [
        ['EMPLOYER', 'START_LATER', 'The employer waits until 2026-06-16.'],
        ['JOBSEEKER', 'START_EARLIER', 'The person is available by 2026-06-15.'],
      ],
    },
  },
  {
    requirement: 'REACHABLE',
    shows: 'F58: without a limit 30 km are taken: Mojo is 17 km away, Sīrē 36',
    passes: { person: { placeId: 330491 } },
    fails: { person: { placeId: 328316 } },
    because: {
      code: 'TOO_FAR',
      standing: 'OVERRIDABLE',
      sentence: 'The work is 36 km away; the person travels up to 30 km.',
      facts: { km: '36', limitKm: '30', country: 'ET' },
      changes: [['JOBSEEKER', 'RAISE_TRAVEL_LIMIT', 'The person can travel 36 km.'], move],
    },
  },
  {
    requirement: 'REACHABLE',
    shows: 'F58: who lives nobody knows where can work remotely and nowhere else',
    passes: { person: { placeId: null }, post: { remote: true, geonameId: null } },
    fails: { person: { placeId: null, travelLimitKm: 20_000 } },
    because: {
      code: 'PLACE_UNKNOWN',
      standing: 'CHANGEABLE',
      sentence: 'It is not on record where the person lives or will live.',
      facts: { country: 'ET' },
      changes: [['MISSION', 'RECORD_PLACE', 'The place where the person lives or will live is recorded, near enough to the work.'], move],
    },
  },
  {
    requirement: 'HAZARDOUS_AGE',
    shows: 'L2: unknown age fails',
    passes: { register: { age: { adultOn: TODAY } }, post: { hazards: ['HEIGHTS'] } },
    fails: { register: { age: null }, post: { hazards: ['HEIGHTS'] } },
    because: { ...ageUnknown(18), also: ['MINIMUM_AGE'] },
  },
  {
    requirement: 'HAZARDOUS_AGE',
    shows: 'L2: work whose occupation nobody knows may be hazardous',
    passes: { register: { age: { adultOn: TODAY } }, post: { occupationUri: null, ...dough(null, false) } },
    fails: { register: bornIn('2009-01'), post: { occupationUri: null, ...dough(null, false) } },
    because: {
      code: 'UNDER_HAZARDOUS_AGE',
      standing: 'FIXED',
      sentence: 'The work is hazardous: nobody under 18 may do it.',
      facts: { years: '18', from: '2027-01-31' },
      changes: [['TIME', 'REACH_AGE', 'The person is 18 from 2027-01-31.']],
    },
  },
  { requirement: 'MINIMUM_AGE', shows: 'L1: unknown age fails', passes: { register: bornIn('2010-05') }, fails: { register: { age: null } }, because: ageUnknown(16) },
  {
    requirement: 'EDUCATION',
    shows: 'F02: unknown education suits a post that asks for none, and no other',
    passes: { post: { minEducation: 0 } },
    fails: { post: { minEducation: 1 } },
    because: {
      code: 'EDUCATION_UNKNOWN',
      standing: 'CHANGEABLE',
      sentence: "The post asks for ISCED level 1, and the person's education is not on record.",
      facts: { asked: '1' },
      changes: [['MISSION', 'RECORD_EDUCATION', 'Education of ISCED level 1 or higher is recorded.']],
    },
  },
  {
    requirement: 'HARD_SKILLS',
    shows: 'F02: a skill that is not in the profile is not there; at any level it is',
    passes: { person: has(MAKE_DOUGH, 1), post: dough(null) },
    fails: { post: dough(1) },
    because: {
      code: 'SKILLS_MISSING',
      standing: 'CHANGEABLE',
      sentence: 'The post insists on mix and knead dough (level 1, beginner).',
      facts: { missing: [{ skill: MAKE_DOUGH, asked: 1, held: 0 }] },
      changes: [['JOBSEEKER', 'GAIN_SKILL', 'The person learns mix and knead dough (level 1, beginner), or it is recorded.']],
    },
  },
  {
    requirement: 'HARD_LANGUAGES',
    shows: 'F02: a language that is not in the profile is not there',
    passes: { person: english('C1'), post: asksEnglish },
    fails: { post: asksEnglish },
    because: {
      code: 'LANGUAGES_MISSING',
      standing: 'CHANGEABLE',
      sentence: 'The post insists on English B2 (now none).',
      facts: { missing: [{ language: 'eng', asked: 'B2', held: null }] },
      changes: [['JOBSEEKER', 'GAIN_LANGUAGE', 'The person reaches B2 in English, or it is recorded.']],
    },
  },
  {
    requirement: 'HARD_LICENCES',
    shows: 'F02: a licence without a last day holds; one that is not in the profile does not',
    passes: { person: forklift(null), post: asksForklift },
    fails: { post: asksForklift },
    because: {
      code: 'LICENCES_MISSING',
      standing: 'CHANGEABLE',
      sentence: 'The post insists on forklift, valid on 2026-07-01.',
      facts: { missing: [{ code: 'FORKLIFT', validUntil: null }], neededOn: '2026-07-01' },
      changes: [['JOBSEEKER', 'GAIN_LICENCE', 'The person obtains forklift, or it is recorded.']],
    },
  },
];

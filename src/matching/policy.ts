import type { Evidence, OpeningKind, SkillLevel } from './types.js';

/** Every signal, in the order in which parts are listed. */
export const signalNames = ['SKILLS', 'OCCUPATION', 'EXPERIENCE', 'LEARNING', 'WISH', 'NEARNESS', 'PAY', 'LANGUAGES', 'LICENCES'] as const;
export type SignalName = (typeof signalNames)[number];

const ofWork: readonly SignalName[] = signalNames.filter((name) => name !== 'LEARNING');
const ofCourses: readonly SignalName[] = signalNames.filter((name) => name !== 'OCCUPATION' && name !== 'EXPERIENCE');

/**
 * The signals that count for a kind of opening, in the order of `signalNames`. A course is there for what somebody cannot do yet: in place of what
 * the person was and did counts what the course would add. Their weights are shared, so that courses and work stand in one list.
 */
export function signalsOf(kind: OpeningKind): readonly SignalName[] {
  return kind === 'TRAINING' ? ofCourses : ofWork;
}

/** How much a signal counts, and what stands in for it where it cannot be known. */
export interface SignalWeight {
  /** Thousandths of the score; the weights of the signals of one kind of opening add up to 1,000. */
  readonly weight: number;
  /** Value, 0 to 1,000,000, of a signal with missing data: neither the best nor the worst, so silence earns nothing and costs nothing. */
  readonly neutral: number;
}

/**
 * Everything about ranking that is a choice and not a fact. Whole numbers only.
 * A policy is never edited: a change is a new name, because every stored match and receipt keeps the name it was scored under.
 */
export interface Policy {
  readonly name: string;
  /** Where true, the weights are our own first setting, shown as such wherever they appear. */
  readonly provisional: boolean;
  readonly signals: Readonly<Record<SignalName, SignalWeight>>;
  readonly skills: {
    /** Thousandths that an essential and an optional need weigh, before rarity. */
    readonly essential: number;
    readonly optional: number;
    /** Thousandths a held level is worth against the level asked; row 0 where no level is asked. Rows never fall from left to right. */
    readonly levels: readonly (readonly [number, number, number, number])[];
    /** Thousandths that evidence leaves of a skill (F13: certified counts more than declared). */
    readonly evidence: Readonly<Record<Evidence, number>>;
  };
  readonly occupation: {
    /** The most occupations that are inferred from skills. */
    readonly inferred: number;
    /** Thousandths that the likeliest inferred occupation counts beside one that was held. */
    readonly inferredShare: number;
    /** Parts per million of a skill that no occupation need explain: the more, the fewer odd skills it takes for a person to have a second trade. */
    readonly unexplained: number;
  };
  readonly experience: {
    /** Months in the very occupation, still fresh, that earn the full value. */
    readonly fullMonths: number;
    /** Occupations related less than this, in parts per million, add no months. */
    readonly leastRelated: number;
    /** Thousandths lost for each calendar year since the last day in an occupation, and the least that stays. */
    readonly fadePerYear: number;
    readonly fadeFloor: number;
    /** Thousandths that stay where the last year is not known. */
    readonly fadeUnknown: number;
  };
  readonly learning: {
    /** Thousandths of what the person lacks for an occupation that a course has to teach to earn the full value: no course teaches it all. */
    readonly fullShare: number;
    /** Thousandths of the whole occupation that are taken as lacking at least, so that the one skill missing is not worth a whole course. */
    readonly leastLack: number;
  };
  /** Kilometres at which nearness is used up. */
  readonly nearnessKm: number;
  /** Thousandths of the wage floor above or below it at which the pay signal is full or empty. */
  readonly paySpread: number;
  /** Thousandths that a language is worth by the CEFR levels it lacks: none, one, two; more are worth nothing. */
  readonly languageSteps: readonly [number, number, number];
}

export type AskedLevel = SkillLevel | null;

/**
 * Weights are provisional: set by judgement and, for SKILLS and OCCUPATION, by graded answers, to be revised against outcomes. There is no
 * policy `fit-1` any more: nothing was ever scored under it for anybody, and occupations are no longer inferred as it meant them to be.
 * LEARNING came to `fit-2` before there was any course to score.
 */
export const fit2: Policy = frozen({
  name: 'fit-2',
  provisional: true,
  signals: {
    SKILLS: { weight: 150, neutral: 300_000 },
    OCCUPATION: { weight: 450, neutral: 300_000 },
    EXPERIENCE: { weight: 100, neutral: 300_000 },
    LEARNING: { weight: 550, neutral: 300_000 },
    WISH: { weight: 120, neutral: 500_000 },
    NEARNESS: { weight: 80, neutral: 500_000 },
    PAY: { weight: 50, neutral: 500_000 },
    LANGUAGES: { weight: 30, neutral: 500_000 },
    LICENCES: { weight: 20, neutral: 500_000 },
  },
  skills: {
    essential: 1_000,
    optional: 500,
    levels: [
      [700, 850, 950, 1_000],
      [1_000, 1_000, 1_000, 1_000],
      [600, 1_000, 1_000, 1_000],
      [300, 600, 1_000, 1_000],
      [150, 300, 600, 1_000],
    ],
    evidence: { SELF_DECLARED: 850, EMPLOYER_REFERENCE: 900, TESTED: 950, CERTIFIED: 1_000 },
  },
  occupation: { inferred: 4, inferredShare: 900, unexplained: 50_000 },
  experience: { fullMonths: 60, leastRelated: 400_000, fadePerYear: 70, fadeFloor: 300, fadeUnknown: 650 },
  learning: { fullShare: 400, leastLack: 250 },
  nearnessKm: 50,
  paySpread: 500,
  languageSteps: [1_000, 600, 300],
});

/**
 * A candidate that nothing is scored under until somebody proposes it with figures and somebody else agrees: how far work is and what it pays count more, which is what
 * people leave for. Set by judgement; no figures have spoken for it yet.
 */
export const fit3: Policy = frozen({
  ...fit2,
  name: 'fit-3',
  signals: {
    SKILLS: { weight: 130, neutral: 300_000 },
    OCCUPATION: { weight: 400, neutral: 300_000 },
    EXPERIENCE: { weight: 90, neutral: 300_000 },
    LEARNING: { weight: 490, neutral: 300_000 },
    WISH: { weight: 120, neutral: 500_000 },
    NEARNESS: { weight: 120, neutral: 500_000 },
    PAY: { weight: 90, neutral: 500_000 },
    LANGUAGES: { weight: 30, neutral: 500_000 },
    LICENCES: { weight: 20, neutral: 500_000 },
  },
});

/** The policy that a mission begins with. */
export const policyInUse: Policy = fit2;

/** Every policy that there ever was, and those that may be proposed. None is ever taken out. */
export const policies: readonly Policy[] = [fit2, fit3];

/** The policy of a name, however old: what was scored under it can be scored again. Null for a name that never was one. */
export function policyNamed(name: string): Policy | null {
  return policies.find((policy) => policy.name === name) ?? null;
}

/** Freezes a policy through and through. */
export function frozen<T extends object>(value: T): T {
  for (const inner of Object.values(value)) if (typeof inner === 'object' && inner !== null) frozen(inner);
  return Object.freeze(value);
}

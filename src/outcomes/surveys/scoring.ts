import { dimensions, isSkipped, RATHER_NOT_SAY, type Answers, type Band, type Dimension, type Instrument, type Question } from './instrument.js';

/** A score and how much of what applies it rests on, both in millionths. */
export interface Scored {
  /** Null where nothing was answered. */
  readonly score: number | null;
  /** Weight of what was answered in the weight of what applies, rounded down: never called 80 % before it is. */
  readonly coverage: number;
  readonly band: Band | null;
}

/** How somebody fared at one time. */
export interface Scores {
  readonly dimensions: Readonly<Record<Dimension, Scored>>;
  /** Its score is withheld where coverage is below that of the instrument. */
  readonly composite: Scored;
}

const MILLION = 1_000_000;

/**
 * Scores of answers, in whole millionths. A dimension is the weighted mean of what was answered in it: "rather not say" and what was not asked
 * leave their weight to the others and lower the coverage; what does not apply (skipped, or said so) does neither. The composite is the weighted mean
 * of the dimensions that have a score. Throws for an answer that the instrument does not know.
 */
export function scoresOf(instrument: Instrument, answers: Answers): Scores {
  const scored = Object.fromEntries(dimensions.map((dimension) => [dimension, ofDimension(instrument, dimension, answers)])) as Record<Dimension, Weighed>;
  const parts = dimensions.filter((dimension) => scored[dimension].applies).map((dimension) => ({ ...scored[dimension], weight: instrument.dimensions[dimension] }));
  const told = parts.flatMap(({ score, weight }) => (score === null ? [] : [{ value: score, weight }]));
  const coverage = Math.floor(sum(parts.map((part) => part.weight * part.coverage)) / Math.max(1, sum(parts.map((part) => part.weight))));
  const score = coverage < instrument.leastCoverage ? null : mean(told);
  return {
    dimensions: Object.fromEntries(dimensions.map((dimension) => [dimension, shown(instrument, scored[dimension])])) as Record<Dimension, Scored>,
    composite: shown(instrument, { score, coverage }),
  };
}

/** The band of a score. */
export function bandOf({ bands }: Pick<Instrument, 'bands'>, score: number): Band | null {
  return bands.find((step) => score >= step.from)?.band ?? null;
}

interface Weighed extends Pick<Scored, 'score' | 'coverage'> {
  /** Whether anything of the dimension applies to the person. */
  readonly applies: boolean;
}

function ofDimension(instrument: Instrument, dimension: Dimension, answers: Answers): Weighed {
  const said = instrument.questions.filter((question) => question.dimension === dimension && !isSkipped(question, answers)).map((question) => heard(question, answers));
  const applying = said.filter((each) => each.applies);
  const told = applying.flatMap(({ value, weight }) => (value === null ? [] : [{ value, weight }]));
  const whole = sum(applying.map((each) => each.weight));
  return { score: mean(told), coverage: whole === 0 ? 0 : Math.floor((sum(told.map((each) => each.weight)) * MILLION) / whole), applies: whole > 0 };
}

function heard({ code, weight, answers: options }: Question, answers: Answers): { readonly weight: number; readonly value: number | null; readonly applies: boolean } {
  const answer = answers[code];
  if (answer === undefined || answer === RATHER_NOT_SAY) return { weight, value: null, applies: true };
  const option = options.find((each) => each.code === answer);
  if (option === undefined) throw new RangeError(`${answer} is no answer to ${code}`);
  return { weight, value: option.value, applies: option.value !== null };
}

/** Weighted mean, rounded half up; null of nothing. All sums stay far below 2^53. */
function mean(parts: readonly { readonly value: number; readonly weight: number }[]): number | null {
  const weight = sum(parts.map((part) => part.weight));
  return weight === 0 ? null : Math.floor((2 * sum(parts.map((part) => part.value * part.weight)) + weight) / (2 * weight));
}

function shown(instrument: Instrument, { score, coverage }: Pick<Scored, 'score' | 'coverage'>): Scored {
  return { score, coverage, band: score === null ? null : bandOf(instrument, score) };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

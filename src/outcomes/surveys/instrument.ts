/** What is asked how people fare, and what answers are worth. Pure data: a version is never edited once anybody was asked by it. */
export interface Instrument {
  /** Kept with every answer, so that scores can be worked out again. */
  readonly version: string;
  /** Where weights and values come from; ours are set by hand, from no study. */
  readonly weightsSource: 'provisional';
  /** Languages whose words no native speaker has reviewed. */
  readonly unreviewed: readonly SurveyLanguage[];
  /** Parts of the composite. */
  readonly dimensions: Readonly<Record<Dimension, number>>;
  /** Coverage below which no composite is given, in millionths. */
  readonly leastCoverage: number;
  /** Bands, the highest first: a score from `from` on, in millionths. */
  readonly bands: readonly { readonly band: Band; readonly from: number }[];
  readonly ratherNotSay: Texts;
  readonly questions: readonly Question[];
}

export const dimensions = ['ECONOMIC', 'SOCIAL', 'PSYCHOSOCIAL'] as const;
export type Dimension = (typeof dimensions)[number];

export const bands = ['HIGH', 'MIDDLE', 'LOW'] as const;
/** LOW asks for more support. */
export type Band = (typeof bands)[number];

export const surveyLanguages = ['en', 'fr', 'ar'] as const;
export type SurveyLanguage = (typeof surveyLanguages)[number];
export type Texts = Readonly<Record<SurveyLanguage, string>>;

/** One question with its closed answers. */
export interface Question {
  readonly code: string;
  readonly dimension: Dimension;
  readonly text: Texts;
  readonly answers: readonly AnswerOption[];
  /** A whole number above zero, within its dimension. */
  readonly weight: number;
  /** SENSITIVE: asked by voice alone, where the person can talk freely. */
  readonly sensitivity: 'PLAIN' | 'SENSITIVE';
  /** Not asked after one of these answers to an earlier question; null: always asked. */
  readonly skip: { readonly after: string; readonly answers: readonly string[] } | null;
}

/** One answer: worth 0 to 1,000,000 millionths; null says that the question does not apply. */
export interface AnswerOption {
  readonly code: string;
  readonly text: Texts;
  readonly value: number | null;
}

/** The answer that every question has. It is not worth zero: it is worth nothing, and the other weights stand for it. */
export const RATHER_NOT_SAY = 'RATHER_NOT_SAY';

/** Answers by code of their questions. */
export type Answers = Readonly<Record<string, string>>;

/** Whether a question was not to be asked, after the answers before it. */
export function isSkipped({ skip }: Question, answers: Answers): boolean {
  const before = skip === null ? undefined : answers[skip.after];
  return skip !== null && before !== undefined && skip.answers.includes(before);
}

/** What is wrong with an instrument, in words for whoever writes one; empty for a good one. */
export function faultsOf({ questions, dimensions: parts, bands: steps }: Instrument): string[] {
  const faults: string[] = [];
  const seen = new Map<string, Question>();
  for (const question of questions) {
    const { code, weight, answers, skip } = question;
    if (!/^[A-Z][A-Z0-9_]{2,39}$/.test(code) || seen.has(code)) faults.push(`${code}: a code of its own`);
    if (!Number.isInteger(weight) || weight < 1 || weight > 1_000) faults.push(`${code}: weight is a whole number from 1 to 1,000`);
    const values = answers.flatMap(({ value }) => (value === null ? [] : [value]));
    if (Math.min(...values) !== 0 || Math.max(...values) !== 1_000_000 || !values.every(Number.isInteger)) faults.push(`${code}: answers are worth 0 to 1,000,000`);
    const codes = answers.map((answer) => answer.code);
    if (new Set([...codes, RATHER_NOT_SAY]).size !== codes.length + 1) faults.push(`${code}: each answer has a code of its own`);
    const before = skip === null ? undefined : seen.get(skip.after);
    if (skip !== null && !skip.answers.every((answer) => before?.answers.some((each) => each.code === answer))) faults.push(`${code}: skips after answers of an earlier question`);
    // A question that may be skipped decides about no other: whether that one was asked would not be known.
    if (before !== undefined && (before.skip !== null || before.dimension !== question.dimension)) faults.push(`${code}: skips after a question that is always asked, of its dimension`);
    if (question.dimension === 'PSYCHOSOCIAL' && question.sensitivity !== 'SENSITIVE') faults.push(`${code}: psychosocial questions are sensitive`);
    for (const text of [question.text, ...answers.map((answer) => answer.text)])
      for (const language of surveyLanguages) if (text[language].trim() === '') faults.push(`${code}: words in ${language}`);
    seen.set(code, question);
  }
  for (const dimension of dimensions) if (!questions.some((each) => each.dimension === dimension) || parts[dimension] < 1) faults.push(`${dimension}: at least one question, and a weight`);
  if (steps.at(-1)?.from !== 0 || steps.some((step, at) => at > 0 && step.from >= (steps[at - 1]?.from ?? 0))) faults.push('bands fall to 0');
  return faults;
}

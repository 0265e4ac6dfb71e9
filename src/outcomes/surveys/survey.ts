import { addMonths, type Day } from '../../kernel/day.js';
import type { AccountId, Id, JobseekerId, MissionId } from '../../kernel/ids.js';
import { accepted, invalid, type Outcome, type Refused } from '../../kernel/outcome.js';
import { isSkipped, RATHER_NOT_SAY, type Answers, type Instrument, type Question } from './instrument.js';
import { reintegration1 } from './instruments/reintegration-1.js';

export type SurveyResponseId = Id<'SurveyResponse'>;

/** Every version that anybody was asked by, and the one that is asked now. */
export const instruments: Readonly<Record<string, Instrument>> = { [reintegration1.version]: reintegration1 };
export const presentInstrument: Instrument = reintegration1;

export const surveyRounds = ['BASELINE', 'MONTH_3', 'MONTH_6', 'MONTH_9', 'MONTH_12'] as const;
/** Within a month of arrival (registration, for whoever did not go away), and so many months after it [P]. */
export type SurveyRound = (typeof surveyRounds)[number];

export const surveyParts = ['GENERAL', 'PSYCHOSOCIAL'] as const;
/** What is asked by whoever accompanies the person, and what protection asks. */
export type SurveyPart = (typeof surveyParts)[number];

export const surveyChannels = ['IN_PERSON', 'CALL', 'TEXT'] as const;
export type SurveyChannel = (typeof surveyChannels)[number];

/** RULES: psychosocial questions only then. */
export const psychosocialRounds: readonly SurveyRound[] = ['BASELINE', 'MONTH_6', 'MONTH_12'];

/** Months after arrival. */
export const monthOf: Readonly<Record<SurveyRound, number>> = { BASELINE: 0, MONTH_3: 3, MONTH_6: 6, MONTH_9: 9, MONTH_12: 12 };
/** A round is asked up to so many months before its day [P]. */
const MONTHS_EARLY = 1;

/** What was asked and answered once; raw answers are kept, scores are worked out from them. */
export interface SurveyResponse {
  readonly missionId: MissionId;
  readonly id: SurveyResponseId;
  readonly jobseekerId: JobseekerId;
  readonly instrument: string;
  readonly round: SurveyRound;
  readonly part: SurveyPart;
  /** 1 for the first; a correction is a line of its own, and the last one counts. */
  readonly revision: number;
  readonly channel: SurveyChannel;
  readonly conductedOn: Day;
  /** Whether somebody could be sent on to help at once; always so for the psychosocial part. */
  readonly referralReady: boolean;
  readonly recordedBy: AccountId | null;
  readonly recordedAt: Date;
}

/** That somebody was asked a part of a round. */
export type AskedRound = Pick<SurveyResponse, 'jobseekerId' | 'round' | 'part'>;

/** What somebody writes down. */
export interface SurveyDraft extends Pick<SurveyResponse, 'round' | 'part' | 'channel' | 'conductedOn' | 'referralReady'> {
  readonly answers: readonly { readonly question: string; readonly answer: string }[];
}

export function isOfPart({ dimension }: Question, part: SurveyPart): boolean {
  return (dimension === 'PSYCHOSOCIAL') === (part === 'PSYCHOSOCIAL');
}

/**
 * The answers of a draft, by question, where it may have been asked so (RULES "Reintegration survey", "Check-ins"). Refuses psychosocial questions at
 * other times, by text or without a referral at hand; sensitive ones by text; a day before its round or in the future; and answers that the instrument
 * does not know, that belong to the other part, or to a question that was to be skipped. `from` is the day of arrival, null before it.
 */
export function checkSurvey(instrument: Instrument, draft: SurveyDraft, from: Day | null, today: Day): Outcome<Answers> {
  const { round, part, channel, referralReady } = draft;
  const tooSoon = faultOfTime(draft, from, today);
  if (tooSoon !== null) return tooSoon;
  if (part === 'PSYCHOSOCIAL') {
    if (!psychosocialRounds.includes(round)) return invalid('round', `has no psychosocial questions: they are asked at ${psychosocialRounds.join(', ')}`);
    if (channel === 'TEXT') return invalid('channel', 'must be a voice for psychosocial questions');
    if (!referralReady) return invalid('referralReady', 'is needed for psychosocial questions: know first where somebody can be sent on to');
  }
  return readAnswers(instrument, draft);
}

/** Why a round may not be asked on a day; null where it may. `from` is the day of arrival, null before it. */
export function faultOfTime({ round, conductedOn }: Pick<SurveyDraft, 'round' | 'conductedOn'>, from: Day | null, today: Day): Refused | null {
  if (from === null) return invalid('round', 'waits for the arrival, which is not recorded');
  if (conductedOn > today) return invalid('conductedOn', 'has not come yet');
  const earliest = round === 'BASELINE' ? from : addMonths(from, monthOf[round] - MONTHS_EARLY);
  return conductedOn < earliest ? invalid('conductedOn', `lies before the time of ${round}`) : null;
}

/** What was answered now, with what was answered by text before and not asked again, as far as it still applies. */
export function withEarlier(instrument: Instrument, earlier: Answers, now: Answers): Answers {
  const all = { ...earlier, ...now };
  return Object.fromEntries(Object.entries(all).filter(([code]) => Object.hasOwn(now, code) || instrument.questions.some((question) => question.code === code && !isSkipped(question, all))));
}

function readAnswers(instrument: Instrument, { part, channel, answers }: SurveyDraft): Outcome<Answers> {
  const said = new Map(answers.map(({ question, answer }) => [question, answer]));
  if (said.size < answers.length) return invalid('answers', 'must name each question once');
  if (said.size === 0) return invalid('answers', 'must hold at least one');
  const byQuestion: Answers = Object.fromEntries(said);
  for (const [code, answer] of said) {
    const question = instrument.questions.find((each) => each.code === code);
    if (question === undefined || !isOfPart(question, part)) return invalid('answers', 'name a question that this part does not have');
    if (answer !== RATHER_NOT_SAY && !question.answers.some((each) => each.code === answer)) return invalid('answers', `hold one that ${code} does not have`);
    if (channel === 'TEXT' && question.sensitivity === 'SENSITIVE') return invalid('answers', `hold one to ${code}, which is never asked by text`);
    if (isSkipped(question, byQuestion)) return invalid('answers', `hold one to ${code}, which does not apply after the answer to ${question.skip?.after ?? ''}`);
  }
  return accepted(byQuestion);
}

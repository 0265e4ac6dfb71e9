import type { AccountId, Id, JobseekerId, MissionId } from '../../kernel/ids.js';
import { isSkipped, RATHER_NOT_SAY, type Answers, type Question } from '../../outcomes/surveys/instrument.js';
import { presentInstrument, type SurveyRound } from '../../outcomes/surveys/survey.js';
import type { PhraseKey } from '../phrases/phrase.js';

export type TextSurveyId = Id<'TextSurvey'>;

/** The plain questions of a round, asked by text one after the other of somebody who agreed to that. */
export interface TextSurvey {
  readonly missionId: MissionId;
  readonly id: TextSurveyId;
  readonly jobseekerId: JobseekerId;
  readonly round: SurveyRound;
  /** COMPLETE: every question was answered. ENDED: nobody answered for a while, or it could not be said. */
  readonly status: 'ASKING' | 'COMPLETE' | 'ENDED';
  /** Code of the question that waits, or was the last one. */
  readonly asked: string | null;
  readonly startedBy: AccountId | null;
  readonly startedAt: Date;
  readonly askedAt: Date;
  readonly endedAt: Date | null;
}

/**
 * What is asked by text, in its order: questions of the instrument that are plain and that fit one text with their numbered answers in every language. The
 * others are asked by voice. "I would rather not say" is the last number of each.
 */
export const textQuestions: readonly { readonly code: string; readonly phrase: PhraseKey }[] = [
  { code: 'WORK', phrase: 'surveyWork' },
  { code: 'INCOME_GOES_ON', phrase: 'surveyIncome' },
  { code: 'NEEDS_COVERED', phrase: 'surveyNeeds' },
  { code: 'HOME_SURE', phrase: 'surveyHome' },
  { code: 'GETS_AROUND', phrase: 'surveyWays' },
  { code: 'HELP_NEARBY', phrase: 'surveyHelp' },
];

/** Days without an answer after which a survey by text ends [P]. */
export const SILENT_DAYS = 7;

/** The question after these answers; null once there is none left. What does not apply is not asked. */
export function nextQuestion(answers: Answers): { readonly code: string; readonly phrase: PhraseKey } | null {
  return textQuestions.find(({ code }) => !Object.hasOwn(answers, code) && !isSkipped(questionOf(code), answers)) ?? null;
}

/** How many numbered answers a question has. */
export function optionsOf(code: string): number {
  return questionOf(code).answers.length + 1;
}

/** The answer of a number, from 1; null for none. */
export function answerOf(code: string, option: number): string | null {
  const { answers } = questionOf(code);
  return option === answers.length + 1 ? RATHER_NOT_SAY : (answers[option - 1]?.code ?? null);
}

function questionOf(code: string): Question {
  const question = presentInstrument.questions.find((each) => each.code === code);
  if (question === undefined) throw new Error(`the instrument has no question ${code}`);
  return question;
}

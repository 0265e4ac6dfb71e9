import type { Day } from '../../kernel/day.js';
import type { Answers, Dimension } from './instrument.js';
import { dimensions } from './instrument.js';
import { scoresOf, type Scored } from './scoring.js';
import type { SurveySight } from './survey-rights.js';
import { instruments, surveyRounds, type SurveyPart, type SurveyResponse, type SurveyRound } from './survey.js';

/** A response that was opened. */
export interface OpenResponse extends SurveyResponse {
  readonly answers: Answers;
}

/** How somebody fared at one round, as far as the reader may know it. */
export interface RoundResult {
  readonly round: SurveyRound;
  readonly instrument: string;
  /** Where its weights come from. */
  readonly weightsSource: string;
  /** The last day on which something of it was asked. */
  readonly conductedOn: Day;
  readonly parts: readonly SurveyPart[];
  readonly dimensions: readonly (Scored & { readonly dimension: Dimension })[];
  /** Null for whoever may not know the psychosocial part, which it would tell of. */
  readonly composite: Scored | null;
  readonly answers: readonly { readonly question: string; readonly answer: string }[];
}

/** The rounds of these responses in their order: of each part the last revision counts, of an instrument of another version than the rest only where it is the last. */
export function roundsOf(responses: readonly OpenResponse[], sight: SurveySight): RoundResult[] {
  return surveyRounds.flatMap((round) => {
    const latest = new Map<SurveyPart, OpenResponse>();
    for (const response of responses.filter((each) => each.round === round && sight.scores.includes(each.part))) {
      const known = latest.get(response.part);
      if (known === undefined || response.revision > known.revision) latest.set(response.part, response);
    }
    const parts = [...latest.values()];
    return parts.length === 0 ? [] : [resultOf(round, parts, sight)];
  });
}

function resultOf(round: SurveyRound, parts: readonly OpenResponse[], sight: SurveySight): RoundResult {
  const version = parts.map((part) => part.instrument).sort().at(-1) ?? '';
  const instrument = instruments[version];
  if (instrument === undefined) throw new Error(`there is no instrument ${version}`);
  // Parts that were asked by different versions are not added up.
  const asked = parts.filter((part) => part.instrument === version);
  const scores = scoresOf(instrument, Object.assign({}, ...asked.map((part) => part.answers)) as Answers);
  const seen = dimensions.filter((dimension) => sight.scores.includes(dimension === 'PSYCHOSOCIAL' ? 'PSYCHOSOCIAL' : 'GENERAL'));
  return {
    round,
    instrument: version,
    weightsSource: instrument.weightsSource,
    conductedOn: Math.max(...asked.map((part) => part.conductedOn)) as Day,
    parts: asked.map((part) => part.part),
    dimensions: seen.map((dimension) => ({ dimension, ...scores.dimensions[dimension] })),
    composite: sight.scores.includes('PSYCHOSOCIAL') ? scores.composite : null,
    answers: asked
      .filter((part) => sight.answers.includes(part.part))
      .flatMap((part) => Object.entries(part.answers).map(([question, answer]) => ({ question, answer }))),
  };
}

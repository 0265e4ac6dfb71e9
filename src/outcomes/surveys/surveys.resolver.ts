import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';

import { accepted, type Outcome } from '../../kernel/outcome.js';
import { Access } from '../../platform/graphql/access.js';
import { CurrentAct, CurrentViewer } from '../../platform/graphql/context.js';
import { localId } from '../../platform/graphql/global-id.js';
import type { Act, Role, Viewer } from '../../platform/viewer.js';
import { isOfPart, presentInstrument, type SurveyResponse } from './survey.js';
import { RATHER_NOT_SAY, type Instrument, type SurveyLanguage } from './instrument.js';
import type { RoundResult } from './rounds.js';
import type { Scored } from './scoring.js';
import { RecordSurveyInput, RecordSurveyResult, SurveyInstrumentType, SurveyLanguageEnum, SurveyResultType } from './survey.graphql.js';
import { SurveysService } from './surveys.service.js';

const ASKING: readonly Role[] = ['CASE_MANAGER', 'JOB_PLACEMENT_OFFICER', 'PROTECTION'];

@Resolver()
export class SurveysResolver {
  constructor(private readonly surveys: SurveysService) {}

  @Query(() => SurveyInstrumentType, { description: 'The questions that are asked now, in one language.' })
  @Access(ASKING)
  surveyInstrument(
    @Args('language', { type: () => SurveyLanguageEnum, defaultValue: 'en', description: 'The language to read them out in.' }) language: SurveyLanguage,
  ): SurveyInstrumentType {
    return readOut(presentInstrument, language);
  }

  @Mutation(() => RecordSurveyResult, { description: 'Records what somebody answered in the reintegration survey. The psychosocial part is for protection, and never for whoever accompanies the person.' })
  @Access(ASKING)
  recordSurvey(@CurrentAct() act: Act, @Args('input') { jobseekerId, ...draft }: RecordSurveyInput): Promise<Outcome<SurveyResponse>> {
    return this.surveys.record(act, localId('Jobseeker', jobseekerId), draft);
  }

  @Query(() => [SurveyResultType], { description: 'How a person fared, round by round, as far as you may know it; each reading is recorded.' })
  @Access(ASKING)
  async surveyResults(
    @CurrentViewer() viewer: Viewer,
    @Args('jobseekerId', { type: () => ID, description: 'The person.' }) jobseekerId: string,
  ): Promise<Outcome<SurveyResultType[]>> {
    const results = await this.surveys.results(viewer, localId('Jobseeker', jobseekerId));
    return results.ok ? accepted(results.value.map(shown)) : results;
  }
}

const MILLION = 1_000_000;
const share = <T extends Scored>(scored: T): T => ({ ...scored, score: scored.score === null ? null : scored.score / MILLION, coverage: scored.coverage / MILLION });

function shown(result: RoundResult): SurveyResultType {
  return { ...result, dimensions: result.dimensions.map(share), composite: result.composite === null ? null : share(result.composite) };
}

function readOut(instrument: Instrument, language: SurveyLanguage): SurveyInstrumentType {
  const notSay = { code: RATHER_NOT_SAY, text: instrument.ratherNotSay[language] };
  return {
    version: instrument.version,
    weightsSource: instrument.weightsSource,
    reviewed: !instrument.unreviewed.includes(language),
    questions: instrument.questions.map((question) => ({
      code: question.code,
      part: isOfPart(question, 'PSYCHOSOCIAL') ? 'PSYCHOSOCIAL' : 'GENERAL',
      dimension: question.dimension,
      text: question.text[language],
      sensitive: question.sensitivity === 'SENSITIVE',
      answers: [...question.answers.map(({ code, text }) => ({ code, text: text[language] })), notSay],
      skipAfter: question.skip?.after ?? null,
      skipAnswers: question.skip?.answers ?? [],
    })),
  };
}

import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { Outcome } from '../../kernel/outcome.js';
import { Access } from '../../platform/graphql/access.js';
import { CurrentAct, CurrentViewer, type RequestContext } from '../../platform/graphql/context.js';
import { localId } from '../../platform/graphql/global-id.js';
import type { Act, Role, Viewer } from '../../platform/viewer.js';
import { AnswersService } from './answers.service.js';
import type { VoiceAnswers } from './answers/answers.js';
import type { AnswerLine, CheckIn } from './check-in.js';
import {
  AgreeToConfrontInput,
  AgreeToConfrontResult,
  AnswerCheckInInput,
  AnswerCheckInResult,
  CheckInAnswerLineType,
  CheckInType,
  CheckInVoiceType,
  FeeReportType,
  LiftFeeReportInput,
  LiftFeeReportResult,
  RecordCheckInInput,
  RecordCheckInResult,
  RecordSilenceInput,
  RecordSilenceResult,
  type CheckInVoiceInput,
} from './check-in.graphql.js';
import { CheckInAnswersLoader } from './check-in.loader.js';
import type { FeeReport } from './fees/fee-report.js';
import { FeesService } from './fees/fees.service.js';

const FOLLOWS: readonly Role[] = ['CASE_MANAGER', 'JOB_PLACEMENT_OFFICER', 'PROTECTION'];

@Resolver(() => CheckInType)
export class CheckInsResolver {
  constructor(
    private readonly answers: AnswersService,
    private readonly fees: FeesService,
    private readonly lines: CheckInAnswersLoader,
  ) {}

  @Query(() => [CheckInType], { description: 'When a placement is asked about, by day, and how far each came.' })
  @Access(FOLLOWS)
  checkIns(@CurrentViewer() viewer: Viewer, @Args('placementId', { type: () => ID, description: 'The placement.' }) id: string): Promise<Outcome<CheckIn[]>> {
    return this.answers.ofPlacement(viewer, localId('Placement', id));
  }

  @Query(() => [CheckInVoiceType], { description: 'What somebody said by voice at a check-in, oldest first; for the case manager and protection, and each reading is recorded.' })
  @Access(['CASE_MANAGER', 'PROTECTION'])
  checkInVoice(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID, description: 'The check-in.' }) id: string): Promise<Outcome<VoiceAnswers[]>> {
    return this.answers.voiceOf(viewer, localId('CheckIn', id));
  }

  @Query(() => [CheckInType], { description: 'What you are asked at present about placements at your firm, by day.' })
  @Access(['PARTNER'])
  employerCheckIns(@CurrentViewer() viewer: Viewer): Promise<CheckIn[]> {
    return this.answers.askedOfEmployer(viewer);
  }

  @Mutation(() => RecordCheckInResult, { description: 'Records what was answered. Pay, fees, hours and safety are asked by voice alone, of somebody who can talk freely.' })
  @Access(FOLLOWS)
  recordCheckIn(@CurrentAct() act: Act, @Args('input') { id, answer, channel, voice }: RecordCheckInInput): Promise<Outcome<CheckIn>> {
    return this.answers.record(act, localId('CheckIn', id), { answer, channel, voice: voiceOf(voice) });
  }

  @Mutation(() => RecordSilenceResult, { description: 'Records a call or visit at which nobody was there: after three calls somebody visits.' })
  @Access(FOLLOWS)
  recordSilence(@CurrentAct() act: Act, @Args('input') input: RecordSilenceInput): Promise<Outcome<CheckIn>> {
    return this.answers.silent(act, localId('CheckIn', input.id));
  }

  @Mutation(() => AnswerCheckInResult, { description: 'Answers how a placement at your firm goes.' })
  @Access(['PARTNER'])
  answerCheckIn(@CurrentAct() act: Act, @Args('input') input: AnswerCheckInInput): Promise<Outcome<CheckIn>> {
    return this.answers.recordByEmployer(act, localId('CheckIn', input.id), input.answer);
  }

  @Query(() => [FeeReportType], { description: 'Employers of whom workers said that they were asked for money, the newest first, without the workers.' })
  @Access(['JOB_PLACEMENT_OFFICER', 'PROTECTION'])
  feeReports(
    @CurrentViewer() viewer: Viewer,
    @Args('employerId', { type: () => ID, nullable: true, description: 'Only of this employer.' }) employerId?: string | null,
  ): Promise<FeeReport[]> {
    return this.fees.reports(viewer, typeof employerId === 'string' ? localId('Employer', employerId) : null);
  }

  @Mutation(() => AgreeToConfrontResult, { description: 'Records whether the worker agrees that the employer is spoken to about money that was asked.' })
  @Access(['CASE_MANAGER', 'PROTECTION'])
  agreeToConfront(@CurrentAct() act: Act, @Args('input') input: AgreeToConfrontInput): Promise<Outcome<FeeReport>> {
    return this.fees.agreeToConfront(act, localId('FeeReport', input.id), input.agrees);
  }

  @Mutation(() => LiftFeeReportResult, { description: 'Lets people be offered to an employer again, with a reason.' })
  @Access(['JOB_PLACEMENT_OFFICER', 'PROTECTION'])
  liftFeeReport(@CurrentAct() act: Act, @Args('input') input: LiftFeeReportInput): Promise<Outcome<FeeReport>> {
    return this.fees.lift(act, localId('FeeReport', input.id), input.reason);
  }

  @ResolveField(() => [CheckInAnswerLineType], { description: 'What was answered, in order; the last one counts.' })
  answered(@Parent() checkIn: CheckIn, @Context() context: RequestContext): Promise<readonly AnswerLine[]> {
    return this.lines.for(context).load(checkIn.id);
  }
}

function voiceOf(voice: CheckInVoiceInput | null | undefined): VoiceAnswers | null {
  if (voice === null || voice === undefined) return null;
  const { talksFreely, moneyAsked = null, mayConfront = null, paidAsAgreed = null, hoursAsAgreed = null, feelsSafe = null } = voice;
  return { talksFreely, moneyAsked, mayConfront, paidAsAgreed, hoursAsAgreed, feelsSafe };
}

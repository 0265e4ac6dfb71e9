import { ArgsType, Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import type { Day } from '../../kernel/day.js';
import type { OpeningKind } from '../../matching/index.js';
import { connectionType, PageArgs, USUAL_PAGE } from '../../platform/graphql/connection.js';
import { enumType } from '../../platform/graphql/enum.js';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { resultUnion } from '../../platform/graphql/refused.js';
import { DateScalar, DateTimeScalar } from '../../platform/graphql/scalars.js';
import { OpeningKindEnum } from '../../platform/graphql/terms.js';
import { ExplanationType } from '../explanations/explanation.graphql.js';
import type { MarketRun } from '../lists/market-state.js';
import type { ShownMatch } from './matches.service.js';

@ObjectType('Match', { description: 'A jobseeker and an opening: a match, or a near miss with what would change it.' })
export class MatchType {
  @Field(() => Int, { description: 'The score, 0 to 1,000,000.' })
  readonly score!: number;

  @Field(() => ExplanationType, { description: 'Why, or why not.' })
  readonly explanation!: ExplanationType;
}

export const MatchConnection = connectionType<ShownMatch>('Match', MatchType);

export const MarketRunKindEnum = enumType<MarketRun['kind']>('MarketRunKind', 'What a run of the refresh job does.', {
  REFRESH: 'Takes in what has changed.',
  FULL: 'Computes every list.',
  CHECK: 'Computes every list and compares it with what is stored.',
});

export const MarketRunStateEnum = enumType<MarketRun['state']>('MarketRunState', 'Where a run stands.', {
  RUNNING: 'It runs.',
  DONE: 'It ended well.',
  FAILED: 'It ended badly and is tried again.',
});

@ObjectType('MarketRun', { description: 'One run of the refresh job; it can be read while it runs.' })
export class MarketRunType {
  @Field(() => MarketRunKindEnum, { description: 'What it does.' })
  readonly kind!: MarketRun['kind'];

  @Field(() => MarketRunStateEnum, { description: 'Where it stands.' })
  readonly state!: MarketRun['state'];

  @Field(() => Int, { description: 'Changed or matched records that are done.' })
  readonly done!: number;

  @Field(() => Int, { description: 'How many there are to do.' })
  readonly total!: number;

  @Field(() => Int, { description: 'Entries of lists that were written.' })
  readonly changes!: number;

  @Field(() => Int, { nullable: true, description: 'Pairs that match in the whole market, after a full computation.' })
  readonly matches!: number | null;

  @Field(() => Int, { nullable: true, description: 'Entries in which a check found the stored lists wrong.' })
  readonly differences!: number | null;

  @Field(() => DateTimeScalar, { description: 'When it began.' })
  readonly startedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ended.' })
  readonly finishedAt!: Date | null;
}

@ObjectType('Market', { description: 'How the matching of the mission is doing.' })
export class MarketType {
  @Field(() => DateScalar, { nullable: true, description: 'The day for which the lists were computed.' })
  readonly asOf!: Day | null;

  @Field(() => String, { nullable: true, description: 'Name of the frozen weights.' })
  readonly policy!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the lists were last brought up to date.' })
  readonly refreshedAt!: Date | null;

  @Field(() => Float, { nullable: true, description: 'Seconds since the oldest change that the lists do not show; empty when they show all.' })
  readonly lagSeconds!: number | null;

  @Field(() => [MarketRunType], { description: 'The latest runs, newest first.' })
  readonly runs!: readonly MarketRunType[];
}

@InputType('NearInput', { description: 'A circle on the map.' })
export class NearInput {
  @Field(() => Int, { description: 'GeoNames id of its centre.' })
  readonly placeId!: number;

  @Field(() => Int, { description: 'Its radius, 1 to 20,000 kilometres.' })
  readonly km!: number;
}

@InputType('MatchFilterInput', { description: 'What a list is narrowed to, before it is cut.' })
export class MatchFilterInput {
  @Field(() => String, { nullable: true, description: 'URI of an occupation that the person has held, or the opening is for.' })
  readonly occupation?: string | null;

  @Field(() => String, { nullable: true, description: 'URI of a skill that the person has, or the opening asks for.' })
  readonly skill?: string | null;

  @Field(() => NearInput, { nullable: true, description: 'Only people or openings inside this circle.' })
  readonly near?: NearInput | null;

  @Field(() => Float, {
    nullable: true,
    description: "A month's pay in the smallest unit of the mission's currency: openings that pay it, people who ask for no more.",
  })
  readonly pay?: number | null;

  @Field(() => [OpeningKindEnum], { nullable: true, description: 'Kinds of opening, or people who accept one of them.' })
  readonly kinds?: readonly OpeningKind[] | null;
}

@ArgsType()
class ListArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'ISO 639-1, for names of skills and places; that of the mission when omitted.' })
  readonly language?: string | null;
}

/** Near misses are the nearest few: a list that is read to its end has no next page. */
@ArgsType()
class NearMissesArgs {
  @Field(() => Int, { defaultValue: USUAL_PAGE, description: 'How many to return, 1 to 100.' })
  readonly first!: number;

  @Field(() => String, { nullable: true, description: 'ISO 639-1, for names of skills and places; that of the mission when omitted.' })
  readonly language?: string | null;
}

@ArgsType()
export class CandidatesArgs extends ListArgs {
  @Field(() => ID, { description: 'The opening.' })
  readonly openingId!: string;

  @Field(() => MatchFilterInput, { nullable: true, description: 'Narrows the list before it is cut.' })
  readonly filter?: MatchFilterInput | null;

  @Field(() => Boolean, {
    defaultValue: true,
    description: 'Spreads attention: after three in a row from one place comes the best from another, while there is one. False for the plain order.',
  })
  readonly spread!: boolean;
}

@ArgsType()
export class OpeningsForArgs extends ListArgs {
  @Field(() => ID, { description: 'The person.' })
  readonly jobseekerId!: string;

  @Field(() => MatchFilterInput, { nullable: true, description: 'Narrows the list before it is cut.' })
  readonly filter?: MatchFilterInput | null;

  @Field(() => Boolean, {
    defaultValue: true,
    description: 'Spreads attention: after three in a row of one employer or one place comes the best of another, while there is one. False for the plain order.',
  })
  readonly spread!: boolean;
}

@ArgsType()
export class NearMissesForOpeningArgs extends NearMissesArgs {
  @Field(() => ID, { description: 'The opening.' })
  readonly openingId!: string;
}

@ArgsType()
export class NearMissesOfJobseekerArgs extends NearMissesArgs {
  @Field(() => ID, { description: 'The person.' })
  readonly jobseekerId!: string;
}

@ArgsType()
export class ExplainMatchArgs {
  @Field(() => ID, { description: 'The person.' })
  readonly jobseekerId!: string;

  @Field(() => ID, { description: 'The opening.' })
  readonly openingId!: string;

  @Field(() => String, { nullable: true, description: 'ISO 639-1, for names of skills and places; that of the mission when omitted.' })
  readonly language?: string | null;
}

@ObjectType('RecomputeRequested', { description: 'Every list will be computed afresh; `market` shows how far it is.' })
export class RecomputeRequestedType {
  @Field(() => Boolean, { description: 'Always true.' })
  readonly requested!: boolean;
}

export const RecomputeMatchesResult = resultUnion('RecomputeMatchesResult', RecomputeRequestedType);

@InputType('RecomputeMatchesInput', { description: 'A full computation to ask for.' })
export class RecomputeMatchesInput extends MutationInput {}

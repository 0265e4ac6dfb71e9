import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import type { Day } from '../../../kernel/day.js';
import type { JobseekerId, OpeningId } from '../../../kernel/ids.js';
import { enumType } from '../../../platform/graphql/enum.js';
import { GlobalId } from '../../../platform/graphql/global-id.js';
import { MutationInput } from '../../../platform/graphql/mutation-input.js';
import { resultUnion } from '../../../platform/graphql/refused.js';
import { DateScalar, DateTimeScalar } from '../../../platform/graphql/scalars.js';
import { OfferType } from '../../offers/doors/offer.graphql.js';
import type { TeamOutcome, TeamProposalState, TeamRunId, TeamRunState, TeamWord } from '../team.js';

export const TeamRunStateEnum = enumType<TeamRunState>('TeamRunState', 'Where a search for teams stands.', {
  REQUESTED: 'It was asked for.',
  RUNNING: 'It is under way.',
  DONE: 'It has its answer.',
  FAILED: 'It was given up; ask again.',
});

export const TeamOutcomeEnum = enumType<TeamOutcome>('TeamOutcome', 'What came of a search for teams.', {
  TEAMS: 'There are teams to choose from.',
  CLASH: 'No team meets all conditions; the clash says which of them.',
  UNDECIDED: 'Neither a team nor a clash was found in the time there was.',
});

export const TeamProposalStateEnum = enumType<TeamProposalState>('TeamProposalState', 'Where a proposed team stands.', {
  PROPOSED: 'It can be chosen.',
  CHOSEN: 'Its people are asked.',
  AGREED: 'Each of them agreed.',
  BROKEN: 'Somebody refused, and another team is looked for around those who agreed.',
  DROPPED: 'Another one was chosen, or it was given up.',
});

export const TeamWordEnum = enumType<TeamWord>('TeamWord', 'What a person said about joining a team.', {
  AGREED: 'They join.',
  REFUSED: 'They do not.',
});

/** A text is no channel here: it is never consent. */
export const TeamChannelEnum = enumType<'CALL' | 'VISIT'>('TeamChannel', 'How a person was asked.', { CALL: 'In a call.', VISIT: 'In person.' });

@ObjectType('TeamSeat', { description: 'A person in a role of a proposed team, and their word about it.' })
export class TeamSeatType {
  readonly jobseekerId!: JobseekerId;
  readonly openingId!: OpeningId;

  @Field(() => Int, { description: 'How well the person fits, 0 to 1,000,000.' })
  readonly score!: number;

  @Field(() => TeamWordEnum, { nullable: true, description: 'What they said; empty while nobody has asked, and where there was no answer.' })
  readonly word!: TeamWord | null;

  @Field(() => TeamChannelEnum, { nullable: true, description: 'How they said it.' })
  readonly channel!: 'CALL' | 'VISIT' | null;

  @Field(() => String, { nullable: true, description: 'Language in which they heard the terms, ISO 639.' })
  readonly language!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was recorded.' })
  readonly wordAt!: Date | null;
}

@ObjectType('TeamProposal', { description: 'One of several teams to choose from, for all ventures of its search at once.' })
export class TeamProposalType {
  @Field(() => Int, { description: '1 for the best; names it within its search.' })
  readonly rank!: number;

  @Field(() => TeamProposalStateEnum, { description: 'Where it stands.' })
  readonly state!: TeamProposalState;

  @Field(() => Float, { description: 'Sum of the scores of its people.' })
  readonly fit!: number;

  @Field(() => Float, { description: 'No team has a greater fit; for the second and later, none that differs enough from those before.' })
  readonly bound!: number;

  @Field(() => [TeamSeatType], { description: 'Who takes which role.' })
  readonly seats!: readonly TeamSeatType[];
}

@ObjectType('TeamRun', { description: 'A search for teams that fill the roles of ventures.' })
export class TeamRunType {
  @GlobalId('TeamRun')
  readonly id!: TeamRunId;

  @Field(() => TeamRunStateEnum, { description: 'Where it stands.' })
  readonly state!: TeamRunState;

  @Field(() => TeamOutcomeEnum, { nullable: true, description: 'What came of it, once it is done.' })
  readonly outcome!: TeamOutcome | null;

  @GlobalId('TeamRun', { nullable: true, description: 'The search whose team somebody refused, and around whose others this one is made.' })
  readonly around!: TeamRunId | null;

  @Field(() => Int, { description: 'Steps done.' })
  readonly done!: number;

  @Field(() => Int, { description: 'How many steps there are; 0 before it runs.' })
  readonly total!: number;

  @Field(() => DateScalar, { nullable: true, description: 'The day it holds for.' })
  readonly asOf!: Day | null;

  @Field(() => String, { nullable: true, description: 'The policy that people were scored by.' })
  readonly policy!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was asked for.' })
  readonly requestedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ended.' })
  readonly finishedAt!: Date | null;
}

@ObjectType('TeamClash', { description: 'Why there is no team: a smallest set of conditions that cannot be met together, in words that name nobody.' })
export class TeamClashType {
  @Field(() => String, { description: 'What the clash means.' })
  readonly meaning!: string;

  @Field(() => [String], { description: 'The conditions, one sentence each; without any one of them there is a team.' })
  readonly conditions!: readonly string[];
}

@ObjectType('AskedSeat', { description: 'A role in a team that a person is asked to join, or has agreed to.' })
export class AskedSeatType extends TeamSeatType {
  @GlobalId('TeamRun', { description: 'The search that the team is of.' })
  readonly runId!: TeamRunId;

  @Field(() => Int, { description: 'Rank of the team within it.' })
  readonly rank!: number;

  @Field(() => TeamProposalStateEnum, { description: 'Where the team stands.' })
  readonly state!: TeamProposalState;
}

export const ConfirmJoiningResult = resultUnion('ConfirmJoiningResult', OfferType);
export const TeamRunResult = resultUnion('TeamRunResult', TeamRunType);

@InputType('ProposeTeamsInput', { description: 'Ventures to find teams for, all at once.' })
export class ProposeTeamsInput extends MutationInput {
  @Field(() => [ID], { description: 'The ventures, 1 to 50.' })
  readonly ventureIds!: readonly string[];
}

/** What names a proposed team. */
@InputType({ isAbstract: true })
abstract class TeamInput extends MutationInput {
  @Field(() => ID, { description: 'The search.' })
  readonly runId!: string;

  @Field(() => Int, { description: 'Rank of the team within it.' })
  readonly rank!: number;
}

@InputType('ChooseTeamInput', { description: 'A team to choose.' })
export class ChooseTeamInput extends TeamInput {}

@InputType('DropTeamInput', { description: 'A team to give up.' })
export class DropTeamInput extends TeamInput {}

@InputType('ConfirmJoiningInput', { description: 'An offer of a role to confirm for the members.' })
export class ConfirmJoiningInput extends MutationInput {
  @Field(() => ID, { description: 'The offer.' })
  readonly offerId!: string;
}

@InputType('RecordTeamWordInput', { description: 'What a person said in a call or a visit about joining a team.' })
export class RecordTeamWordInput extends TeamInput {
  @Field(() => ID, { description: 'The person.' })
  readonly jobseekerId!: string;

  @Field(() => TeamWordEnum, { description: 'What they said.' })
  readonly word!: TeamWord;

  @Field(() => TeamChannelEnum, { description: 'How they said it.' })
  readonly channel!: 'CALL' | 'VISIT';

  @Field(() => String, { nullable: true, description: 'Language in which they heard the terms, ISO 639; needed for a yes.' })
  readonly language?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'That the role, its terms and its venture were read out in a language they understand; needed for a yes.' })
  readonly heardTerms!: boolean;
}

import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import { connectionType, PageArgs } from '../../../platform/graphql/connection.js';
import { enumType } from '../../../platform/graphql/enum.js';
import { GlobalId } from '../../../platform/graphql/global-id.js';
import { MutationInput } from '../../../platform/graphql/mutation-input.js';
import { resultUnion } from '../../../platform/graphql/refused.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import { WorkPlaceType } from '../../employers/work-place.graphql.js';
import type { DeclineReason, EmployerProposal, EmployerProposalId, ProposalState } from '../employer-proposal.js';

export const ProposalStateEnum = enumType<ProposalState>('EmployerProposalState', 'Where an employer that somebody proposed stands.', {
  PROPOSED: 'Officers look at it.',
  TAKEN_UP: 'The mission keeps it as an employer.',
  DECLINED: 'Nothing comes of it.',
});

export const DeclineReasonEnum = enumType<DeclineReason>('EmployerProposalDeclined', 'Why nothing came of an employer that somebody proposed.', {
  NOT_REACHED: 'Nobody could be reached there.',
  NOT_INTERESTED: 'It wants to hire nobody.',
  NOT_FIT: 'Work there is not fit to offer.',
  OTHER: 'Something else.',
});

@ObjectType('EmployerProposal', { description: 'An employer that a jobseeker proposes; no employer learns whose idea it was.' })
export class EmployerProposalType {
  @GlobalId('EmployerProposal')
  readonly id!: EmployerProposalId;

  @Field(() => String, { description: 'The name of the firm.' })
  readonly name!: string;

  @Field(() => WorkPlaceType, { nullable: true, description: 'Where it is.' })
  readonly place!: WorkPlaceType | null;

  @Field(() => String, { description: 'What it does, and why it might hire.' })
  readonly about!: string;

  @Field(() => ProposalStateEnum, { description: 'Where it stands.' })
  readonly state!: ProposalState;

  @Field(() => DeclineReasonEnum, { nullable: true, description: 'Why nothing came of it.' })
  readonly declinedFor!: DeclineReason | null;

  @Field(() => Int, { description: 'Counts the changes.' })
  readonly version!: number;

  @Field(() => DateTimeScalar, { description: 'When it was written down.' })
  readonly createdAt!: Date;
}

@ObjectType('EmployerProposalComment', { description: 'What an office said about an employer that somebody proposed.' })
export class ProposalCommentType {
  @Field(() => String, { description: 'Code of the office, as in consents to SHARING.' })
  readonly office!: string;

  @Field(() => String, { description: 'What it said.' })
  readonly text!: string;

  @Field(() => DateTimeScalar, { description: 'When it was written down.' })
  readonly at!: Date;
}

export const EmployerProposalConnection = connectionType<EmployerProposal>('EmployerProposal', EmployerProposalType);
export const EmployerProposalResult = resultUnion('EmployerProposalResult', EmployerProposalType);
export const ProposalCommentResult = resultUnion('EmployerProposalCommentResult', ProposalCommentType);

@ArgsType()
export class EmployerProposalsArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Only what this person proposed; case managers name one of their own cases.' })
  readonly jobseekerId?: string | null;

  @Field(() => ProposalStateEnum, { nullable: true, description: 'Only those that stand there.' })
  readonly state?: ProposalState | null;
}

@InputType('ProposeEmployerInput', { description: 'An employer that a person proposes.' })
export class ProposeEmployerInput extends MutationInput {
  @Field(() => ID, { description: 'The person.' })
  readonly jobseekerId!: string;

  @Field(() => String, { description: 'The name of the firm, 1 to 200 characters.' })
  readonly name!: string;

  @Field(() => Int, { nullable: true, description: 'GeoNames id of the place where it is.' })
  readonly geonameId?: number | null;

  @Field(() => String, { defaultValue: '', description: 'What it does, and why it might hire, up to 2,000 characters; name no person.' })
  readonly about!: string;
}

@InputType('TakeUpEmployerProposalInput', { description: 'A proposal that the mission takes up.' })
export class TakeUpEmployerProposalInput extends MutationInput {
  @Field(() => ID, { description: 'The proposal.' })
  readonly proposalId!: string;

  @Field(() => ID, { description: 'The employer that it is, written down before.' })
  readonly employerId!: string;
}

@InputType('DeclineEmployerProposalInput', { description: 'A proposal of which nothing comes.' })
export class DeclineEmployerProposalInput extends MutationInput {
  @Field(() => ID, { description: 'The proposal.' })
  readonly proposalId!: string;

  @Field(() => DeclineReasonEnum, { description: 'Why.' })
  readonly reason!: DeclineReason;
}

@InputType('CommentOnEmployerProposalInput', { description: 'What an office said about an employer that somebody proposed.' })
export class CommentOnEmployerProposalInput extends MutationInput {
  @Field(() => ID, { description: 'The proposal.' })
  readonly proposalId!: string;

  @Field(() => String, { description: 'Code of the office in capitals, such as TOWN_HALL; the person agreed to SHARING with it.' })
  readonly office!: string;

  @Field(() => String, { description: 'What it said, up to 4,000 characters; name no person.' })
  readonly text!: string;
}

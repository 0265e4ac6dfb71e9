import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';

import type { AccountId } from '../../kernel/ids.js';
import { enumType } from '../../platform/graphql/enum.js';
import { GlobalId } from '../../platform/graphql/global-id.js';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { resultUnion } from '../../platform/graphql/refused.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { FigureReportType } from '../figures/doors/figures.graphql.js';
import type { PolicyReviewId, ReviewDecision, ReviewState } from './policy-review.js';

export const ReviewStateEnum = enumType<ReviewState>('PolicyReviewState', 'Where a proposed change of policy stands.', {
  PROPOSED: 'Waits for somebody else.',
  ACCEPTED: 'Matches are scored so from then on.',
  REJECTED: 'Nothing changed.',
});

export const ReviewDecisionEnum = enumType<ReviewDecision>('PolicyReviewDecision', 'What is decided about a proposed change of policy.', {
  ACCEPTED: 'Score matches so.',
  REJECTED: 'Change nothing.',
});

@ObjectType('PolicyReview', { description: 'A change of the policy that matches are scored under: proposed with figures, decided by somebody else.' })
export class PolicyReviewType {
  @GlobalId('PolicyReview')
  readonly id!: PolicyReviewId;

  @Field(() => String, { description: 'The policy in use when it was proposed.' })
  readonly from!: string;

  @Field(() => String, { description: 'The policy in its place.' })
  readonly to!: string;

  @Field(() => String, { description: 'Why.' })
  readonly reason!: string;

  @Field(() => FigureReportType, { description: 'The figures by kind of match, as they were known when it was proposed.' })
  readonly evidence!: FigureReportType;

  @Field(() => ReviewStateEnum, { description: 'Where it stands.' })
  readonly state!: ReviewState;

  @GlobalId('Account', { description: 'Who proposed it.' })
  readonly proposedBy!: AccountId;

  @Field(() => DateTimeScalar, { description: 'When.' })
  readonly proposedAt!: Date;

  @GlobalId('Account', { nullable: true, description: 'Who decided; never whoever proposed it.' })
  readonly decidedBy!: AccountId | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was decided.' })
  readonly decidedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was decided so.' })
  readonly decisionReason!: string | null;
}

export const ProposePolicyResult = resultUnion('ProposePolicyResult', PolicyReviewType);
export const DecidePolicyResult = resultUnion('DecidePolicyResult', PolicyReviewType);

@InputType('ProposePolicyInput', { description: 'Another policy to score matches under.' })
export class ProposePolicyInput extends MutationInput {
  @Field(() => String, { description: 'Its name, of a policy of this version.' })
  readonly policy!: string;

  @Field(() => String, { description: 'Why, 1 to 2,000 characters.' })
  readonly reason!: string;
}

@InputType('DecidePolicyInput', { description: 'A decision about a proposed policy.' })
export class DecidePolicyInput extends MutationInput {
  @Field(() => ID, { description: 'The proposal.' })
  readonly id!: string;

  @Field(() => ReviewDecisionEnum, { description: 'What is decided.' })
  readonly to!: ReviewDecision;

  @Field(() => String, { description: 'Why, 1 to 2,000 characters.' })
  readonly reason!: string;
}

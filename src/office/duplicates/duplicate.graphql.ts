import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import { PageArgs } from '../../platform/graphql/connection.js';
import { enumType } from '../../platform/graphql/enum.js';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import type { PairDecision, PairState } from './duplicate-pair.js';

export const DuplicateStateEnum = enumType<PairState>('DuplicateState', 'What became of two records that looked the same.', {
  PROPOSED: 'Nobody has decided yet; both records go on.',
  MERGED: 'Staff found them the same: one goes on, the other is closed and points to it.',
  DIFFERENT: 'Staff told them apart; they are not proposed again.',
});

export const DuplicateDecisionEnum = enumType<PairDecision>('DuplicateDecision', 'What staff say about two records that look the same.', {
  MERGE: 'They are the same: the one named by `keepId` goes on.',
  DIFFERENT: 'They are not the same.',
  UNDO: 'Takes the last decision back: both records are as they were before it.',
});

@ObjectType('DuplicateReason', { description: 'One thing that two records have in common.' })
export class DuplicateReasonType {
  @Field(() => String, { description: 'What it is, for programs.' })
  readonly code!: string;

  @Field(() => String, { description: 'What it is, for people.' })
  readonly sentence!: string;
}

/** What every pair of like records shows, whatever the records are. */
@ObjectType({ isAbstract: true })
export abstract class ProposedPairType {
  @Field(() => DuplicateStateEnum, { description: 'What became of it.' })
  readonly state!: PairState;

  @Field(() => Int, { description: 'How alike the two were when they were proposed, 0 to 100.' })
  readonly points!: number;

  @Field(() => [DuplicateReasonType], { description: 'What the two have in common.' })
  readonly reasons!: readonly DuplicateReasonType[];

  @Field(() => DateTimeScalar, { description: 'When they were proposed.' })
  readonly proposedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When somebody decided last.' })
  readonly decidedAt!: Date | null;
}

/** What staff decide of a pair; each kind of record says for itself which one goes on. */
@InputType({ isAbstract: true })
export abstract class PairDecisionInput extends MutationInput {
  @Field(() => ID, { description: 'The proposal.' })
  readonly id!: string;

  @Field(() => DuplicateDecisionEnum, { description: 'What you say.' })
  readonly decision!: PairDecision;
}

@ArgsType()
export class DuplicatesArgs extends PageArgs {
  @Field(() => DuplicateStateEnum, { defaultValue: 'PROPOSED', description: 'Only those of which this became.' })
  readonly state!: PairState;
}

import { ArgsType, Field, ObjectType } from '@nestjs/graphql';

import { PageArgs } from '../../platform/graphql/connection.js';
import { enumType } from '../../platform/graphql/enum.js';
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

@ArgsType()
export class DuplicatesArgs extends PageArgs {
  @Field(() => DuplicateStateEnum, { defaultValue: 'PROPOSED', description: 'Only those of which this became.' })
  readonly state!: PairState;
}

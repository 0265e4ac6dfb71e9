import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import type { OpeningId } from '../../kernel/ids.js';
import { DuplicateDecisionEnum, DuplicateReasonType, DuplicateStateEnum } from '../../office/duplicates/duplicate.graphql.js';
import type { PairDecision, PairState } from '../../office/duplicates/duplicate-pair.js';
import { connectionType } from '../../platform/graphql/connection.js';
import { GlobalId } from '../../platform/graphql/global-id.js';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { resultUnion } from '../../platform/graphql/refused.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import type { OpeningPair } from './opening-duplicates.service.js';

@ObjectType('OpeningDuplicate', { description: 'Two openings that may be one post; nothing is merged before somebody says so.' })
export class OpeningDuplicateType {
  @GlobalId('OpeningDuplicate')
  readonly id!: string;

  readonly oneId!: OpeningId;
  readonly otherId!: OpeningId;
  readonly keptId!: OpeningId | null;

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

export const OpeningDuplicateConnection = connectionType<OpeningPair>('OpeningDuplicate', OpeningDuplicateType);
export const DecideOpeningDuplicateResult = resultUnion('DecideOpeningDuplicateResult', OpeningDuplicateType);

@InputType('DecideOpeningDuplicateInput', { description: 'What staff say about two openings that may be one post.' })
export class DecideOpeningDuplicateInput extends MutationInput {
  @Field(() => ID, { description: 'The proposal.' })
  readonly id!: string;

  @Field(() => DuplicateDecisionEnum, { description: 'What you say.' })
  readonly decision!: PairDecision;

  @Field(() => ID, { nullable: true, description: 'For MERGE: the opening that goes on.' })
  readonly keepId?: string | null;
}

import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import type { JobseekerId } from '../../kernel/ids.js';
import { DuplicateDecisionEnum, DuplicateReasonType, DuplicateStateEnum } from '../../office/duplicates/duplicate.graphql.js';
import type { PairDecision, PairState } from '../../office/duplicates/duplicate-pair.js';
import { connectionType } from '../../platform/graphql/connection.js';
import { GlobalId } from '../../platform/graphql/global-id.js';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { resultUnion } from '../../platform/graphql/refused.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import type { PersonPair } from './person-duplicates.service.js';

@ObjectType('JobseekerDuplicate', { description: 'Two records that may be of one person; nothing is merged before somebody says so.' })
export class JobseekerDuplicateType {
  @GlobalId('JobseekerDuplicate')
  readonly id!: string;

  readonly oneId!: JobseekerId;
  readonly otherId!: JobseekerId;
  readonly keptId!: JobseekerId | null;

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

export const JobseekerDuplicateConnection = connectionType<PersonPair>('JobseekerDuplicate', JobseekerDuplicateType);
export const DecideJobseekerDuplicateResult = resultUnion('DecideJobseekerDuplicateResult', JobseekerDuplicateType);

@InputType('DecideJobseekerDuplicateInput', { description: 'What staff say about two records that may be of one person.' })
export class DecideJobseekerDuplicateInput extends MutationInput {
  @Field(() => ID, { description: 'The proposal.' })
  readonly id!: string;

  @Field(() => DuplicateDecisionEnum, { description: 'What you say.' })
  readonly decision!: PairDecision;

  @Field(() => ID, { nullable: true, description: 'For MERGE: the person whose record goes on.' })
  readonly keepId?: string | null;
}

import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';

import type { JobseekerId } from '../../kernel/ids.js';
import { PairDecisionInput, ProposedPairType } from '../../office/duplicates/duplicate.graphql.js';
import { connectionType } from '../../platform/graphql/connection.js';
import { GlobalId } from '../../platform/graphql/global-id.js';
import { resultUnion } from '../../platform/graphql/refused.js';
import type { PersonPair } from './person-duplicates.service.js';

@ObjectType('JobseekerDuplicate', { description: 'Two records that may be of one person; nothing is merged before somebody says so.' })
export class JobseekerDuplicateType extends ProposedPairType {
  @GlobalId('JobseekerDuplicate')
  readonly id!: string;

  readonly oneId!: JobseekerId;
  readonly otherId!: JobseekerId;
  readonly keptId!: JobseekerId | null;
}

export const JobseekerDuplicateConnection = connectionType<PersonPair>('JobseekerDuplicate', JobseekerDuplicateType);
export const DecideJobseekerDuplicateResult = resultUnion('DecideJobseekerDuplicateResult', JobseekerDuplicateType);

@InputType('DecideJobseekerDuplicateInput', { description: 'What staff say about two records that may be of one person.' })
export class DecideJobseekerDuplicateInput extends PairDecisionInput {
  @Field(() => ID, { nullable: true, description: 'For MERGE: the person whose record goes on.' })
  readonly keepId?: string | null;
}

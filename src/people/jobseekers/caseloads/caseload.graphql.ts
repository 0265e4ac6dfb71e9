import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import type { AccountId, JobseekerId } from '../../../kernel/ids.js';
import { connectionType, PageArgs } from '../../../platform/graphql/connection.js';
import { GlobalId } from '../../../platform/graphql/global-id.js';
import { MutationInput } from '../../../platform/graphql/mutation-input.js';
import { resultUnion } from '../../../platform/graphql/refused.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import { JobseekerStatusEnum } from '../jobseeker.graphql.js';
import type { JobseekerStatus } from '../jobseeker.js';
import type { HeldCase } from './held-case.js';

@ObjectType('HeldCase', { description: 'A case by its handle, and the account that has it; nothing of the person.' })
export class HeldCaseType {
  @GlobalId('Jobseeker', { description: 'The person, for handing over.' })
  readonly jobseekerId!: JobseekerId;

  @Field(() => String, { description: 'What staff call the person where identity is not needed.' })
  readonly handle!: string;

  @Field(() => JobseekerStatusEnum, { description: 'Where the person stands.' })
  readonly status!: JobseekerStatus;

  @GlobalId('Account', { description: 'The account that has the case.' })
  readonly holderId!: AccountId;

  @Field(() => DateTimeScalar, { description: 'When the person was registered.' })
  readonly createdAt!: Date;
}

export const HeldCaseConnection = connectionType<HeldCase>('HeldCase', HeldCaseType);

@ArgsType()
export class CasesOfArgs extends PageArgs {
  @Field(() => ID, { description: 'The account.' })
  readonly accountId!: string;
}

@ObjectType('CasesHandedOver', { description: 'Cases that changed hands.' })
export class CasesHandedOverType {
  @Field(() => Int, { description: 'How many.' })
  readonly handedOver!: number;
}

export const HandOverCasesResult = resultUnion('HandOverCasesResult', CasesHandedOverType);

@InputType('HandOverCasesInput', { description: 'All cases of an account, to hand over.' })
export class HandOverCasesInput extends MutationInput {
  @Field(() => ID, { description: 'The account that has them; it may be revoked already.' })
  readonly from!: string;

  @Field(() => ID, { description: 'The active case manager or counsellor who takes over.' })
  readonly to!: string;
}

import { ArgsType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';

import type { JobseekerId } from '../../kernel/ids.js';
import { connectionType } from '../../platform/graphql/connection.js';
import { enumType } from '../../platform/graphql/enum.js';
import { GlobalId } from '../../platform/graphql/global-id.js';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { resultUnion } from '../../platform/graphql/refused.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import type { AskedBasis, ErasureBasis } from './erasure.js';
import type { ToldPart } from './holders.js';
import type { Inactive } from './retention.service.js';

export const ErasureBasisEnum = enumType<ErasureBasis>('ErasureBasis', 'Why a person was forgotten.', {
  PERSON_ASKED: 'The person asked for it.',
  REGISTERED_BY_MISTAKE: 'The person should never have been registered.',
  KEPT_LONG_ENOUGH: 'Nobody had worked with the record for two years.',
  ERASED_BEFORE_RESTORE: 'The person was forgotten before a backup was restored.',
});

export const AskedErasureBasisEnum = enumType<AskedBasis>('AskedErasureBasis', 'Why somebody has a person forgotten.', {
  PERSON_ASKED: 'The person asked for it.',
  REGISTERED_BY_MISTAKE: 'The person should never have been registered.',
});

@ObjectType('Erasure', { description: 'That a person was forgotten.' })
export class ErasureType {
  @GlobalId('Jobseeker', { description: 'The person; nothing is found under this id any more.' })
  readonly jobseekerId!: JobseekerId;

  @Field(() => ErasureBasisEnum, { description: 'Why.' })
  readonly basis!: ErasureBasis;

  @Field(() => DateTimeScalar, { description: 'When it was asked for; from then on nobody saw the person.' })
  readonly askedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When all was forgotten; empty while the service is still at it.' })
  readonly finishedAt!: Date | null;
}

@ObjectType('PersonalDataPart', { description: 'What is kept of a person under one heading.' })
export class PersonalDataPartType {
  @Field(() => String, { description: 'The heading.' })
  readonly title!: string;

  @Field(() => [String], { description: 'What is kept, line by line.' })
  readonly lines!: readonly string[];
}

@ObjectType('PersonalData', { description: 'Everything that is kept of a person, in words, for telling them; what protection keeps is told by protection alone.' })
export class PersonalDataType {
  @GlobalId('Jobseeker', { description: 'The person.' })
  readonly jobseekerId!: JobseekerId;

  @Field(() => [PersonalDataPartType], { description: 'By heading.' })
  readonly parts!: readonly ToldPart[];
}

@ObjectType('DueReview', { description: 'An own case that nobody has worked with for a year: confirm it, or have the person forgotten.' })
export class DueReviewType {
  @GlobalId('Jobseeker', { description: 'The person.' })
  readonly jobseekerId!: JobseekerId;

  @Field(() => String, { description: 'The handle.' })
  readonly handle!: string;

  @Field(() => DateTimeScalar, { description: 'When the record was last changed; two years later nobody will know any more whose it was.' })
  readonly activeAt!: Date;
}

export const DueReviewConnection = connectionType<Inactive>('DueReview', DueReviewType);

@ObjectType('ConfirmedJobseeker', { description: 'A record that is still needed.' })
export class ConfirmedJobseekerType {
  @GlobalId('Jobseeker', { description: 'The person.' })
  readonly jobseekerId!: JobseekerId;

  @Field(() => DateTimeScalar, { description: 'From when on it is kept another year without review.' })
  readonly activeAt!: Date;
}

export const EraseJobseekerResult = resultUnion('EraseJobseekerResult', ErasureType);
export const ConfirmJobseekerResult = resultUnion('ConfirmJobseekerResult', ConfirmedJobseekerType);

@ArgsType()
export class PersonalDataArgs {
  @Field(() => ID, { description: 'The person.' })
  readonly jobseekerId!: string;
}

@InputType('EraseJobseekerInput', { description: 'A person to forget; nothing undoes it.' })
export class EraseJobseekerInput extends MutationInput {
  @Field(() => ID, { description: 'The person.' })
  readonly jobseekerId!: string;

  @Field(() => String, { description: "The person's handle, so that nobody is forgotten by mistake." })
  readonly handle!: string;

  @Field(() => AskedErasureBasisEnum, { description: 'Why.' })
  readonly basis!: AskedBasis;
}

@InputType('ConfirmJobseekerInput', { description: 'A record that is still needed: the person wants to be kept.' })
export class ConfirmJobseekerInput extends MutationInput {
  @Field(() => ID, { description: 'The person.' })
  readonly jobseekerId!: string;
}

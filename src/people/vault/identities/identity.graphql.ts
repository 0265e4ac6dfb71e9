import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import type { Day } from '../../../kernel/day.js';
import type { JobseekerId } from '../../../kernel/ids.js';
import { enumType } from '../../../platform/graphql/enum.js';
import { GlobalId } from '../../../platform/graphql/global-id.js';
import { MutationInput } from '../../../platform/graphql/mutation-input.js';
import { resultUnion } from '../../../platform/graphql/refused.js';
import { DateScalar } from '../../../platform/graphql/scalars.js';
import type { IdentityReason, PaperKind, PhoneOwner } from './identity.js';

export const IdentityReasonEnum = enumType<IdentityReason>('IdentityReason', 'For what an identity is read; the audit log keeps it, and the person can be told.', {
  CONTACT: 'To reach the person.',
  IDENTIFY: 'To make sure that this is the person.',
  PAPERS: 'To obtain, check or use papers of the person.',
  KEEP_SAFE: 'To keep the person safe.',
  CORRECT: 'To correct or complete what is kept.',
  TELL_PERSON: 'The person asked what is kept.',
});

export const PaperKindEnum = enumType<PaperKind>('PaperKind', 'What a paper is.', {
  PASSPORT: 'A passport.',
  NATIONAL_ID: 'A card or number of national identity.',
  BIRTH_CERTIFICATE: 'A certificate of birth.',
  TRAVEL_DOCUMENT: 'A paper for one journey, such as a laissez-passer.',
  RESIDENCE_PERMIT: 'A permit to live somewhere.',
  OTHER: 'Any other paper.',
});

export const PhoneOwnerEnum = enumType<PhoneOwner>('PhoneOwner', 'Whose phone it is: who else may read what is sent there.', {
  OWN: "The person's own.",
  FAMILY: 'Of the family.',
  OTHER: 'Of somebody else.',
});

@ObjectType('Paper', { description: 'A paper that a person has.' })
@InputType('PaperInput', { description: 'A paper that a person has.' })
export class PaperType {
  @Field(() => PaperKindEnum, { description: 'What it is.' })
  readonly kind!: PaperKind;

  @Field(() => String, { nullable: true, description: 'Its number.' })
  readonly number!: string | null;

  @Field(() => String, { nullable: true, description: 'Country that issued it, ISO 3166-1 alpha-2.' })
  readonly country!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day on which it holds.' })
  readonly validUntil!: Day | null;
}

@ObjectType('Phone', { description: 'A phone by which a person is reached.' })
@InputType('PhoneInput', { description: 'A phone by which a person is reached.' })
export class PhoneType {
  @Field(() => String, { description: 'E.164, such as +251911234567; typed without a country it is one of the mission.' })
  readonly number!: string;

  @Field(() => PhoneOwnerEnum, { description: 'Whose it is.' })
  readonly whose!: PhoneOwner;
}

@ObjectType('Identity', { description: 'Who a person is; encrypted where it is stored, and every reading of it is recorded.' })
export class IdentityType {
  @GlobalId('Jobseeker', { description: 'The person.' })
  readonly jobseekerId!: JobseekerId;

  @Field(() => String, { nullable: true, description: 'The name in full.' })
  readonly fullName!: string | null;

  @Field(() => [String], { description: 'Other names and spellings.' })
  readonly otherNames!: readonly string[];

  @Field(() => DateScalar, { nullable: true, description: 'The birth date; matching knows no more of it than law asks.' })
  readonly bornOn!: Day | null;

  @Field(() => [PaperType], { description: 'Papers.' })
  readonly papers!: readonly PaperType[];

  @Field(() => [PhoneType], { description: 'Phones, the one to try first in front.' })
  readonly phones!: readonly PhoneType[];

  @Field(() => String, { nullable: true, description: 'Notes of whoever accompanies the person.' })
  readonly notes!: string | null;

  @Field(() => Int, { description: 'Counts the changes; an edit names the version it was made on, 0 where nothing is kept yet.' })
  readonly version!: number;
}

@ObjectType('KeptIdentity', { description: 'An identity was kept; ask for it with a reason to see it.' })
export class KeptIdentityType {
  @GlobalId('Jobseeker', { description: 'The person.' })
  readonly jobseekerId!: JobseekerId;

  @Field(() => Int, { description: 'Counts the changes.' })
  readonly version!: number;
}

export const SetIdentityResult = resultUnion('SetIdentityResult', KeptIdentityType);

@ArgsType()
export class IdentityArgs {
  @Field(() => ID, { description: 'The person.' })
  readonly jobseekerId!: string;

  @Field(() => IdentityReasonEnum, { description: 'What you need it for.' })
  readonly reason!: IdentityReason;
}

@InputType('SetIdentityInput', { description: 'Who a person is: what is omitted stays, null and an empty list clear.' })
export class SetIdentityInput extends MutationInput {
  @Field(() => ID, { description: 'The person.' })
  readonly jobseekerId!: string;

  @Field(() => Int, { description: 'The version the edit was made on; 0 where nothing is kept yet.' })
  readonly version!: number;

  @Field(() => String, { nullable: true, description: 'The name in full.' })
  readonly fullName?: string | null;

  @Field(() => [String], { nullable: true, description: 'Other names and spellings.' })
  readonly otherNames?: readonly string[] | null;

  @Field(() => DateScalar, { nullable: true, description: 'The birth date; it settles the age by which law judges.' })
  readonly bornOn?: Day | null;

  @Field(() => [PaperType], { nullable: true, description: 'All papers.' })
  readonly papers?: readonly PaperType[] | null;

  @Field(() => [PhoneType], { nullable: true, description: 'All phones, the one to try first in front.' })
  readonly phones?: readonly PhoneType[] | null;

  @Field(() => String, { nullable: true, description: 'Notes of whoever accompanies the person.' })
  readonly notes?: string | null;
}

import { ArgsType, Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import type { EmployerId, JobseekerId } from '../../../kernel/ids.js';
import type { FunctionalLimit } from '../../../matching/types.js';
import { enumType } from '../../../platform/graphql/enum.js';
import { GlobalId } from '../../../platform/graphql/global-id.js';
import { MutationInput } from '../../../platform/graphql/mutation-input.js';
import { resultUnion } from '../../../platform/graphql/refused.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import { FunctionalLimitEnum } from '../../../platform/graphql/terms.js';
import { IdentityReasonEnum } from '../identities/identity.graphql.js';
import type { IdentityReason } from '../identities/identity.js';
import type { ExclusionId, VulnerabilityCategory, VulnerabilityId } from './protection.js';

export const VulnerabilityCategoryEnum = enumType<VulnerabilityCategory>('VulnerabilityCategory', 'Why a person needs more than others; known to protection alone.', {
  UNACCOMPANIED_CHILD: 'A child without parents or guardian (F40).',
  TRAFFICKING: 'Was trafficked, or is at risk of it (F41).',
  HEALTH: 'A matter of health (F42).',
  NOT_ABLE_TO_WORK: 'Not able to work now; nothing is offered while it lasts (F43).',
  THREAT: 'Is threatened (F44).',
  WEAK_LINKS: 'Long abroad, with weak links at home (F46).',
});

@ObjectType('Vulnerability', { description: 'Why a person needs more than others.' })
export class VulnerabilityType {
  @GlobalId('Vulnerability')
  readonly id!: VulnerabilityId;

  @GlobalId('Jobseeker', { description: 'The record that it stands on: of the person, or one of theirs that a merge closed.' })
  readonly recordedFor!: JobseekerId;

  @Field(() => VulnerabilityCategoryEnum, { description: 'What it is.' })
  readonly category!: VulnerabilityCategory;

  @Field(() => String, { description: 'Why it was recorded.' })
  readonly reason!: string;

  @Field(() => Boolean, { description: 'Whether, while it lasts, the person is called and never texted.' })
  readonly callsOnly!: boolean;

  @Field(() => DateTimeScalar, { description: 'When it was recorded.' })
  readonly recordedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ended.' })
  readonly endedAt!: Date | null;
}

@ObjectType('ExcludedPlace', { description: 'A place and what lies around it.' })
export class ExcludedPlaceType {
  @Field(() => Int, { description: 'GeoNames id.' })
  readonly geonameId!: number;

  @Field(() => Float, { description: 'Degrees north.' })
  readonly latitude!: number;

  @Field(() => Float, { description: 'Degrees east.' })
  readonly longitude!: number;

  @Field(() => Int, { description: 'Kilometres around it; 0 is the place alone.' })
  readonly km!: number;
}

@ObjectType('Exclusion', { description: 'Whom or what a person must be kept from; to everybody but protection the person is then not available.' })
export class ExclusionType {
  @GlobalId('Exclusion')
  readonly id!: ExclusionId;

  @GlobalId('Jobseeker', { description: 'The record that it stands on: of the person, or one of theirs that a merge closed.' })
  readonly recordedFor!: JobseekerId;

  @GlobalId('Employer', { nullable: true, description: 'The employer.' })
  readonly employerId!: EmployerId | null;

  @Field(() => ExcludedPlaceType, { nullable: true, description: 'The place.' })
  readonly place!: ExcludedPlaceType | null;

  @GlobalId('Jobseeker', { nullable: true, description: 'The other person.' })
  readonly personId!: JobseekerId | null;

  @Field(() => String, { description: 'Why.' })
  readonly reason!: string;

  @Field(() => DateTimeScalar, { description: 'When it was recorded.' })
  readonly recordedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was lifted.' })
  readonly liftedAt!: Date | null;
}

@ObjectType('LimitSource', { description: 'What a person cannot do, and what that rests on.' })
export class LimitSourceType {
  @GlobalId('Jobseeker', { description: 'The record that it stands on: of the person, or one of theirs that a merge closed.' })
  readonly recordedFor!: JobseekerId;

  @Field(() => FunctionalLimitEnum, { description: 'What the person cannot do; all that matching reads.' })
  readonly limit!: FunctionalLimit;

  @Field(() => String, { description: 'What it rests on.' })
  readonly source!: string;

  @Field(() => DateTimeScalar, { description: 'When it was recorded.' })
  readonly recordedAt!: Date;
}

@ObjectType('ProtectionFile', { description: 'All that protection keeps of a person, also on records of theirs that merges closed.' })
export class ProtectionFileType {
  @GlobalId('Jobseeker', { description: 'The person.' })
  readonly jobseekerId!: JobseekerId;

  @Field(() => [VulnerabilityType], { description: 'Why the person needs more than others, those that ended included.' })
  readonly vulnerabilities!: readonly VulnerabilityType[];

  @Field(() => [ExclusionType], { description: 'What the person is kept from, what was lifted included.' })
  readonly exclusions!: readonly ExclusionType[];

  @Field(() => [LimitSourceType], { description: 'What the person cannot do.' })
  readonly limits!: readonly LimitSourceType[];
}

@ObjectType('ProtectionRecord', { description: 'Something was recorded in the file of a person; ask for the file with a reason to see it.' })
export class ProtectionRecordType {
  @GlobalId('Jobseeker', { description: 'The person.' })
  readonly jobseekerId!: JobseekerId;

  @GlobalId('Vulnerability', { nullable: true, description: 'The vulnerability that was recorded or ended.' })
  readonly vulnerabilityId!: VulnerabilityId | null;

  @GlobalId('Exclusion', { nullable: true, description: 'The exclusion that was recorded or lifted.' })
  readonly exclusionId!: ExclusionId | null;
}

@ArgsType()
export class ProtectionFileArgs {
  @Field(() => ID, { description: 'The person.' })
  readonly jobseekerId!: string;

  @Field(() => IdentityReasonEnum, { description: 'What you need it for.' })
  readonly reason!: IdentityReason;
}

@InputType({ isAbstract: true })
class OfPersonInput extends MutationInput {
  @Field(() => ID, { description: 'The person.' })
  readonly jobseekerId!: string;
}

@InputType('RecordVulnerabilityInput', { description: 'Why a person needs more than others.' })
export class RecordVulnerabilityInput extends OfPersonInput {
  @Field(() => VulnerabilityCategoryEnum, { description: 'What it is.' })
  readonly category!: VulnerabilityCategory;

  @Field(() => String, { description: 'Why it is recorded.' })
  readonly reason!: string;
}

@InputType('EndVulnerabilityInput', { description: 'A vulnerability that is over.' })
export class EndVulnerabilityInput extends OfPersonInput {
  @Field(() => ID, { description: 'Which.' })
  readonly vulnerabilityId!: string;
}

@InputType('SetCallsOnlyInput', { description: 'Whether somebody is texted although they are at risk, or called because they are.' })
export class SetCallsOnlyInput extends OfPersonInput {
  @Field(() => ID, { description: 'The vulnerability.' })
  readonly vulnerabilityId!: string;

  @Field(() => Boolean, { description: 'True: called and never texted while it lasts.' })
  readonly callsOnly!: boolean;
}

@InputType('ExcludeEmployerInput', { description: 'An employer that a person must be kept from.' })
export class ExcludeEmployerInput extends OfPersonInput {
  @Field(() => ID, { description: 'The employer.' })
  readonly employerId!: string;

  @Field(() => String, { description: 'Why.' })
  readonly reason!: string;
}

@InputType('ExcludePlaceInput', { description: 'A place that a person must be kept from, and what lies around it.' })
export class ExcludePlaceInput extends OfPersonInput {
  @Field(() => Int, { description: 'GeoNames id; remote work lies nowhere.' })
  readonly placeId!: number;

  @Field(() => Int, { description: 'Kilometres around the place, up to 1,000; 0 is the place alone.' })
  readonly km!: number;

  @Field(() => String, { description: 'Why.' })
  readonly reason!: string;
}

@InputType('ExcludePersonInput', { description: 'Another person whom a person must be kept from.' })
export class ExcludePersonInput extends OfPersonInput {
  @Field(() => ID, { description: 'The other person, of the same mission.' })
  readonly personId!: string;

  @Field(() => String, { description: 'Why.' })
  readonly reason!: string;
}

@InputType('LiftExclusionInput', { description: 'An exclusion that no longer holds.' })
export class LiftExclusionInput extends OfPersonInput {
  @Field(() => ID, { description: 'Which.' })
  readonly exclusionId!: string;
}

@InputType('SetFunctionalLimitInput', { description: 'What a person cannot do, and what that rests on.' })
export class SetFunctionalLimitInput extends OfPersonInput {
  @Field(() => FunctionalLimitEnum, { description: 'What the person cannot do.' })
  readonly limit!: FunctionalLimit;

  @Field(() => String, { nullable: true, description: 'What it rests on; empty takes the limit away.' })
  readonly source?: string | null;
}

export const RecordVulnerabilityResult = resultUnion('RecordVulnerabilityResult', ProtectionRecordType);
export const EndVulnerabilityResult = resultUnion('EndVulnerabilityResult', ProtectionRecordType);
export const SetCallsOnlyResult = resultUnion('SetCallsOnlyResult', ProtectionRecordType);
export const ExcludeEmployerResult = resultUnion('ExcludeEmployerResult', ProtectionRecordType);
export const ExcludePlaceResult = resultUnion('ExcludePlaceResult', ProtectionRecordType);
export const ExcludePersonResult = resultUnion('ExcludePersonResult', ProtectionRecordType);
export const LiftExclusionResult = resultUnion('LiftExclusionResult', ProtectionRecordType);
export const SetFunctionalLimitResult = resultUnion('SetFunctionalLimitResult', ProtectionRecordType);

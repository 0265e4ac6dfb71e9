import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import type { Day } from '../../kernel/day.js';
import type { AccountId, EmployerId } from '../../kernel/ids.js';
import { connectionType, PageArgs } from '../../platform/graphql/connection.js';
import { enumType } from '../../platform/graphql/enum.js';
import { GlobalId } from '../../platform/graphql/global-id.js';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { Node } from '../../platform/graphql/node.js';
import { resultUnion } from '../../platform/graphql/refused.js';
import { DateScalar, DateTimeScalar } from '../../platform/graphql/scalars.js';
import type { Employer, EmployerSize, EmployerStatus, LegalForm } from './employer.js';
import { WorkPlaceType } from './work-place.graphql.js';

export const EmployerStatusEnum = enumType<EmployerStatus>('EmployerStatus', 'Where an employer stands with the mission.', {
  UNVERIFIED: 'Nobody has checked it yet; no candidates are put to it.',
  SUPPORTED: 'An informal firm with a plan to become verifiable; candidates may be put to it.',
  VERIFIED: 'Checked, for twelve months; candidates may be put to it.',
  SUSPENDED: 'No candidates are put to it until staff have looked into something.',
  BARRED: 'No candidates will be put to it again.',
});

export const EmployerSizeEnum = enumType<EmployerSize>('EmployerSize', 'How many people work there, the owner included.', {
  ONE_PERSON: 'One.',
  MICROENTERPRISE: '2 to 9.',
  SMALL: '10 to 49.',
  MEDIUM: '50 to 249.',
  LARGE: '250 or more.',
});

export const LegalFormEnum = enumType<LegalForm>('LegalForm', 'What an employer is before the law.', {
  INFORMAL: 'Not registered anywhere.',
  SOLE_TRADER: 'A person registered in trade.',
  PARTNERSHIP: 'Several persons who own it together.',
  COMPANY: 'A company.',
  COOPERATIVE: 'A cooperative.',
  ASSOCIATION: 'An association, foundation or other organisation without profit.',
  PUBLIC_BODY: 'A public body.',
});

@ObjectType('EmployerStatusStep', { description: 'One step of where an employer stood.' })
export class EmployerStatusStepType {
  @Field(() => EmployerStatusEnum, { nullable: true, description: 'Before; empty for the first step.' })
  readonly from!: EmployerStatus | null;

  @Field(() => EmployerStatusEnum, { description: 'After.' })
  readonly to!: EmployerStatus;

  @Field(() => String, { description: 'Why; for staff only.' })
  readonly reason!: string;

  @Field(() => DateTimeScalar, { description: 'When.' })
  readonly at!: Date;
}

@ObjectType('EmployerStanding', { description: 'Where an employer stands with the mission; for staff only.' })
export class EmployerStandingType {
  readonly employerId!: EmployerId;

  @Field(() => EmployerStatusEnum, { description: 'Where it stands.' })
  readonly status!: EmployerStatus;

  @Field(() => DateScalar, { nullable: true, description: 'Last day of its verification, where it is verified.' })
  readonly verifiedUntil!: Day | null;
}

@ObjectType('StaffContact', { description: 'The person at the mission whom an employer can turn to.' })
export class StaffContactType {
  @GlobalId('Account')
  readonly id!: AccountId;

  @Field(() => String, { description: 'How colleagues recognise the account.' })
  readonly label!: string;
}

@ObjectType('Employer', { implements: () => [Node], description: 'Whoever hires: from one person to a large firm.' })
export class EmployerType {
  @GlobalId('Employer')
  readonly id!: EmployerId;

  @Field(() => String, { description: 'Its name.' })
  readonly name!: string;

  @Field(() => LegalFormEnum, { description: 'What it is before the law.' })
  readonly legalForm!: LegalForm;

  @Field(() => EmployerSizeEnum, { description: 'How many people work there.' })
  readonly size!: EmployerSize;

  @Field(() => String, { description: 'Country, ISO 3166-1 alpha-2.' })
  readonly country!: string;

  @Field(() => WorkPlaceType, { nullable: true, description: 'Where it is.' })
  readonly place!: WorkPlaceType | null;

  @Field(() => String, { nullable: true, description: 'Its number in a register of companies, trade or taxes.' })
  readonly registration!: string | null;

  readonly contactAccountId!: AccountId | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it pledged that workers pay nothing; empty before.' })
  readonly pledgedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Who gave the pledge on its side.' })
  readonly pledgeSignatory!: string | null;

  @Field(() => String, { nullable: true, description: 'The register or file that it was imported from.' })
  readonly externalSource!: string | null;

  @Field(() => String, { nullable: true, description: 'Its id there.' })
  readonly externalId!: string | null;

  @Field(() => Int, { description: 'Counts the changes; an edit names the version it was made on.' })
  readonly version!: number;

  @Field(() => DateTimeScalar, { description: 'When it was written down.' })
  readonly createdAt!: Date;
}

export const EmployerConnection = connectionType<Employer>('Employer', EmployerType);
export const EmployerResult = resultUnion('EmployerResult', EmployerType);

@ArgsType()
export class EmployersArgs extends PageArgs {
  @Field(() => EmployerStatusEnum, { nullable: true, description: 'Only employers that stand there.' })
  readonly status?: EmployerStatus | null;

  @Field(() => String, { nullable: true, description: 'Part of the name, in any case.' })
  readonly text?: string | null;
}

@InputType('CreateEmployerInput', { description: 'An employer to write down.' })
export class CreateEmployerInput extends MutationInput {
  @Field(() => String, { description: 'Its name, 1 to 200 characters.' })
  readonly name!: string;

  @Field(() => LegalFormEnum, { description: 'What it is before the law.' })
  readonly legalForm!: LegalForm;

  @Field(() => EmployerSizeEnum, { description: 'How many people work there.' })
  readonly size!: EmployerSize;

  @Field(() => String, { description: 'Country, ISO 3166-1 alpha-2.' })
  readonly country!: string;

  @Field(() => Int, { nullable: true, description: 'GeoNames id of the place where it is.' })
  readonly geonameId?: number | null;

  @Field(() => String, { nullable: true, description: 'Its number in a register of companies, trade or taxes.' })
  readonly registration?: string | null;

  @Field(() => ID, { nullable: true, description: 'The staff account it can turn to; yours, or who it was, when omitted. Not for partners to change.' })
  readonly contactAccountId?: string | null;
}

@InputType('EditEmployerInput', { description: 'The facts of an employer as they shall be.' })
export class EditEmployerInput extends CreateEmployerInput {
  @Field(() => ID, { description: 'The employer.' })
  readonly id!: string;

  @Field(() => Int, { description: 'The version the edit was made on.' })
  readonly version!: number;
}

@InputType('JudgeEmployerInput', { description: 'A decision about where an employer stands.' })
export class JudgeEmployerInput extends MutationInput {
  @Field(() => ID, { description: 'The employer.' })
  readonly id!: string;

  @Field(() => Int, { description: 'The version the decision was made on.' })
  readonly version!: number;

  @Field(() => String, { description: 'What was checked, planned or found; only staff will read it.' })
  readonly reason!: string;
}

@InputType('SignPledgeInput', { description: 'The pledge that workers pay nothing, neither for the job nor for being put forward.' })
export class SignPledgeInput extends MutationInput {
  @Field(() => ID, { description: 'The employer.' })
  readonly id!: string;

  @Field(() => String, { description: 'Who gives it on the side of the employer, such as "owner".' })
  readonly signatory!: string;
}

@InputType('SetEmployerOwnerInput', { description: 'Whose microenterprise an employer is.' })
export class SetEmployerOwnerInput extends MutationInput {
  @Field(() => ID, { description: 'The employer.' })
  readonly employerId!: string;

  @Field(() => ID, { nullable: true, description: 'The person; empty for nobody of the mission.' })
  readonly jobseekerId?: string | null;
}

import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import type { Day } from '../../kernel/day.js';
import type { AccountId, JobseekerId } from '../../kernel/ids.js';
import { GlobalId } from '../../platform/graphql/global-id.js';
import { connectionType } from '../../platform/graphql/connection.js';
import { enumType } from '../../platform/graphql/enum.js';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { Node } from '../../platform/graphql/node.js';
import { resultUnion } from '../../platform/graphql/refused.js';
import { DateScalar, DateTimeScalar } from '../../platform/graphql/scalars.js';
import type { Jobseeker, JobseekerKind, JobseekerStatus } from './jobseeker.js';
import { SkillProfileInput, SkillProfileType } from './profile/skill-profile.graphql.js';

export const JobseekerKindEnum = enumType<JobseekerKind>('JobseekerKind', 'Who a jobseeker is; never changes rank.', {
  RETURNEE: 'Came or comes home after migration.',
  DISPLACED: 'Was displaced inside the country.',
  COMMUNITY_MEMBER: 'Lives where they return to.',
});

export const JobseekerStatusEnum = enumType<JobseekerStatus>('JobseekerStatus', 'Where a jobseeker stands.', {
  ACTIVE: 'Is matched.',
  PAUSED: 'Asked for a break; nothing is offered.',
  WITHDRAWN: 'Does not want to be matched; may come back at any time.',
  CLOSED: 'The case is closed, with a reason.',
});

@ObjectType('JobseekerStatusStep', { description: 'One step of the status of a jobseeker.' })
export class JobseekerStatusStepType {
  @Field(() => JobseekerStatusEnum, { nullable: true, description: 'Before; empty for the registration.' })
  readonly from!: JobseekerStatus | null;

  @Field(() => JobseekerStatusEnum, { description: 'After.' })
  readonly to!: JobseekerStatus;

  @Field(() => String, { nullable: true, description: 'Why.' })
  readonly reason!: string | null;

  @Field(() => DateTimeScalar, { description: 'When.' })
  readonly at!: Date;
}

@ObjectType('Jobseeker', { implements: () => [Node], description: 'A person who looks for work, by handle; no name, phone or birth date is here.' })
export class JobseekerType {
  @GlobalId('Jobseeker')
  readonly id!: JobseekerId;

  @Field(() => String, { description: 'What staff call the person where identity is not needed.' })
  readonly handle!: string;

  @Field(() => String, { nullable: true, description: "The mission's own reference of the case; only for those who accompany it." })
  readonly caseReference!: string | null;

  @Field(() => JobseekerKindEnum, { description: 'Who the person is; never changes rank.' })
  readonly kind!: JobseekerKind;

  @Field(() => JobseekerStatusEnum, { description: 'Where the person stands.' })
  readonly status!: JobseekerStatus;

  @Field(() => String, { nullable: true, description: 'Why, where a reason was given; only for those who accompany the case.' })
  readonly statusReason!: string | null;

  readonly assignedTo!: AccountId;

  @Field(() => SkillProfileType, { description: 'What the person brings, wants and cannot do.' })
  readonly profile!: SkillProfileType;

  @Field(() => Int, { description: 'Counts the changes; an edit names the version it was made on.' })
  readonly version!: number;

  @Field(() => DateTimeScalar, { description: 'When the person was registered.' })
  readonly createdAt!: Date;
}

export const JobseekerConnection = connectionType<Jobseeker>('Jobseeker', JobseekerType);

export const RegisterJobseekerResult = resultUnion('RegisterJobseekerResult', JobseekerType);
export const EditJobseekerResult = resultUnion('EditJobseekerResult', JobseekerType);
export const MoveJobseekerResult = resultUnion('MoveJobseekerResult', JobseekerType);
export const AssignJobseekerResult = resultUnion('AssignJobseekerResult', JobseekerType);

@InputType('KnownAgeInput', { description: 'What is known of an age. Give exactly one of the two; no birth date is kept.' })
export class KnownAgeInput {
  @Field(() => DateScalar, { nullable: true, description: 'A day on which the person is known to be 18 or older, such as today.' })
  readonly adultOn?: Day | null;

  @Field(() => DateScalar, { nullable: true, description: 'For people under age: any day of the month of birth.' })
  readonly bornInMonth?: Day | null;
}

@InputType('RegisterJobseekerInput', { description: 'A person to register.' })
export class RegisterJobseekerInput extends MutationInput {
  @Field(() => JobseekerKindEnum, { description: 'Who the person is; never changes rank.' })
  readonly kind!: JobseekerKind;

  @Field(() => String, { nullable: true, description: "The mission's own reference of the case, unique; no name." })
  readonly caseReference?: string | null;

  @Field(() => KnownAgeInput, { nullable: true, description: 'Without it the law keeps the person out of every match.' })
  readonly age?: KnownAgeInput | null;

  @Field(() => SkillProfileInput, { nullable: true, description: 'What the person brings, wants and cannot do; it can follow later.' })
  readonly profile?: SkillProfileInput | null;

  @Field(() => ID, { nullable: true, description: 'The account that accompanies the person; yours when omitted.' })
  readonly assignedTo?: string | null;
}

@InputType('EditJobseekerInput', { description: 'What changes; what is omitted stays.' })
export class EditJobseekerInput extends MutationInput {
  @Field(() => ID, { description: 'The person.' })
  readonly id!: string;

  @Field(() => Int, { description: 'The version the edit was made on.' })
  readonly version!: number;

  @Field(() => SkillProfileInput, { nullable: true, description: 'The whole profile as it shall be.' })
  readonly profile?: SkillProfileInput | null;

  @Field(() => KnownAgeInput, { nullable: true, description: 'What is now known of the age.' })
  readonly age?: KnownAgeInput | null;

  @Field(() => String, { nullable: true, description: "The mission's own reference of the case." })
  readonly caseReference?: string | null;
}

@InputType('MoveJobseekerInput', { description: 'A jobseeker to pause, resume, withdraw, close or reopen.' })
export class MoveJobseekerInput extends MutationInput {
  @Field(() => ID, { description: 'The person.' })
  readonly id!: string;

  @Field(() => JobseekerStatusEnum, { description: 'Where the person shall stand. No version is asked: a wish to stop is never too late.' })
  readonly to!: JobseekerStatus;

  @Field(() => String, { nullable: true, description: 'Why; needed to close a case only.' })
  readonly reason?: string | null;
}

@InputType('AssignJobseekerInput', { description: 'A case to hand over.' })
export class AssignJobseekerInput extends MutationInput {
  @Field(() => ID, { description: 'The person.' })
  readonly id!: string;

  @Field(() => ID, { description: 'The account that takes over.' })
  readonly to!: string;
}

import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import type { AccountId, JobseekerId } from '../../kernel/ids.js';
import { connectionType, PageArgs } from '../../platform/graphql/connection.js';
import { enumType } from '../../platform/graphql/enum.js';
import { GlobalId } from '../../platform/graphql/global-id.js';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { resultUnion } from '../../platform/graphql/refused.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import type { ChannelNeed } from './complaint-channel.js';
import type { Complaint, ComplaintId, ComplaintStatus, ComplaintSubject } from './complaint.js';

export const ComplaintSubjectEnum = enumType<ComplaintSubject>('ComplaintSubject', 'What a complaint is about.', {
  CASE_HANDLING: 'How the case was handled.',
  DATA: 'What is kept of the person, or who saw it.',
  EMPLOYER: 'An employer or the work.',
  MONEY: 'Pay, fees or payments.',
  CONDUCT: 'How somebody behaved.',
  OTHER: 'Something else.',
});

export const ComplaintStatusEnum = enumType<ComplaintStatus>('ComplaintStatus', 'Where a complaint stands.', {
  OPEN: 'Filed.',
  IN_REVIEW: 'Protection looks into it.',
  ANSWERED: 'Answered; it can be taken up again.',
});

@ObjectType('FiledComplaint', { description: 'That a complaint was filed.' })
export class FiledComplaintType {
  @Field(() => String, { description: 'By which the person can ask about it.' })
  readonly reference!: string;
}

@ObjectType('Complaint', { description: 'A complaint of a person, without what was said. Whoever holds or held the case never sees it.' })
export class ComplaintType {
  @GlobalId('Complaint')
  readonly id!: ComplaintId;

  @Field(() => String, { description: 'By which the person can ask about it.' })
  readonly reference!: string;

  @GlobalId('Jobseeker', { description: 'Whose it is.' })
  readonly jobseekerId!: JobseekerId;

  @Field(() => ComplaintSubjectEnum, { description: 'What it is about.' })
  readonly about!: ComplaintSubject;

  @Field(() => ComplaintStatusEnum, { description: 'Where it stands.' })
  readonly status!: ComplaintStatus;

  @GlobalId('Account', { nullable: true, description: 'Who filed it for the person; empty for a text message.' })
  readonly filedBy!: AccountId | null;

  @Field(() => DateTimeScalar, { description: 'When it was filed.' })
  readonly filedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was last taken up.' })
  readonly inReviewAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was last answered.' })
  readonly answeredAt!: Date | null;
}

@ObjectType('ComplaintWords', { description: 'What was said in a complaint.' })
export class ComplaintWordsType {
  @Field(() => String, { description: 'What the person complains of.' })
  readonly statement!: string;

  @Field(() => String, { nullable: true, description: 'What the person is told.' })
  readonly answer!: string | null;
}

@ObjectType('ComplaintCount', { description: 'How many complaints there are of a kind.' })
export class ComplaintCountType {
  @Field(() => ComplaintSubjectEnum, { description: 'What they are about.' })
  readonly about!: ComplaintSubject;

  @Field(() => ComplaintStatusEnum, { description: 'Where they stand.' })
  readonly status!: ComplaintStatus;

  @Field(() => Int, { description: 'How many.' })
  readonly count!: number;
}

export const ComplaintChannelNeedEnum = enumType<ChannelNeed>('ComplaintChannelNeed', 'Why a complaint may reach nobody.', {
  NO_PROTECTION: 'The mission has no account for protection: invite one.',
  PROTECTION_HAS_CASES: 'Every account for protection accompanies people, and none may read their complaints: invite one, or hand its cases over.',
  COMPLAINT_WAITS: 'A complaint waits that no account for protection may read: invite another.',
});

@ObjectType('ComplaintChannel', { description: 'Whether complaints reach somebody; nothing of any complaint.' })
export class ComplaintChannelType {
  @Field(() => ComplaintChannelNeedEnum, { nullable: true, description: 'What is needed; empty where every complaint reaches somebody.' })
  readonly need!: ChannelNeed | null;
}

export const ComplaintConnection = connectionType<Complaint>('Complaint', ComplaintType);
export const FileComplaintResult = resultUnion('FileComplaintResult', FiledComplaintType);
export const MoveComplaintResult = resultUnion('MoveComplaintResult', ComplaintType);

@ArgsType()
export class ComplaintsArgs extends PageArgs {
  @Field(() => ComplaintStatusEnum, { nullable: true, description: 'Only those that stand there.' })
  readonly status?: ComplaintStatus | null;
}

@InputType('FileComplaintInput', { description: 'A complaint of a person.' })
export class FileComplaintInput extends MutationInput {
  @Field(() => String, { description: 'Handle of the person, as the person has it on paper.' })
  readonly handle!: string;

  @Field(() => ComplaintSubjectEnum, { description: 'What it is about.' })
  readonly about!: ComplaintSubject;

  @Field(() => String, { description: 'What the person says, up to 4,000 characters; kept encrypted.' })
  readonly statement!: string;
}

@InputType('MoveComplaintInput', { description: 'A complaint to take up or to answer.' })
export class MoveComplaintInput extends MutationInput {
  @Field(() => ID, { description: 'The complaint.' })
  readonly id!: string;

  @Field(() => ComplaintStatusEnum, { description: 'Where it shall stand.' })
  readonly to!: ComplaintStatus;

  @Field(() => String, { nullable: true, description: 'What the person is told; needed to answer.' })
  readonly answer?: string | null;
}

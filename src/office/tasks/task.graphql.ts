import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import type { Day } from '../../kernel/day.js';
import type { AccountId, JobseekerId } from '../../kernel/ids.js';
import { connectionType, PageArgs } from '../../platform/graphql/connection.js';
import { enumType } from '../../platform/graphql/enum.js';
import { GlobalId } from '../../platform/graphql/global-id.js';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { Node } from '../../platform/graphql/node.js';
import { RefusedType, resultUnion } from '../../platform/graphql/refused.js';
import { DateScalar, DateTimeScalar } from '../../platform/graphql/scalars.js';
import type { Task, TaskId, TaskStep } from './task.js';
import type { TaskEnd, TaskKind, TaskOutcome, TaskPriority, TaskQueue, TaskStatus, TaskTopic } from './task-words.js';

export const TaskKindEnum = enumType<TaskKind>('TaskKind', 'What is to be done.', {
  CALL: 'Call somebody.',
  VISIT: 'Visit somebody, at a place that was agreed and never at work.',
  REVIEW: 'Look at a case or a decision again.',
  INCIDENT: 'Look after something that happened.',
  COMPLAINT: 'Look into a complaint.',
  FEE_ASKED: 'A worker was asked for money: act on the same day.',
  LATE_ANSWER: 'Somebody said yes after the day had passed.',
  SURVEY: 'Ask the questions of the reintegration survey.',
  PAPER_MISSING: 'Help to obtain a paper.',
  PAPER_EXPIRES: 'A certificate or licence ends: help to renew it.',
  EMPLOYER_CHECK_IN: 'Ask an employer how it goes.',
  EMPLOYER_REVERIFY: 'The verification of an employer ends: check it anew.',
  VENTURE_FOLLOW_UP: 'Look at a venture some months after its start, and write down how it fares.',
  EMPLOYER_PROPOSED: 'A person proposes an employer (`employerProposals`): take it up or decline it.',
  VENTURE_NEED: 'See to what a venture needs; `topic` says what. Of the rule F26, MONEY is a referral to a bank.',
  VENTURE_TWINS: 'Others of the same trade are at the same place (`joinInstead`): propose to join, or where `topic` is MONEY, see whether the same is paid for twice.',
  INTERNSHIP_PAPER: 'The agreement of an internship is not signed, or its end report is due.',
  PAYROLL_MISSING: 'A firm has not declared the payroll of a month that a programme pays for.',
  PAYROLL_CORRECTED: 'A firm declared a month otherwise after it was paid for: decide about the difference, until then nothing more is paid of the award.',
  CONTRACT_MISSING: 'A job has no contract: have it written, or attest it.',
  DECENT_WORK_CHECK: 'The check of decent work at an employer ends: look there anew.',
  SEAT_UNPAID: 'An employer wants somebody, and no money could be set aside for the seat: find it, or tell the employer.',
  CASE_RULE: 'A rule says that a person needs something: find it, or plan it.',
  BUSINESS_PLAN: 'Look at a business plan, see to its reviewers, or have it revised.',
});

export const TaskTopicEnum = enumType<TaskTopic>('TaskTopic', 'What a task is about.', {
  ATTENDANCE: 'Coming to work.',
  CHILD_CARE: 'Care for children.',
  CONFLICT: 'A quarrel.',
  HOURS: 'Hours of work.',
  LICENCE: 'A licence or registration.',
  MACHINES: 'Tools or machines.',
  MARKET: 'Buyers.',
  MATERIALS: 'Materials or stock.',
  MENTORING: 'Somebody to ask.',
  MONEY: 'Money to work with.',
  OFFER: 'An offer.',
  OTHER: 'Something else.',
  PAPERS: 'Certificates, licences, permits.',
  PAY: 'Pay.',
  PLAN: 'The plan of a person.',
  PREMISES: 'A place to work.',
  PROFILE: 'Skills and wishes.',
  SAFETY: 'Safety at work.',
  TERMS: 'Terms of work.',
  TRAINING: 'Training.',
  TRANSPORT: 'Transport.',
  TRAVEL: 'The way to work.',
});

export const TaskQueueEnum = enumType<TaskQueue>('TaskQueue', 'The role that a task is for.', {
  CASE_MANAGER: 'Whoever accompanies the person.',
  JOB_PLACEMENT_OFFICER: 'Job placement officers.',
  PROTECTION: 'Protection alone.',
  FINANCE: 'Finance: what money needs of it.',
});

export const TaskPriorityEnum = enumType<TaskPriority>('TaskPriority', 'How far up a task stands in the list.', {
  URGENT: 'Before all others.',
  HIGH: 'Soon.',
  NORMAL: 'By its day.',
  LOW: 'When there is time.',
});

export const TaskStatusEnum = enumType<TaskStatus>('TaskStatus', 'Where a task stands.', {
  OPEN: 'To be done.',
  DONE: 'Done.',
  CANCELLED: 'Not to be done any more.',
});

export const TaskEndEnum = enumType<TaskEnd>('TaskEnd', 'How a task ends.', { DONE: 'It was done.', CANCELLED: 'It need not be done.' });

export const TaskOutcomeEnum = enumType<TaskOutcome>('TaskOutcome', 'What came of a task.', {
  SETTLED: 'Done: the matter is settled.',
  REACHED: 'Done: the person or firm was reached.',
  NOT_REACHED: 'Done: tried, and nobody was reached.',
  REFERRED: 'Done: handed on to another service.',
  NOT_NEEDED: 'Cancelled: the need is gone.',
  REPEATED: 'Cancelled: another task says the same.',
});

export const TaskActEnum = enumType<TaskStep['act']>('TaskAct', 'What happened to a task.', {
  OPENED: 'It arose.',
  ASSIGNED: 'It was given to somebody, or back to its role.',
  ESCALATED: 'Nobody did it in time.',
  DONE: 'It was done.',
  CANCELLED: 'It need not be done.',
});

@ObjectType('TaskStep', { description: 'One line of the history of a task.' })
export class TaskStepType {
  @Field(() => TaskActEnum, { description: 'What happened.' })
  readonly act!: TaskStep['act'];

  @GlobalId('Account', { nullable: true, description: 'Who had the task from then on.' })
  readonly owner!: AccountId | null;

  @Field(() => TaskQueueEnum, { nullable: true, description: 'The role that was asked to look.' })
  readonly escalatedTo!: TaskQueue | null;

  @Field(() => TaskOutcomeEnum, { nullable: true, description: 'What came of it.' })
  readonly outcome!: TaskOutcome | null;

  @GlobalId('Account', { nullable: true, description: 'Who did it; empty for the service itself.' })
  readonly by!: AccountId | null;

  @Field(() => DateTimeScalar, { description: 'When.' })
  readonly at!: Date;
}

@ObjectType('Task', { implements: () => [Node], description: 'Something that the staff have to do by a day.' })
export class TaskType {
  @GlobalId('Task')
  readonly id!: TaskId;

  @Field(() => TaskKindEnum, { description: 'What is to be done.' })
  readonly kind!: TaskKind;

  @Field(() => TaskTopicEnum, { nullable: true, description: 'What it is about, where its kind does not say so.' })
  readonly topic!: TaskTopic | null;

  @GlobalId('Jobseeker', { nullable: true, description: 'The person whose case it belongs to.' })
  readonly jobseekerId!: JobseekerId | null;

  @Field(() => TaskQueueEnum, { description: 'The role that it is for.' })
  readonly queue!: TaskQueue;

  @GlobalId('Account', { nullable: true, description: 'Who has it; empty while it is anybody\'s of the role.' })
  readonly owner!: AccountId | null;

  @Field(() => TaskPriorityEnum, { description: 'How far up it stands.' })
  readonly priority!: TaskPriority;

  @Field(() => DateScalar, { description: 'Last day to do it, by the calendar of the mission.' })
  readonly dueOn!: Day;

  @Field(() => DateTimeScalar, { nullable: true, description: 'The minute by which somebody must act, where a day is too long.' })
  readonly dueAt!: Date | null;

  @Field(() => TaskQueueEnum, { nullable: true, description: 'The role that was asked to look because it is late.' })
  readonly escalatedTo!: TaskQueue | null;

  @Field(() => TaskStatusEnum, { description: 'Where it stands.' })
  readonly status!: TaskStatus;

  @Field(() => TaskOutcomeEnum, { nullable: true, description: 'What came of it.' })
  readonly outcome!: TaskOutcome | null;

  @Field(() => DateTimeScalar, { description: 'When it arose.' })
  readonly openedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ended.' })
  readonly endedAt!: Date | null;

  @Field(() => Int, { description: 'Counts its changes.' })
  readonly version!: number;
}

@ObjectType('RefusedTask', { description: 'A task that a bulk act left as it was.' })
export class RefusedTaskType {
  @Field(() => Int, { description: 'Its place among those that were named, from 0.' })
  readonly at!: number;

  @Field(() => RefusedType, { description: 'Why.' })
  readonly why!: RefusedType;
}

@ObjectType('TasksChanged', { description: 'What became of a bulk act, task by task.' })
export class TasksChangedType {
  @Field(() => [TaskType], { description: 'Those that were changed.' })
  readonly changed!: readonly Task[];

  @Field(() => [RefusedTaskType], { description: 'Those that were left as they were, and why.' })
  readonly refused!: readonly RefusedTaskType[];
}

export const TaskConnection = connectionType<Task>('Task', TaskType);
export const AssignTasksResult = resultUnion('AssignTasksResult', TasksChangedType);
export const EndTasksResult = resultUnion('EndTasksResult', TasksChangedType);

@ArgsType()
export class TasksArgs extends PageArgs {
  @Field(() => TaskStatusEnum, { nullable: true, defaultValue: 'OPEN', description: 'Only those that stand there; null for all.' })
  readonly status?: TaskStatus | null;

  @Field(() => TaskKindEnum, { nullable: true, description: 'Only of this kind.' })
  readonly kind?: TaskKind | null;

  @Field(() => TaskQueueEnum, { nullable: true, description: 'Only those for this role, or escalated to it.' })
  readonly queue?: TaskQueue | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Only those that you have.' })
  readonly mine!: boolean;

  @Field(() => ID, { nullable: true, description: 'Only those of the case of this person.' })
  readonly jobseekerId?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Only those due on this day or before.' })
  readonly dueBy?: Day | null;
}

@InputType('AssignTasksInput', { description: 'Tasks to give to somebody.' })
export class AssignTasksInput extends MutationInput {
  @Field(() => [ID], { description: 'The tasks, up to 100, each once.' })
  readonly ids!: readonly string[];

  @Field(() => ID, { nullable: true, description: 'Account that shall do them; null gives them back to their roles.' })
  readonly to?: string | null;
}

@InputType('EndTasksInput', { description: 'Tasks that are done, or need not be done.' })
export class EndTasksInput extends MutationInput {
  @Field(() => [ID], { description: 'The tasks, up to 100, each once.' })
  readonly ids!: readonly string[];

  @Field(() => TaskEndEnum, { description: 'How they end.' })
  readonly to!: TaskEnd;

  @Field(() => TaskOutcomeEnum, { description: 'What came of them.' })
  readonly outcome!: TaskOutcome;
}

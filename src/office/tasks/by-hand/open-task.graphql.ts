import { Field, ID, InputType } from '@nestjs/graphql';

import type { Day } from '../../../kernel/day.js';
import { enumType } from '../../../platform/graphql/enum.js';
import { MutationInput } from '../../../platform/graphql/mutation-input.js';
import { resultUnion } from '../../../platform/graphql/refused.js';
import { DateScalar } from '../../../platform/graphql/scalars.js';
import { TaskPriorityEnum, TaskQueueEnum, TaskTopicEnum, TaskType } from '../task.graphql.js';
import type { TaskPriority, TaskQueue, TaskTopic } from '../task-words.js';
import type { HandOpenedKind } from './hand-opened.js';

export const HandOpenedTaskKindEnum = enumType<HandOpenedKind>('HandOpenedTaskKind', 'What staff may ask for themselves; other tasks arise from what the service finds.', {
  CALL: 'Call a person, a firm, or about an offer or placement.',
  VISIT: 'Visit a person, a firm, or about a placement; at a place that was agreed and never at work.',
  REVIEW: 'Look at a person, a firm, an opening, an offer or a placement again.',
  INCIDENT: 'Look after something that happened to a person, with a firm or at work.',
  PAPER_MISSING: 'Help a person to obtain a paper.',
});

export const OpenTaskResult = resultUnion('OpenTaskResult', TaskType);

@InputType('OpenTaskInput', { description: 'Something that shall be done by a day.' })
export class OpenTaskInput extends MutationInput {
  @Field(() => HandOpenedTaskKindEnum, { description: 'What.' })
  readonly kind!: HandOpenedKind;

  @Field(() => TaskTopicEnum, { description: 'What it is about.' })
  readonly topic!: TaskTopic;

  @Field(() => ID, { description: 'The person, employer, opening, offer or placement that it is about.' })
  readonly subjectId!: string;

  @Field(() => TaskQueueEnum, { description: 'The role that it is for.' })
  readonly queue!: TaskQueue;

  @Field(() => DateScalar, { description: 'Last day to do it, by the calendar of the mission: today at the earliest.' })
  readonly dueOn!: Day;

  @Field(() => ID, { nullable: true, description: 'Account that shall do it; left out, whoever of the role takes it.' })
  readonly owner?: string | null;

  @Field(() => TaskPriorityEnum, { defaultValue: 'NORMAL', description: 'How far up it stands.' })
  readonly priority!: TaskPriority;
}

import { Field, Float, Int, ObjectType } from '@nestjs/graphql';

import type { Day } from '../../kernel/day.js';
import type { Id, OpeningId } from '../../kernel/ids.js';
import { enumType } from '../../platform/graphql/enum.js';
import { GlobalId } from '../../platform/graphql/global-id.js';
import { DateScalar } from '../../platform/graphql/scalars.js';
import type { QuestionStage } from './question.js';

export const QuestionStageEnum = enumType<QuestionStage>('EmployerQuestionStage', 'What an employer is asked about a candidate.', {
  CANDIDATE: 'Whether it goes on with the candidate.',
  INTERVIEW: 'What came of the interview.',
});

@ObjectType('EmployerQuestion', { description: 'Something that an employer was asked and has not answered.' })
export class EmployerQuestionType {
  @GlobalId('Offer', { description: 'The offer that waits for it.' })
  readonly offerId!: Id<'Offer'>;

  @GlobalId('Opening', { description: 'The opening.' })
  readonly openingId!: OpeningId;

  @Field(() => QuestionStageEnum, { description: 'What was asked.' })
  readonly stage!: QuestionStage;

  @Field(() => DateScalar, { description: 'The day on which it was asked.' })
  readonly askedOn!: Day;

  @Field(() => Int, { description: 'How often the employer was reminded.' })
  readonly reminders!: number;

  @Field(() => DateScalar, { nullable: true, description: 'The day of the next reminder; empty where none follows.' })
  readonly remindsOn!: Day | null;
}

@ObjectType('EmployerResponse', { description: 'How an employer answers when it is asked about candidates, over the last twelve months.' })
export class EmployerResponseType {
  @Field(() => Int, { description: 'Questions that it answered, or should have answered by now.' })
  readonly due!: number;

  @Field(() => Int, { description: 'Of those, how many it answered.' })
  readonly answered!: number;

  @Field(() => Int, { description: 'Of those, how many within ten days.' })
  readonly inTime!: number;

  @Field(() => Boolean, { description: 'Whether there are too few to tell a rate.' })
  readonly few!: boolean;

  @Field(() => Float, { nullable: true, description: 'Share that it answered; empty while there are few.' })
  readonly rate!: number | null;

  @Field(() => Boolean, { description: 'Whether it leaves people waiting, so that fewer offers run at once.' })
  readonly silent!: boolean;
}

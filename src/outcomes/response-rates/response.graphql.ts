import { Field, Float, Int, ObjectType } from '@nestjs/graphql';

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

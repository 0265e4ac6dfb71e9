import { Field, InputType } from '@nestjs/graphql';

/** Longest idempotency key, in characters. */
export const LONGEST_KEY = 200;

/** What the input of every mutation has. */
@InputType({ isAbstract: true })
export abstract class MutationInput {
  @Field(() => String, {
    nullable: true,
    description:
      'Any text of 1 to 200 characters, new for each thing you want done. Send it again with the same input and you get the first answer; nothing is done twice.',
  })
  readonly idempotencyKey?: string | null;
}

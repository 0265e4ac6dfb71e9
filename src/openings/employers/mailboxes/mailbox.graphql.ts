import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';

import type { EmployerId } from '../../../kernel/ids.js';
import { GlobalId } from '../../../platform/graphql/global-id.js';
import { MutationInput } from '../../../platform/graphql/mutation-input.js';
import { resultUnion } from '../../../platform/graphql/refused.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';

@ObjectType('EmployerMailbox', { description: 'Where an employer is written to; whoever reads letters there answers for the firm.' })
export class EmployerMailboxType {
  @GlobalId('Employer', { description: 'The employer.' })
  readonly employerId!: EmployerId;

  @Field(() => String, { description: 'The mail address.' })
  readonly address!: string;

  @Field(() => String, { description: 'ISO 639-1, the language of letters and of the page that they open.' })
  readonly language!: string;

  @Field(() => DateTimeScalar, { description: 'When it was written down; what earlier letters hold opens nothing any more.' })
  readonly changedAt!: Date;
}

export const SetEmployerMailboxResult = resultUnion('SetEmployerMailboxResult', EmployerMailboxType);

@InputType('SetEmployerMailboxInput', { description: 'Where an employer is to be written to. The same address again ends what earlier letters open.' })
export class SetEmployerMailboxInput extends MutationInput {
  @Field(() => ID, { description: 'The employer.' })
  readonly employerId!: string;

  @Field(() => String, { description: 'One mail address, of the firm or of whoever speaks for it.' })
  readonly address!: string;

  @Field(() => String, { description: 'ISO 639-1, one of the languages of the mission.' })
  readonly language!: string;
}

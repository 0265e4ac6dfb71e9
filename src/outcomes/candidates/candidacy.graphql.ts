import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';

import type { JobseekerId, OpeningId } from '../../kernel/ids.js';
import { enumType } from '../../platform/graphql/enum.js';
import { GlobalId } from '../../platform/graphql/global-id.js';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { resultUnion } from '../../platform/graphql/refused.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import type { CandidateId, ReleaseStep } from './candidacy.js';

export const ReleaseStepEnum = enumType<ReleaseStep>('ReleaseStep', 'What is released beside the card, in this order.', {
  NAME: 'The name.',
  PHONE: 'A phone number.',
});

@ObjectType('Candidacy', { description: 'That a person was put to one employer for one opening, as staff see it.' })
export class CandidacyType {
  @GlobalId('Candidate')
  readonly id!: CandidateId;

  @GlobalId('Opening', { description: 'The opening.' })
  readonly openingId!: OpeningId;

  @GlobalId('Jobseeker', { description: 'The person.' })
  readonly jobseekerId!: JobseekerId;

  @Field(() => String, { description: 'What the employer calls the person for this opening.' })
  readonly handle!: string;

  @Field(() => Boolean, { description: 'Whether the employer sees the card at this moment.' })
  readonly shown!: boolean;

  @Field(() => [ReleaseStepEnum], { description: 'What was released.' })
  readonly released!: readonly ReleaseStep[];

  @Field(() => [ReleaseStepEnum], { description: 'Of what was released, what the employer may still see.' })
  readonly open!: readonly ReleaseStep[];

  @Field(() => DateTimeScalar, { description: 'When the person was put forward.' })
  readonly putAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ended; empty while it goes on.' })
  readonly endedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it ended.' })
  readonly endReason!: string | null;
}

export const PutForwardResult = resultUnion('PutForwardResult', CandidacyType);
export const EndCandidacyResult = resultUnion('EndCandidacyResult', CandidacyType);
export const ReleaseIdentityResult = resultUnion('ReleaseIdentityResult', CandidacyType);

@InputType('PutForwardInput', { description: 'A match to put to the employer.' })
export class PutForwardInput extends MutationInput {
  @Field(() => ID, { description: 'The opening.' })
  readonly openingId!: string;

  @Field(() => ID, { description: 'The person.' })
  readonly jobseekerId!: string;
}

@InputType('EndCandidacyInput', { description: 'Somebody to take back from an employer.' })
export class EndCandidacyInput extends MutationInput {
  @Field(() => ID, { description: 'The candidacy.' })
  readonly id!: string;

  @Field(() => String, { description: 'Why; the employer is not told.' })
  readonly reason!: string;
}

@InputType('ReleaseIdentityInput', { description: 'A step of identity to release to the employer.' })
export class ReleaseIdentityInput extends MutationInput {
  @Field(() => ID, { description: 'The candidacy.' })
  readonly id!: string;

  @Field(() => ReleaseStepEnum, { description: 'What is released.' })
  readonly step!: ReleaseStep;

  @Field(() => Boolean, { description: 'That firm, owner and place were read out to the person before (F44).' })
  readonly heardFirmOwnerAndPlace!: boolean;
}

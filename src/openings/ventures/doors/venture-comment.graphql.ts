import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';

import type { VentureId } from '../../../matching/team/team.js';
import { GlobalId } from '../../../platform/graphql/global-id.js';
import { MutationInput } from '../../../platform/graphql/mutation-input.js';
import { resultUnion } from '../../../platform/graphql/refused.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';

@ObjectType('VentureComment', { description: 'What an office said about a venture.' })
export class VentureCommentType {
  @GlobalId('Venture', { description: 'The venture.' })
  readonly ventureId!: VentureId;

  @Field(() => String, { description: 'Code of the office, as in consents to SHARING.' })
  readonly office!: string;

  @Field(() => String, { description: 'What it said.' })
  readonly text!: string;

  @Field(() => DateTimeScalar, { description: 'When it was written down.' })
  readonly at!: Date;
}

export const VentureCommentResult = resultUnion('VentureCommentResult', VentureCommentType);

@InputType('CommentOnVentureInput', { description: 'What an office said about a venture.' })
export class CommentOnVentureInput extends MutationInput {
  @Field(() => ID, { description: 'The venture.' })
  readonly ventureId!: string;

  @Field(() => String, { description: 'Code of the office in capitals, such as TOWN_HALL; the person agreed to SHARING with it.' })
  readonly office!: string;

  @Field(() => String, { description: 'What it said, up to 4,000 characters; name no person.' })
  readonly text!: string;
}

import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import type { OpeningId } from '../../../kernel/ids.js';
import { GlobalId } from '../../../platform/graphql/global-id.js';
import { MutationInput } from '../../../platform/graphql/mutation-input.js';
import { Node } from '../../../platform/graphql/node.js';
import { resultUnion } from '../../../platform/graphql/refused.js';
import { OpeningChangeInput, OpeningCloseInput, OpeningPublishInput, OpeningTermsInput } from '../../doors/opening-inputs.graphql.js';
import { OpeningType } from '../../doors/opening-type.graphql.js';

@ObjectType('VentureRole', { implements: () => [Node, OpeningType], description: 'A role in a venture: people are matched to it as to any opening.' })
export class VentureRoleType {
  @GlobalId('Opening')
  readonly id!: OpeningId;
}

export const VentureRoleResult = resultUnion('VentureRoleResult', VentureRoleType);

@InputType('VentureRoleTermsInput', { description: 'What a role asks and offers. Its place is that of the venture where none is named.' })
export class VentureRoleTermsInput extends OpeningTermsInput {
  @Field(() => Int, { defaultValue: 1, description: 'Fewest people without whom the venture does not begin; at most the seats.' })
  readonly leastSeats!: number;

  @Field(() => Int, { defaultValue: 0, description: 'What one seat gives its holder of the venture, percent; 0 where shares are not divided by role.' })
  readonly sharePercent!: number;
}

@InputType('CreateVentureRoleInput', { description: 'A role to write down.' })
export class CreateVentureRoleInput extends MutationInput {
  @Field(() => ID, { description: 'The venture.' })
  readonly ventureId!: string;

  @Field(() => VentureRoleTermsInput, { description: 'What it asks and offers.' })
  readonly terms!: VentureRoleTermsInput;
}

@InputType('EditVentureRoleInput', { description: 'The terms of a role as they shall be.' })
export class EditVentureRoleInput extends OpeningChangeInput {
  @Field(() => VentureRoleTermsInput, { description: 'What it asks and offers from now on: all of it.' })
  readonly terms!: VentureRoleTermsInput;
}

@InputType('PublishVentureRoleInput', { description: 'A role to publish, or to publish again.' })
export class PublishVentureRoleInput extends OpeningPublishInput {}

@InputType('CloseVentureRoleInput', { description: 'A role to end.' })
export class CloseVentureRoleInput extends OpeningCloseInput {}

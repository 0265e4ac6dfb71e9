import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';

import type { OpeningId } from '../../kernel/ids.js';
import { PairDecisionInput, ProposedPairType } from '../../office/duplicates/duplicate.graphql.js';
import { connectionType } from '../../platform/graphql/connection.js';
import { GlobalId } from '../../platform/graphql/global-id.js';
import { resultUnion } from '../../platform/graphql/refused.js';
import type { OpeningPair } from './opening-duplicates.service.js';

@ObjectType('OpeningDuplicate', { description: 'Two openings that may be one post; nothing is merged before somebody says so.' })
export class OpeningDuplicateType extends ProposedPairType {
  @GlobalId('OpeningDuplicate')
  readonly id!: string;

  readonly oneId!: OpeningId;
  readonly otherId!: OpeningId;
  readonly keptId!: OpeningId | null;
}

export const OpeningDuplicateConnection = connectionType<OpeningPair>('OpeningDuplicate', OpeningDuplicateType);
export const DecideOpeningDuplicateResult = resultUnion('DecideOpeningDuplicateResult', OpeningDuplicateType);

@InputType('DecideOpeningDuplicateInput', { description: 'What staff say about two openings that may be one post.' })
export class DecideOpeningDuplicateInput extends PairDecisionInput {
  @Field(() => ID, { nullable: true, description: 'For MERGE: the opening that goes on.' })
  readonly keepId?: string | null;
}

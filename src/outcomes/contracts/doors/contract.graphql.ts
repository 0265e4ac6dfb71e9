import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';

import type { Day } from '../../../kernel/day.js';
import { enumType } from '../../../platform/graphql/enum.js';
import { GlobalId } from '../../../platform/graphql/global-id.js';
import { MutationInput } from '../../../platform/graphql/mutation-input.js';
import { resultUnion } from '../../../platform/graphql/refused.js';
import { DateScalar } from '../../../platform/graphql/scalars.js';
import type { PlacementId } from '../../placements/placement.js';
import type { ContractForm } from '../contract.js';

const ContractFormEnum = enumType<ContractForm>('ContractForm', 'In which form a contract was made (L16).', {
  WRITTEN: 'On paper, signed by both.',
  VERBAL_ATTESTED: 'By word, attested by the case manager who heard both.',
});

@ObjectType('Contract', { description: 'The contract of a job, as staff saw or attested it (L16).' })
export class ContractType {
  @GlobalId('Placement', { description: 'The placement.' })
  readonly placementId!: PlacementId;

  @Field(() => ContractFormEnum, { description: 'Its form.' })
  readonly form!: ContractForm;

  @Field(() => DateScalar, { description: 'Day on which firm and person agreed.' })
  readonly agreedOn!: Day;
}

export const RecordContractResult = resultUnion('RecordContractResult', ContractType);

@InputType('RecordContractInput', { description: 'That a job has a contract.' })
export class RecordContractInput extends MutationInput {
  @Field(() => ID, { description: 'The placement.' })
  readonly placementId!: string;

  @Field(() => ContractFormEnum, { description: 'Its form; only a case manager attests a verbal one.' })
  readonly form!: ContractForm;

  @Field(() => DateScalar, { description: 'Day on which firm and person agreed.' })
  readonly agreedOn!: Day;
}

import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';

import type { Day } from '../../kernel/day.js';
import type { JobseekerId } from '../../kernel/ids.js';
import { enumType } from '../../platform/graphql/enum.js';
import { GlobalId } from '../../platform/graphql/global-id.js';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { resultUnion } from '../../platform/graphql/refused.js';
import { DateScalar } from '../../platform/graphql/scalars.js';
import type { CatalogueEntry } from '../../programmes/catalogue/catalogue-entry.js';
import { CatalogueEntryType } from '../../programmes/catalogue/catalogue.graphql.js';
import type { ReferralStatus } from '../../programmes/catalogue/referral.js';
import { RuleOverrideType, VerdictType } from '../../programmes/rules/programmes/rule.graphql.js';
import type { ReferralId } from './referral.store.js';
import type { ShownReferral } from './referrals.service.js';

const ReferralStatusEnum = enumType<ReferralStatus>('ReferralStatus', 'What came of a referral.', {
  REFERRED: 'The person was pointed there; nobody has answered.',
  ACCEPTED: 'They will serve the person.',
  SERVED: 'The person has it.',
  REFUSED: 'They will not; the need is open again.',
  NOT_TAKEN_UP: 'The person did not take it; the need is open again.',
});

const NeedEnum = enumType<ShownReferral['need']>('ReferralNeed', 'What became of the need behind a referral.', {
  MET: 'Met.',
  WAITING: 'Waits for an answer.',
  OPEN: 'Open again.',
});

@ObjectType('Referral', { description: 'That a person was pointed to what a state or a partner offers, and what came of it.' })
export class ReferralType {
  @GlobalId('Referral')
  readonly id!: ReferralId;

  @GlobalId('Jobseeker', { description: 'The person.' })
  readonly jobseekerId!: JobseekerId;

  @Field(() => CatalogueEntryType, { description: 'What it is to.' })
  readonly entry!: CatalogueEntry;

  @Field(() => ReferralStatusEnum, { description: 'What came of it.' })
  readonly status!: ReferralStatus;

  @Field(() => NeedEnum, { description: 'What became of the need: pointed to is not served.' })
  readonly need!: ShownReferral['need'];

  @Field(() => DateScalar, { description: 'When the person was pointed there.' })
  readonly referredOn!: Day;

  @Field(() => DateScalar, { description: 'When the status was heard of.' })
  readonly statusOn!: Day;

  @Field(() => VerdictType, { nullable: true, description: 'While it waits, what the entry asks: from when the person may have it, and through which tasks; told in `referrals` alone.' })
  readonly verdict!: VerdictType | null;
}

@InputType('ReferPersonInput', { description: 'Whom to point to what.' })
export class ReferPersonInput extends MutationInput {
  @Field(() => ID, { description: 'The person.' })
  readonly jobseekerId!: string;

  @Field(() => ID, { description: 'The entry of the catalogue.' })
  readonly entryId!: string;
}

@InputType('MoveReferralInput', { description: 'What came of a referral.' })
export class MoveReferralInput extends MutationInput {
  @Field(() => ID, { description: 'The referral.' })
  readonly id!: string;

  @Field(() => ReferralStatusEnum, { description: 'What came of it.' })
  readonly to!: ReferralStatus;
}

@InputType('OverrideReferralRuleInput', { description: 'A warning to let pass for a person who is to be pointed to an entry of the catalogue.' })
export class OverrideReferralRuleInput extends MutationInput {
  @Field(() => ID, { description: 'The person.' })
  readonly jobseekerId!: string;

  @Field(() => ID, { description: 'The entry of the catalogue.' })
  readonly entryId!: string;

  @Field(() => String, { description: 'Id of the rule that warns.' })
  readonly rule!: string;

  @Field(() => String, { description: 'Why.' })
  readonly reason!: string;
}

export const OverrideReferralRuleResult = resultUnion('OverrideReferralRuleResult', RuleOverrideType);
export const ReferPersonResult = resultUnion('ReferPersonResult', ReferralType);
export const MoveReferralResult = resultUnion('MoveReferralResult', ReferralType);

import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';

import type { Day } from '../../../kernel/day.js';
import { GlobalId } from '../../../platform/graphql/global-id.js';
import { MutationInput } from '../../../platform/graphql/mutation-input.js';
import { resultUnion } from '../../../platform/graphql/refused.js';
import { DateScalar } from '../../../platform/graphql/scalars.js';
import type { PlacementId } from '../../placements/placement.js';

@ObjectType('InternshipPapers', { description: 'What is written of an internship that somebody does: that both sides signed, and how it ended.' })
export class InternshipPapersType {
  @GlobalId('Placement', { description: 'The placement.' })
  readonly placementId!: PlacementId;

  @Field(() => DateScalar, { nullable: true, description: 'Day on which firm and person signed; empty while they have not.' })
  readonly agreementOn!: Day | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day of the end report; empty while there is none.' })
  readonly reportedOn!: Day | null;

  @Field(() => [String], { description: 'Learning goals that were reached.' })
  readonly goalsReached!: readonly string[];

  @Field(() => Boolean, { nullable: true, description: 'Whether the firm would hire the person; empty where it did not say.' })
  readonly wouldHire!: boolean | null;
}

export const RecordInternshipAgreementResult = resultUnion('RecordInternshipAgreementResult', InternshipPapersType);
export const ReportInternshipResult = resultUnion('ReportInternshipResult', InternshipPapersType);

@InputType('RecordInternshipAgreementInput', { description: 'That firm and person signed the agreement of an internship.' })
export class RecordInternshipAgreementInput extends MutationInput {
  @Field(() => ID, { description: 'The placement.' })
  readonly placementId!: string;

  @Field(() => DateScalar, { description: 'The day on which they did.' })
  readonly on!: Day;
}

@InputType('ReportInternshipInput', { description: 'The end report of an internship.' })
export class ReportInternshipInput extends MutationInput {
  @Field(() => ID, { description: 'The placement.' })
  readonly placementId!: string;

  @Field(() => [String], { description: 'Which of its learning goals were reached, word for word.' })
  readonly goalsReached!: readonly string[];

  @Field(() => Boolean, { nullable: true, description: 'Whether the firm would hire the person.' })
  readonly wouldHire?: boolean | null;
}

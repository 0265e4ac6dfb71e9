import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import type { Day } from '../../kernel/day.js';
import type { OpeningId } from '../../kernel/ids.js';
import { enumType } from '../../platform/graphql/enum.js';
import { GlobalId } from '../../platform/graphql/global-id.js';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { resultUnion } from '../../platform/graphql/refused.js';
import { DateScalar, DateTimeScalar, MinorUnits } from '../../platform/graphql/scalars.js';
import type { FundId } from '../../programmes/funds/ledger/ledger-account.js';
import { InstrumentEnum } from '../../programmes/instrument.graphql.js';
import type { Instrument } from '../../programmes/instruments.js';
import type { ProgrammeId } from '../../programmes/rules/programmes/programme.js';
import type { ApplicantKind } from './course-support.js';

const ApplicantKindEnum = enumType<ApplicantKind>('ApplicantKind', 'Who asks a programme to pay for a course (F27).', {
  FIRM: 'A firm.',
  ASSOCIATION: 'An association.',
  INSTITUTE: 'An institute that teaches.',
  JOBSEEKER: 'Whoever takes the place.',
  COOPERATIVE: 'A cooperative.',
});

@ObjectType('OpeningSupport', { description: 'What a programme pays at an opening, for each person who takes a seat of it, and what it asks for that.' })
export class OpeningSupportType {
  @GlobalId('Opening', { description: 'The opening.' })
  readonly openingId!: OpeningId;

  @GlobalId('Programme', { description: 'The programme.' })
  readonly programmeId!: ProgrammeId;

  @Field(() => InstrumentEnum, { nullable: true, description: 'How it supports; empty where it asks for conditions and pays nothing.' })
  readonly instrument!: Instrument | null;

  @GlobalId('Fund', { nullable: true, description: 'Where the money comes from; empty for none.' })
  readonly fundId!: FundId | null;

  @Field(() => MinorUnits, { nullable: true, description: "What is set aside for one person in all, minor units of the fund's currency." })
  readonly amountMinor!: number | null;

  @Field(() => Int, { nullable: true, description: 'Part of the wage that the fund pays, percent.' })
  readonly sharePercent!: number | null;

  @Field(() => Int, { nullable: true, description: 'For how many months from the start on it is paid.' })
  readonly months!: number | null;

  @Field(() => [Int], { nullable: true, description: 'The wage of each month in percent of the advertised wage (F05); the last step goes on.' })
  readonly wageStepsPercent!: readonly number[] | null;

  @Field(() => Int, { nullable: true, description: 'For how many months after the support the employer keeps the person on; what it does not keep is paid back (L12).' })
  readonly retentionMonths!: number | null;

  @Field(() => MinorUnits, { nullable: true, description: "The programme's reference wage of a month, minor units of the currency of the pay (L9)." })
  readonly referenceWageMinor!: number | null;

  @Field(() => String, { nullable: true, description: 'Towards which regular work the person is trained (F06).' })
  readonly goal!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day on which staff look what became of it (F06).' })
  readonly reviewOn!: Day | null;

  @Field(() => ApplicantKindEnum, { nullable: true, description: 'Who asks the programme to pay for the course (F27); the job seeker where nothing is said.' })
  readonly applicantKind!: ApplicantKind | null;

  @Field(() => DateScalar, { nullable: true, description: 'When the programme approved the course (F27).' })
  readonly courseApprovedOn!: Day | null;

  @Field(() => MinorUnits, { nullable: true, description: "What the equipment for one person costs, minor units of the fund's currency (F27)." })
  readonly equipmentMinor!: number | null;

  @Field(() => MinorUnits, { nullable: true, description: 'What is paid of it out of what is set aside for the person (F27).' })
  readonly equipmentPublicMinor!: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the equipment is for teaching (F27).' })
  readonly equipmentEducational!: boolean | null;

  @Field(() => Int, { description: 'Counts the changes; a change names the version it was made on.' })
  readonly version!: number;

  @Field(() => DateTimeScalar, { description: 'When it was written last.' })
  readonly changedAt!: Date;
}

export const SetOpeningSupportResult = resultUnion('SetOpeningSupportResult', OpeningSupportType);
export const RemoveOpeningSupportResult = resultUnion('RemoveOpeningSupportResult', OpeningSupportType);

@InputType('RuleOverrideInput', { description: 'A warning that is to be let pass, with the reason.' })
export class RuleOverrideInput {
  @Field(() => String, { description: 'Id of the rule that warns, such as L11.' })
  readonly rule!: string;

  @Field(() => String, { description: 'Why it is let pass. Names nobody.' })
  readonly reason!: string;
}

@InputType('SetOpeningSupportInput', { description: 'What a programme is to pay at an opening: all of it, in place of what was said before.' })
export class SetOpeningSupportInput extends MutationInput {
  @Field(() => ID, { description: 'The opening.' })
  readonly openingId!: string;

  @Field(() => Int, { nullable: true, description: 'The version that you have read; left out where there is no support yet.' })
  readonly version?: number | null;

  @Field(() => ID, { description: 'The programme.' })
  readonly programmeId!: string;

  @Field(() => InstrumentEnum, { nullable: true, description: 'How it supports; left out where it pays nothing.' })
  readonly instrument?: Instrument | null;

  @Field(() => ID, { nullable: true, description: 'Where the money comes from.' })
  readonly fundId?: string | null;

  @Field(() => MinorUnits, { nullable: true, description: "What is set aside for one person in all, minor units of the fund's currency." })
  readonly amountMinor?: number | null;

  @Field(() => Int, { nullable: true, description: 'Part of the wage that the fund pays, percent.' })
  readonly sharePercent?: number | null;

  @Field(() => Int, { nullable: true, description: 'For how many months from the start on it is paid.' })
  readonly months?: number | null;

  @Field(() => [Int], { nullable: true, description: 'The wage of each month in percent of the advertised wage (F05).' })
  readonly wageStepsPercent?: readonly number[] | null;

  @Field(() => Int, { nullable: true, description: 'For how many months after the support the employer keeps the person on (L12).' })
  readonly retentionMonths?: number | null;

  @Field(() => MinorUnits, { nullable: true, description: "The programme's reference wage of a month, minor units of the currency of the pay (L9)." })
  readonly referenceWageMinor?: number | null;

  @Field(() => String, { nullable: true, description: 'Towards which regular work the person is trained (F06).' })
  readonly goal?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day on which staff look what became of it (F06).' })
  readonly reviewOn?: Day | null;

  @Field(() => ApplicantKindEnum, { nullable: true, description: 'Who asks the programme to pay for the course (F27); the job seeker where nothing is said.' })
  readonly applicantKind?: ApplicantKind | null;

  @Field(() => DateScalar, { nullable: true, description: 'When the programme approved the course (F27).' })
  readonly courseApprovedOn?: Day | null;

  @Field(() => MinorUnits, { nullable: true, description: "What the equipment for one person costs, minor units of the fund's currency (F27)." })
  readonly equipmentMinor?: number | null;

  @Field(() => MinorUnits, { nullable: true, description: 'What is paid of it out of what is set aside for the person (F27).' })
  readonly equipmentPublicMinor?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the equipment is for teaching (F27).' })
  readonly equipmentEducational?: boolean | null;

  @Field(() => [RuleOverrideInput], { defaultValue: [], description: 'Warnings of the opening itself that you let pass.' })
  readonly overrides!: readonly RuleOverrideInput[];
}

@InputType('RemoveOpeningSupportInput', { description: 'Support of an opening that ends for whoever has no seat yet.' })
export class RemoveOpeningSupportInput extends MutationInput {
  @Field(() => ID, { description: 'The opening.' })
  readonly openingId!: string;

  @Field(() => Int, { description: 'The version that you have read.' })
  readonly version!: number;
}

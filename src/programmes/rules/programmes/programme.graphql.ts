import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import type { Day } from '../../../kernel/day.js';
import { connectionType } from '../../../platform/graphql/connection.js';
import { GlobalId } from '../../../platform/graphql/global-id.js';
import { MutationInput } from '../../../platform/graphql/mutation-input.js';
import { Node } from '../../../platform/graphql/node.js';
import { resultUnion } from '../../../platform/graphql/refused.js';
import { DateScalar } from '../../../platform/graphql/scalars.js';
import { InstrumentEnum } from '../../instrument.graphql.js';
import type { Instrument } from '../../instruments.js';
import type { Programme, ProgrammeId, RuleSetId } from './programme.js';
import { RuleType } from './rule.graphql.js';

@ObjectType('RuleSet', { description: 'The rules of a programme from one day to another.' })
export class RuleSetType {
  @GlobalId('RuleSet')
  readonly id!: RuleSetId;

  @Field(() => DateScalar, { nullable: true, description: 'First day; empty for always.' })
  readonly validFrom!: Day | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day; empty while it holds.' })
  readonly validTo!: Day | null;

  @Field(() => String, { description: 'Where the rules come from.' })
  readonly source!: string;

  @Field(() => Boolean, { description: 'Whether somebody of the funder has checked them; until then they are provisional.' })
  readonly reviewed!: boolean;

  @Field(() => [RuleType], { description: 'The rules.' })
  readonly rules!: readonly RuleType[];
}

@ObjectType('Programme', { implements: () => [Node], description: 'What a funder offers and asks.' })
export class ProgrammeType {
  @GlobalId('Programme')
  readonly id!: ProgrammeId;

  @Field(() => String, { description: 'Short and stable.' })
  readonly code!: string;

  @Field(() => String, { description: 'Its name.' })
  readonly name!: string;

  @Field(() => String, { description: 'Who pays.' })
  readonly funder!: string;

  @Field(() => [InstrumentEnum], { description: 'How it supports people.' })
  readonly instruments!: readonly Instrument[];

  @Field(() => String, { description: 'For whom it is.' })
  readonly targetGroup!: string;

  @Field(() => String, { description: 'How much it gives.' })
  readonly level!: string;

  @Field(() => Int, { nullable: true, description: 'Longest support of one person, months.' })
  readonly mostMonths!: number | null;

  @Field(() => String, { description: 'What it asks in return.' })
  readonly conditions!: string;

  @Field(() => String, { description: 'How it is judged.' })
  readonly evaluation!: string;

  @Field(() => DateScalar, { nullable: true, description: 'Its first day.' })
  readonly startsOn!: Day | null;

  @Field(() => DateScalar, { nullable: true, description: 'Its last day.' })
  readonly endsOn!: Day | null;

  @Field(() => Boolean, { description: 'Whether it is tried for a while, until its last day.' })
  readonly pilot!: boolean;

  @Field(() => Int, { description: 'Counts changes; an edit names the one it was made from.' })
  readonly version!: number;
}

export const ProgrammeConnection = connectionType<Programme>('Programme', ProgrammeType);
export const AdoptProgrammeResult = resultUnion('AdoptProgrammeResult', ProgrammeType);
export const CreateProgrammeResult = resultUnion('CreateProgrammeResult', ProgrammeType);
export const EditProgrammeResult = resultUnion('EditProgrammeResult', ProgrammeType);
export const WriteRuleSetResult = resultUnion('WriteRuleSetResult', RuleSetType);

@ObjectType('ReadyProgramme', { description: 'A programme that is known and can be taken over.' })
export class ReadyProgrammeType {
  @Field(() => String, { description: 'Short and stable.' })
  readonly code!: string;

  @Field(() => String, { description: 'Its name.' })
  readonly name!: string;

  @Field(() => String, { description: 'Who pays.' })
  readonly funder!: string;

  @Field(() => String, { description: 'For whom it is.' })
  readonly targetGroup!: string;
}

@InputType('AdoptProgrammeInput', { description: 'A programme that is known, to take over with its rules.' })
export class AdoptProgrammeInput extends MutationInput {
  @Field(() => String, { description: 'One of `readyProgrammes`.' })
  readonly code!: string;
}

@InputType('ProgrammeTermsInput', { description: 'What a programme offers and asks (L10).' })
export class ProgrammeTermsInput {
  @Field(() => String, { description: 'Its name.' })
  readonly name!: string;

  @Field(() => String, { description: 'Who pays.' })
  readonly funder!: string;

  @Field(() => [InstrumentEnum], { description: 'How it supports people.' })
  readonly instruments!: readonly Instrument[];

  @Field(() => String, { description: 'For whom it is.' })
  readonly targetGroup!: string;

  @Field(() => String, { description: 'How much it gives.' })
  readonly level!: string;

  @Field(() => Int, { nullable: true, description: 'Longest support of one person, months; needed where it pays wages.' })
  readonly mostMonths?: number | null;

  @Field(() => String, { description: 'What it asks in return.' })
  readonly conditions!: string;

  @Field(() => String, { description: 'How it is judged.' })
  readonly evaluation!: string;

  @Field(() => DateScalar, { nullable: true, description: 'Its first day.' })
  readonly startsOn?: Day | null;

  @Field(() => DateScalar, { nullable: true, description: 'Its last day; a pilot has one.' })
  readonly endsOn?: Day | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether it is tried for a while: its last day is shown to whoever is in it (F32).' })
  readonly pilot!: boolean;
}

@InputType('CreateProgrammeInput', { description: 'A programme to write down.' })
export class CreateProgrammeInput extends MutationInput {
  @Field(() => String, { description: 'Short and stable: capital letters, digits and _.' })
  readonly code!: string;

  @Field(() => ProgrammeTermsInput, { description: 'What it offers and asks.' })
  readonly terms!: ProgrammeTermsInput;
}

@InputType('EditProgrammeInput', { description: 'Other terms of a programme.' })
export class EditProgrammeInput extends MutationInput {
  @Field(() => ID, { description: 'The programme.' })
  readonly id!: string;

  @Field(() => Int, { description: 'The version that was read.' })
  readonly version!: number;

  @Field(() => ProgrammeTermsInput, { description: 'What it offers and asks.' })
  readonly terms!: ProgrammeTermsInput;
}

@InputType('WriteRuleSetInput', { description: 'The next rules of a programme; those before end the day before.' })
export class WriteRuleSetInput extends MutationInput {
  @Field(() => ID, { description: 'The programme.' })
  readonly programmeId!: string;

  @Field(() => DateScalar, { description: 'First day: today or later.' })
  readonly validFrom!: Day;

  @Field(() => String, { description: 'Where the rules come from.' })
  readonly source!: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether somebody of the funder has checked them.' })
  readonly reviewed!: boolean;

  @Field(() => String, { description: 'The rules as JSON: a list of { id, level, when, holds, sentence, unknown, ask, remedy }.' })
  readonly rules!: string;
}

@ArgsType()
export class PreviewRulesArgs {
  @Field(() => ID, { description: 'The programme.' })
  readonly programmeId!: string;

  @Field(() => String, { description: 'The rules as JSON, as in `writeRuleSet`.' })
  readonly rules!: string;

  @Field(() => DateScalar, { nullable: true, description: 'As of which day; today unless given.' })
  readonly on?: Day | null;
}

@ArgsType()
export class TryRulesArgs {
  @Field(() => ID, { description: 'The programme.' })
  readonly programmeId!: string;

  @Field(() => String, { description: 'Made-up facts as JSON: { "months": 6 }. Days are YYYY-MM-DD.' })
  readonly facts!: string;

  @Field(() => DateScalar, { nullable: true, description: 'As of which day; today unless given.' })
  readonly on?: Day | null;
}

import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';

import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { OpeningChangeInput, OpeningCloseInput, OpeningPublishInput, OpeningsArgs, OpeningTermsInput } from '../doors/opening-inputs.graphql.js';
import { InternshipFormEnum, StartWindowType } from './internship.graphql.js';
import type { InternshipForm, InternshipTerms } from './internship.js';

@ArgsType()
export class InternshipsArgs extends OpeningsArgs {}

@InputType('InternshipTermsInput', { description: 'What an internship asks and offers; the pay is its stipend. What is omitted is left open; a draft may do so.' })
export class InternshipTermsInput extends OpeningTermsInput {
  @Field(() => InternshipFormEnum, { defaultValue: 'INTERNSHIP', description: 'What it is.' })
  readonly form!: InternshipForm;

  @Field(() => Int, { nullable: true, description: 'How many months it lasts: at most 6, or 48 for an apprenticeship.' })
  readonly months?: number | null;

  @Field(() => String, { nullable: true, description: 'Who guides the person, by their post in the firm, such as "head baker"; no name.' })
  readonly mentor?: string | null;

  @Field(() => [String], { defaultValue: [], description: 'What the person shall have learned at the end, one sentence each.' })
  readonly learningGoals!: readonly string[];

  @Field(() => String, { nullable: true, description: 'What covers the person against accidents at work.' })
  readonly insurance?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether firm and person sign a written agreement before the first day.' })
  readonly writtenAgreement!: boolean;

  @Field(() => [StartWindowType], { defaultValue: [], description: 'When it may begin; with any, they take the place of startsOn and startsBy.' })
  readonly startWindows!: readonly StartWindowType[];
}

@InputType('CreateInternshipInput', { description: 'An internship to write down.' })
export class CreateInternshipInput extends MutationInput {
  @Field(() => ID, { description: 'The employer that teaches.' })
  readonly employerId!: string;

  @Field(() => InternshipTermsInput, { description: 'What it asks and offers.' })
  readonly terms!: InternshipTermsInput;
}

@InputType('EditInternshipInput', { description: 'The terms of an internship as they shall be.' })
export class EditInternshipInput extends OpeningChangeInput {
  @Field(() => InternshipTermsInput, { description: 'What it asks and offers from now on: all of it.' })
  readonly terms!: InternshipTermsInput;
}

@InputType('PublishInternshipInput', { description: 'An internship to publish, or to publish again.' })
export class PublishInternshipInput extends OpeningPublishInput {}

@InputType('CloseInternshipInput', { description: 'An internship to end.' })
export class CloseInternshipInput extends OpeningCloseInput {}

/** The own terms of an input in the words of the domain. */
export function ownTermsOf(terms: InternshipTermsInput): InternshipTerms {
  const { form, learningGoals, writtenAgreement, startWindows } = terms;
  return { form, learningGoals, writtenAgreement, startWindows, months: terms.months ?? null, mentor: terms.mentor ?? null, insurance: terms.insurance ?? null };
}

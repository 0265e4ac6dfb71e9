import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';

import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { OpeningChangeInput, OpeningCloseInput, OpeningPublishInput, OpeningsArgs, OpeningTermsInput } from '../doors/opening-inputs.graphql.js';

@ArgsType()
export class VacanciesArgs extends OpeningsArgs {}

@InputType('VacancyTermsInput', { description: 'What an employer asks and offers. What is omitted is left open; a draft may do so.' })
export class VacancyTermsInput extends OpeningTermsInput {}

@InputType('CreateVacancyInput', { description: 'A vacancy to write down.' })
export class CreateVacancyInput extends MutationInput {
  @Field(() => ID, { description: 'The employer that hires.' })
  readonly employerId!: string;

  @Field(() => VacancyTermsInput, { description: 'What it asks and offers.' })
  readonly terms!: VacancyTermsInput;
}

@InputType('EditVacancyInput', { description: 'The terms of a vacancy as they shall be.' })
export class EditVacancyInput extends OpeningChangeInput {
  @Field(() => VacancyTermsInput, { description: 'What it asks and offers from now on: all of it.' })
  readonly terms!: VacancyTermsInput;
}

@InputType('PublishVacancyInput', { description: 'A vacancy to publish, or to publish again.' })
export class PublishVacancyInput extends OpeningPublishInput {}

@InputType('CloseVacancyInput', { description: 'A vacancy to end.' })
export class CloseVacancyInput extends OpeningCloseInput {}

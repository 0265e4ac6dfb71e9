import { Field, Float, InputType, Int, ObjectType } from '@nestjs/graphql';

import type { OpeningId } from '../../kernel/ids.js';
import { connectionType } from '../../platform/graphql/connection.js';
import { GlobalId } from '../../platform/graphql/global-id.js';
import { Node } from '../../platform/graphql/node.js';
import { resultUnion } from '../../platform/graphql/refused.js';
import { OpeningType } from '../doors/opening-type.graphql.js';
import type { Opening } from '../openings/opening.js';

@ObjectType('CourseCost', { description: 'What one place of a course costs.' })
@InputType('CourseCostInput', { description: 'What one place of a course costs.' })
export class CourseCostType {
  @Field(() => Float, { description: 'Whole number of the smallest unit of the currency; 0 for a course that is free.' })
  readonly minor!: number;

  @Field(() => String, { description: 'ISO 4217.' })
  readonly currency!: string;
}

@ObjectType('CostShares', { description: 'Who bears the cost of a course, in whole percent that make 100.' })
@InputType('CostSharesInput', { description: 'Who bears the cost of a course, in whole percent that make 100.' })
export class CostSharesType {
  @Field(() => Int, { description: 'A programme or the mission.' })
  readonly programme!: number;

  @Field(() => Int, { description: 'Whoever teaches.' })
  readonly provider!: number;

  @Field(() => Int, { description: 'Whoever learns.' })
  readonly participant!: number;
}

@ObjectType('Training', { implements: () => [Node, OpeningType], description: 'A course: its employer is the provider, its needs are what one must bring along.' })
export class TrainingType {
  @GlobalId('Opening')
  readonly id!: OpeningId;

  @Field(() => [String], { description: 'Skills that it teaches, by URI.' })
  readonly teaches!: readonly string[];

  @Field(() => [String], { description: 'Occupations that it leads to, by URI.' })
  readonly leadsTo!: readonly string[];
}

export const TrainingConnection = connectionType<Opening>('Training', TrainingType);
export const TrainingResult = resultUnion('TrainingResult', TrainingType);

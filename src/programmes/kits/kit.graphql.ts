import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import { connectionType, PageArgs } from '../../platform/graphql/connection.js';
import { GlobalId } from '../../platform/graphql/global-id.js';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { Node } from '../../platform/graphql/node.js';
import { resultUnion } from '../../platform/graphql/refused.js';
import { DateTimeScalar, MinorUnits } from '../../platform/graphql/scalars.js';
import type { Kit, KitId } from './kit.js';

/** A thing that goes with a kit, as it is read and as it is written. */
@ObjectType({ isAbstract: true })
@InputType({ isAbstract: true })
abstract class KitItemFields {
  @Field(() => String, { description: 'Tells the things of a kit apart: capital letters, digits and _, such as OVEN.' })
  readonly code!: string;

  @Field(() => String, { description: 'What it is.' })
  readonly name!: string;

  @Field(() => String, { description: 'What is counted, such as "piece".' })
  readonly unit!: string;

  @Field(() => Int, { description: 'How many.' })
  readonly quantity!: number;

  @Field(() => MinorUnits, { description: 'Price of one, minor units of the currency of the kit.' })
  readonly unitPriceMinor!: number;
}

@ObjectType('KitItem', { description: 'A thing that goes with a kit.' })
export class KitItemType extends KitItemFields {}

/** What a kit holds, in each of its versions and in the last. */
@ObjectType({ isAbstract: true })
abstract class KitContentFields {
  @Field(() => String, { description: 'ISO 4217; of all prices.' })
  readonly currency!: string;

  @Field(() => [KitItemType], { description: 'What goes with it.' })
  readonly items!: readonly KitItemType[];

  @Field(() => String, { description: 'Training in running a business that goes with the goods.' })
  readonly training!: string;

  @Field(() => Int, { description: 'Hours of that training.' })
  readonly trainingHours!: number;

  @Field(() => String, { description: 'Where the prices are known from.' })
  readonly source!: string;

  @Field(() => Boolean, { description: 'Whether it is given, in that version.' })
  readonly offered!: boolean;
}

@ObjectType('KitVersion', { description: 'What a kit held, from one change to the next; never rewritten.' })
export class KitVersionType extends KitContentFields {
  @Field(() => Int, { description: 'Its number, from 1.' })
  readonly version!: number;

  @Field(() => DateTimeScalar, { description: 'When it was written.' })
  readonly writtenAt!: Date;
}

@ObjectType('Kit', { implements: () => [Node], description: 'What somebody is given to start a business of one type with, in kind; as its last version has it.' })
export class KitType extends KitContentFields {
  @GlobalId('Kit')
  readonly id!: KitId;

  @Field(() => String, { description: 'Business category, such as "Food".' })
  readonly category!: string;

  @Field(() => String, { description: 'Type within the category, such as "Bakery".' })
  readonly type!: string;

  @Field(() => Int, { description: 'Number of the last version; a change names the one it was made from.' })
  readonly version!: number;
}

export const KitConnection = connectionType<Kit>('Kit', KitType);
export const CreateKitResult = resultUnion('CreateKitResult', KitType);
export const ReviseKitResult = resultUnion('ReviseKitResult', KitType);

@ArgsType()
export class KitsArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Those of this business category alone.' })
  readonly category?: string | null;
}

@InputType('KitItemInput', { description: 'A thing that goes with a kit.' })
export class KitItemInput extends KitItemFields {}

@InputType('KitContentsInput', { description: 'What a kit holds.' })
export class KitContentsInput {
  @Field(() => String, { description: 'ISO 4217; of all prices.' })
  readonly currency!: string;

  @Field(() => [KitItemInput], { description: 'What goes with it.' })
  readonly items!: readonly KitItemInput[];

  @Field(() => String, { description: 'Training in running a business that goes with the goods (F23).' })
  readonly training!: string;

  @Field(() => Int, { description: 'Hours of that training.' })
  readonly trainingHours!: number;

  @Field(() => String, { description: 'Where the prices are known from.' })
  readonly source!: string;

  @Field(() => Boolean, { defaultValue: true, description: 'Whether it is given; take a kit out of the catalogue with `false`.' })
  readonly offered!: boolean;
}

@InputType('CreateKitInput', { description: 'A kit to put into the in-kind catalogue.' })
export class CreateKitInput extends MutationInput {
  @Field(() => String, { description: 'Business category.' })
  readonly category!: string;

  @Field(() => String, { description: 'Type within the category.' })
  readonly type!: string;

  @Field(() => KitContentsInput, { description: 'What it holds.' })
  readonly contents!: KitContentsInput;
}

@InputType('ReviseKitInput', { description: 'The next version of a kit.' })
export class ReviseKitInput extends MutationInput {
  @Field(() => ID, { description: 'The kit.' })
  readonly id!: string;

  @Field(() => Int, { description: 'The version that was read.' })
  readonly version!: number;

  @Field(() => KitContentsInput, { description: 'What it holds from now on; what is awarded already stays as it was.' })
  readonly contents!: KitContentsInput;
}

import { Field, Float, Int, ObjectType } from '@nestjs/graphql';

import type { Day } from '../../kernel/day.js';
import type { ChangeAction, Change, CoveredThrough, Evidence, ProfileChange, SkillLevel, Standing } from '../../matching/index.js';
import { enumType } from '../../platform/graphql/enum.js';
import { FactType } from '../../platform/graphql/refused.js';
import { DateScalar } from '../../platform/graphql/scalars.js';
import { EvidenceEnum } from '../../platform/graphql/terms.js';

export const StandingEnum = enumType<Standing>('Standing', 'What can be done about a failed requirement.', {
  FIXED: 'Nothing, for this pair.',
  CHANGEABLE: 'Somebody can change it; nobody can override it.',
  OVERRIDABLE: 'Somebody can change it, and staff may override it with a reason.',
});

export const ChangeByEnum = enumType<Change['by']>('ChangeBy', 'Who can change a failed requirement.', {
  JOBSEEKER: 'The jobseeker.',
  EMPLOYER: 'The employer.',
  MISSION: 'The mission.',
  TIME: 'Only waiting does.',
});

export const RelationEnum = enumType<CoveredThrough['relation']>('SkillRelation', 'How a held skill covers one that is asked.', {
  SAME: 'It is the very skill.',
  RELATED: 'It is related and stands in.',
});

@ObjectType('Change', { description: 'One thing that would make a failed requirement pass.' })
export class ChangeType {
  @Field(() => ChangeByEnum, { description: 'Who can change it.' })
  readonly by!: Change['by'];

  @Field(() => String, { description: 'What to do, for programs.' })
  readonly action!: ChangeAction;

  @Field(() => String, { description: 'What to do, in one sentence.' })
  readonly sentence!: string;

  @Field(() => [FactType], { description: 'The facts behind it.' })
  readonly facts!: readonly FactType[];
}

@ObjectType('ExplainedRequirement', { description: 'One requirement of a pair, met or not.' })
export class ExplainedRequirementType {
  @Field(() => String, { description: 'Its name.' })
  readonly name!: string;

  @Field(() => [String], { description: 'Ids of the rules it carries out.' })
  readonly rules!: readonly string[];

  @Field(() => Boolean, { description: 'Whether the pair meets it.' })
  readonly met!: boolean;

  @Field(() => String, { nullable: true, description: 'Why not, for programs.' })
  readonly code!: string | null;

  @Field(() => StandingEnum, { nullable: true, description: 'What can be done about it.' })
  readonly standing!: Standing | null;

  @Field(() => String, { description: 'How it stands, in plain words.' })
  readonly sentence!: string;

  @Field(() => [FactType], { description: 'The facts behind a failure: days as dates, concepts by URI, money for a month in the smallest unit of the mission\'s currency.' })
  readonly facts!: readonly FactType[];

  @Field(() => [ChangeType], { description: 'What would make it pass.' })
  readonly changes!: readonly ChangeType[];
}

@ObjectType('ExplainedPart', { description: 'What one signal contributes to a score.' })
export class ExplainedPartType {
  @Field(() => String, { description: 'The signal.' })
  readonly signal!: string;

  @Field(() => Int, { nullable: true, description: '0 to 1,000,000; empty where unknown, so that the neutral value counted.' })
  readonly value!: number | null;

  @Field(() => Int, { description: 'What counts where the value is unknown, 0 to 1,000,000.' })
  readonly neutral!: number;

  @Field(() => Int, { description: 'Thousandths of the score.' })
  readonly weight!: number;

  @Field(() => Int, { description: 'Points of the score.' })
  readonly contribution!: number;

  @Field(() => String, { description: 'In plain words.' })
  readonly sentence!: string;
}

@ObjectType('ExplainedNeed', { description: 'One skill that an opening asks for, and what covers it.' })
export class ExplainedNeedType {
  @Field(() => String, { description: 'URI of the skill.' })
  readonly uri!: string;

  @Field(() => Boolean, { description: 'Whether the opening calls it essential.' })
  readonly essential!: boolean;

  @Field(() => Boolean, { description: 'Whether it is never traded against a score.' })
  readonly hard!: boolean;

  @Field(() => Int, { nullable: true, description: 'Least level, 1 to 4.' })
  readonly minLevel!: SkillLevel | null;

  @Field(() => Int, { description: 'Thousandths covered.' })
  readonly credit!: number;

  @Field(() => String, { nullable: true, description: 'URI of the held skill that covers it best; empty where none does.' })
  readonly throughUri!: string | null;

  @Field(() => RelationEnum, { nullable: true, description: 'How that skill covers it.' })
  readonly relation!: CoveredThrough['relation'] | null;

  @Field(() => Float, { nullable: true, description: 'How far that skill stands in, from 0 to 1; 1 for the very skill.' })
  readonly degree!: number | null;

  @Field(() => EvidenceEnum, { nullable: true, description: 'The evidence that counts today.' })
  readonly evidence!: Evidence | null;

  @Field(() => String, { description: 'In plain words.' })
  readonly sentence!: string;
}

export const ProfileChangeKindEnum = enumType<ProfileChange['kind']>('ProfileChangeKind', 'What of a profile could be otherwise.', {
  SKILL: 'A skill is gained, raised or shown better.',
  LANGUAGE: 'A language is learnt or raised.',
  LICENCE: 'A licence is obtained or renewed.',
  EDUCATION: 'Education is completed or recorded.',
  TRAVEL_LIMIT: 'The person can travel further.',
  MOVE: 'The person would move to a country for work.',
  PAY_FLOOR: 'The person would work for less.',
  HOURS: 'The person can work other hours.',
  AVAILABLE_FROM: 'The person is available earlier.',
  ACCEPT_KIND: 'The person accepts a further kind of opening.',
});

@ObjectType('Lift', { description: 'What one change of the profile would do for this pair, by a re-run of every requirement and the score.' })
export class LiftType {
  @Field(() => ProfileChangeKindEnum, { description: 'What would be otherwise.' })
  readonly kind!: ProfileChange['kind'];

  @Field(() => [FactType], { description: 'The change itself.' })
  readonly facts!: readonly FactType[];

  @Field(() => Boolean, { description: 'Whether the pair would meet every requirement.' })
  readonly matches!: boolean;

  @Field(() => Int, { description: 'How many things would still be missing.' })
  readonly gaps!: number;

  @Field(() => Int, { description: 'The score the pair would have, 0 to 1,000,000.' })
  readonly score!: number;

  @Field(() => Int, { description: 'Points of the score gained.' })
  readonly gain!: number;

  @Field(() => String, { description: 'In plain words.' })
  readonly sentence!: string;
}

@ObjectType('Explanation', { description: 'Everything that decides about a pair, as data and in plain words.' })
export class ExplanationType {
  @Field(() => Boolean, { description: 'Whether the pair meets every requirement.' })
  readonly matches!: boolean;

  @Field(() => Int, { description: 'The score, 0 to 1,000,000; for a pair that fails, the score it would have.' })
  readonly score!: number;

  @Field(() => String, { description: 'Name of the frozen weights.' })
  readonly policy!: string;

  @Field(() => Boolean, { description: 'Whether the weights are a first setting, to be revised against outcomes.' })
  readonly provisional!: boolean;

  @Field(() => DateScalar, { description: 'The calendar day of the mission for which it holds.' })
  readonly asOf!: Day;

  @Field(() => String, { description: 'The gist, to be read out.' })
  readonly summary!: string;

  @Field(() => [ExplainedRequirementType], { description: 'All requirements, in their order.' })
  readonly requirements!: readonly ExplainedRequirementType[];

  @Field(() => [ExplainedPartType], { description: 'All signals; the contributions add up to the score.' })
  readonly parts!: readonly ExplainedPartType[];

  @Field(() => [ExplainedNeedType], { description: 'The skills asked for, heaviest first.' })
  readonly skills!: readonly ExplainedNeedType[];
}

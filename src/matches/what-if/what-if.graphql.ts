import { ArgsType, Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import type { Day } from '../../kernel/day.js';
import type { OpeningId } from '../../kernel/ids.js';
import type { Cefr, Evidence, OpeningKind } from '../../matching/index.js';
import { WorkHoursType } from '../../people/jobseekers/profile/skill-profile.graphql.js';
import { USUAL_PAGE } from '../../platform/graphql/connection.js';
import { DateScalar } from '../../platform/graphql/scalars.js';
import { CefrEnum, EvidenceEnum, OpeningKindEnum } from '../../platform/graphql/terms.js';

@ObjectType('WhatIfOpening', { description: 'An opening whose match or score would be another.' })
export class WhatIfOpeningType {
  readonly openingId!: OpeningId;

  @Field(() => Int, { description: 'Score of today, 0 to 1,000,000; of a gained opening, the score it would have had.' })
  readonly before!: number;

  @Field(() => Int, { description: 'Score after the change; of a lost opening, the score it would still have.' })
  readonly after!: number;

  @Field(() => [String], { description: 'Of a gained opening what stands in the way today, of a lost one what would; in plain words.' })
  readonly reasons!: readonly string[];
}

@ObjectType('WhatIfOpenings', { description: 'Openings whose match or score would be another.' })
export class WhatIfOpeningsType {
  @Field(() => Int, { description: 'How many there are.' })
  readonly count!: number;

  @Field(() => [WhatIfOpeningType], { description: 'The first of them.' })
  readonly openings!: readonly WhatIfOpeningType[];
}

@ObjectType('WhatIf', { description: "What would become of a person's matches, were the profile otherwise; nothing is stored." })
export class WhatIfType {
  @Field(() => DateScalar, { description: 'The calendar day of the mission for which it holds.' })
  readonly asOf!: Day;

  @Field(() => String, { description: 'Name of the frozen weights.' })
  readonly policy!: string;

  @Field(() => Int, { description: 'How many openings match today.' })
  readonly matchesBefore!: number;

  @Field(() => Int, { description: 'How many would match.' })
  readonly matchesAfter!: number;

  @Field(() => WhatIfOpeningsType, { description: 'Openings that would match and do not today, best first.' })
  readonly gained!: WhatIfOpeningsType;

  @Field(() => WhatIfOpeningsType, { description: 'Openings that match today and would not, best first.' })
  readonly lost!: WhatIfOpeningsType;

  @Field(() => WhatIfOpeningsType, { description: 'Openings that match both ways with another score, the largest difference first.' })
  readonly rescored!: WhatIfOpeningsType;
}

@InputType('SkillChangeInput', { description: 'A skill that would be held otherwise.' })
export class SkillChangeInput {
  @Field(() => String, { description: 'URI of the skill.' })
  readonly uri!: string;

  @Field(() => Int, { nullable: true, description: 'Its level, 1 to 4; null for not having the skill.' })
  readonly level?: number | null;

  @Field(() => EvidenceEnum, { nullable: true, description: "How it would be shown; as today, or by the person's word for a new skill, when left out." })
  readonly evidence?: Evidence | null;
}

@InputType('LanguageChangeInput', { description: 'A language that would be spoken otherwise.' })
export class LanguageChangeInput {
  @Field(() => String, { description: 'ISO 639-3.' })
  readonly language!: string;

  @Field(() => CefrEnum, { nullable: true, description: 'Its level; null for not speaking it.' })
  readonly level?: Cefr | null;
}

@InputType('LicenceChangeInput', { description: 'A licence that would be held otherwise.' })
export class LicenceChangeInput {
  @Field(() => String, { description: 'Its code.' })
  readonly code!: string;

  @Field(() => Boolean, { defaultValue: true, description: 'False for not having it.' })
  readonly held!: boolean;

  @Field(() => DateScalar, { nullable: true, description: 'Last day on which it would hold; left out where it would not expire.' })
  readonly validUntil?: Day | null;
}

@InputType('ProfileChangeInput', {
  description: 'What would be otherwise in a profile, all at once. What is left out stays as it is; null stands for "not on record".',
})
export class ProfileChangeInput {
  @Field(() => [SkillChangeInput], { nullable: true, description: 'Skills gained, raised, lowered or lost; at most 20.' })
  readonly skills?: readonly SkillChangeInput[] | null;

  @Field(() => [LanguageChangeInput], { nullable: true, description: 'Languages; at most 20.' })
  readonly languages?: readonly LanguageChangeInput[] | null;

  @Field(() => [LicenceChangeInput], { nullable: true, description: 'Licences; at most 20.' })
  readonly licences?: readonly LicenceChangeInput[] | null;

  @Field(() => Int, { nullable: true, description: 'Highest ISCED level completed, 0 to 8.' })
  readonly education?: number | null;

  @Field(() => Int, { nullable: true, description: 'How far the person could travel to work each day, kilometres.' })
  readonly travelLimitKm?: number | null;

  @Field(() => [String], { nullable: true, description: 'Countries (ISO 3166-1 alpha-2) in which the person would move for work, beside those on record.' })
  readonly moveTo?: readonly string[] | null;

  @Field(() => Float, { nullable: true, description: "The least monthly pay the person would ask for, in the smallest unit of the mission's currency." })
  readonly payFloor?: number | null;

  @Field(() => WorkHoursType, { nullable: true, description: 'Hours of a week that the person could work.' })
  readonly hoursPerWeek?: { readonly min: number; readonly max: number } | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day on which the person could begin.' })
  readonly availableFrom?: Day | null;

  @Field(() => [OpeningKindEnum], { nullable: true, description: 'Kinds of opening the person would accept, beside those on record.' })
  readonly acceptKinds?: readonly OpeningKind[] | null;
}

@ArgsType()
export class WhatIfArgs {
  @Field(() => ID, { description: 'The person.' })
  readonly jobseekerId!: string;

  @Field(() => ProfileChangeInput, { description: 'What would be otherwise.' })
  readonly change!: ProfileChangeInput;

  @Field(() => Int, { defaultValue: USUAL_PAGE, description: 'How many openings of each list to return, 1 to 100.' })
  readonly first!: number;

  @Field(() => String, { nullable: true, description: 'ISO 639-1, for names of skills and places; that of the mission when omitted.' })
  readonly language?: string | null;
}

@ObjectType('CourseUnlocks', { description: 'What a course would open to a person who took it; nothing is stored.' })
export class CourseUnlocksType {
  @Field(() => DateScalar, { description: 'The calendar day of the mission for which it holds.' })
  readonly asOf!: Day;

  @Field(() => String, { description: 'Name of the frozen weights.' })
  readonly policy!: string;

  @Field(() => [String], { description: 'Skills of the course that the person would learn: those not held at level 2 yet.' })
  readonly learns!: readonly string[];

  @Field(() => Int, { description: 'How many openings would match that do not today.' })
  readonly count!: number;

  @Field(() => [WhatIfOpeningType], { description: 'The first of them, best first.' })
  readonly openings!: readonly WhatIfOpeningType[];
}

@ArgsType()
export class CourseUnlocksArgs {
  @Field(() => ID, { description: 'The person.' })
  readonly jobseekerId!: string;

  @Field(() => ID, { description: 'The course.' })
  readonly openingId!: string;

  @Field(() => Int, { defaultValue: USUAL_PAGE, description: 'How many openings to return, 1 to 100.' })
  readonly first!: number;

  @Field(() => String, { nullable: true, description: 'ISO 639-1, for names of skills and places; that of the mission when omitted.' })
  readonly language?: string | null;
}

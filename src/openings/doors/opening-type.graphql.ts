import { Field, Int, InterfaceType } from '@nestjs/graphql';

import type { Day } from '../../kernel/day.js';
import type { EmployerId, OpeningId } from '../../kernel/ids.js';
import type { FunctionalLimit, OpeningKind } from '../../matching/types.js';
import { GlobalId } from '../../platform/graphql/global-id.js';
import { Node } from '../../platform/graphql/node.js';
import { DateScalar, DateTimeScalar } from '../../platform/graphql/scalars.js';
import { FunctionalLimitEnum, OpeningKindEnum } from '../../platform/graphql/terms.js';
import { WorkPlaceType } from '../employers/work-place.graphql.js';
import {
  HazardEnum,
  NeededLanguageType,
  NeededLicenceType,
  NeededSkillType,
  OfferedHoursType,
  OfferedPayType,
  OpeningStatusEnum,
} from '../openings/opening.graphql.js';
import type { Hazard, Opening, OpeningStatus } from '../openings/opening.js';

/** Name of the GraphQL type of each kind. */
export const openingTypeNames: Readonly<Record<OpeningKind, string>> = {
  VACANCY: 'Vacancy',
  INTERNSHIP: 'Internship',
  TRAINING: 'Training',
  VENTURE_ROLE: 'VentureRole',
};

/**
 * What openings of all kinds share. The type of a kind is declared as `implements: () => [Node, OpeningType]`, and says its
 * `@GlobalId('Opening') id` again: of two interfaces that have the field, the plain one of Node would win.
 */
@InterfaceType('Opening', {
  description: 'What a jobseeker can be matched to, of any kind.',
  implements: () => [Node],
  resolveType: (opening: Opening) => openingTypeNames[opening.kind],
})
export abstract class OpeningType {
  @GlobalId('Opening')
  readonly id!: OpeningId;

  @Field(() => OpeningKindEnum, { description: 'What it is.' })
  readonly kind!: OpeningKind;

  readonly employerId!: EmployerId;

  @Field(() => OpeningStatusEnum, { description: 'Where it stands.' })
  readonly status!: OpeningStatus;

  @Field(() => String, { description: 'Its title.' })
  readonly title!: string;

  @Field(() => String, { description: 'What the employer says about it.' })
  readonly description!: string;

  @Field(() => String, { name: 'occupationUri', nullable: true, description: 'URI of its occupation in the classification of the mission.' })
  readonly occupation!: string | null;

  @Field(() => [NeededSkillType], { description: 'Skills that the work asks for.' })
  readonly skills!: readonly NeededSkillType[];

  @Field(() => [NeededLanguageType], { description: 'Languages that the work asks for.' })
  readonly languages!: readonly NeededLanguageType[];

  @Field(() => [NeededLicenceType], { description: 'Licences that the work asks for.' })
  readonly licences!: readonly NeededLicenceType[];

  @Field(() => Int, { nullable: true, description: 'Least ISCED level, 0 to 8.' })
  readonly minEducation!: number | null;

  @Field(() => [String], { description: 'What else the employer asks for, one sentence each.' })
  readonly criteria!: readonly string[];

  @Field(() => [FunctionalLimitEnum], { description: 'What the work asks of a body.' })
  readonly demands!: readonly FunctionalLimit[];

  @Field(() => [HazardEnum], { description: 'What makes the work hazardous; with any, it is for adults only.' })
  readonly hazards!: readonly Hazard[];

  @Field(() => Int, { description: 'How many people are looked for in all.' })
  readonly seats!: number;

  @Field(() => Int, { description: 'How many of the seats are taken.' })
  readonly seatsTaken!: number;

  @Field(() => Boolean, { description: 'Whether the work can be done from anywhere; it has no place then.' })
  readonly remote!: boolean;

  @Field(() => WorkPlaceType, { nullable: true, description: 'Where the work is done.' })
  readonly place!: WorkPlaceType | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day of work.' })
  readonly startsOn!: Day | null;

  @Field(() => DateScalar, { nullable: true, description: 'Latest day on which a person may still begin.' })
  readonly startsBy!: Day | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day on which candidates are taken.' })
  readonly closesOn!: Day | null;

  @Field(() => OfferedHoursType, { nullable: true, description: 'Hours of a week.' })
  readonly hoursPerWeek!: OfferedHoursType | null;

  @Field(() => OfferedPayType, { nullable: true, description: 'What is paid.' })
  readonly pay!: OfferedPayType | null;

  @Field(() => String, { nullable: true, description: 'Why no pay is stated.' })
  readonly payUnstatedReason!: string | null;

  @Field(() => [String], { description: 'Terms that were made up to complete a real opening, for demonstration.' })
  readonly constructedFields!: readonly string[];

  @Field(() => String, { nullable: true, description: 'The file or system that it was imported from.' })
  readonly externalSource!: string | null;

  @Field(() => String, { nullable: true, description: 'Its id there.' })
  readonly externalId!: string | null;

  @Field(() => Int, { description: 'Counts the changes; an edit names the version it was made on.' })
  readonly version!: number;

  @Field(() => DateTimeScalar, { description: 'When it was written down.' })
  readonly createdAt!: Date;
}

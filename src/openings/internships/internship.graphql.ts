import { Field, InputType, ObjectType } from '@nestjs/graphql';

import type { Day } from '../../kernel/day.js';
import type { OpeningId } from '../../kernel/ids.js';
import { connectionType } from '../../platform/graphql/connection.js';
import { enumType } from '../../platform/graphql/enum.js';
import { GlobalId } from '../../platform/graphql/global-id.js';
import { Node } from '../../platform/graphql/node.js';
import { resultUnion } from '../../platform/graphql/refused.js';
import { DateScalar } from '../../platform/graphql/scalars.js';
import { OpeningType } from '../doors/opening-type.graphql.js';
import type { Opening } from '../openings/opening.js';
import type { InternshipForm } from './internship.js';

export const InternshipFormEnum = enumType<InternshipForm>('InternshipForm', 'What an internship is.', {
  INTERNSHIP: 'A first look at work, of at most 6 months.',
  APPRENTICESHIP: 'A trade is learned to its end.',
});

@ObjectType('StartWindow', { description: 'Days between which a person may begin.' })
@InputType('StartWindowInput', { description: 'Days between which a person may begin.' })
export class StartWindowType {
  @Field(() => DateScalar, { description: 'First day.' })
  readonly from!: Day;

  @Field(() => DateScalar, { description: 'Last day.' })
  readonly to!: Day;
}

@ObjectType('Internship', {
  implements: () => [Node, OpeningType],
  description: 'An internship or apprenticeship: its pay is the stipend, and it says who teaches what, and for how long.',
})
export class InternshipType {
  @GlobalId('Opening')
  readonly id!: OpeningId;
}

export const InternshipConnection = connectionType<Opening>('Internship', InternshipType);
export const InternshipResult = resultUnion('InternshipResult', InternshipType);

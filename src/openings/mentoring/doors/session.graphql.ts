import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import type { Day } from '../../../kernel/day.js';
import type { JobseekerId } from '../../../kernel/ids.js';
import type { VentureId } from '../../../matching/team/team.js';
import { enumType } from '../../../platform/graphql/enum.js';
import { GlobalId } from '../../../platform/graphql/global-id.js';
import { MutationInput } from '../../../platform/graphql/mutation-input.js';
import { resultUnion } from '../../../platform/graphql/refused.js';
import { DateScalar, DateTimeScalar } from '../../../platform/graphql/scalars.js';
import type { SessionKind, SessionTopic, VentureSessionId } from '../session.js';

export const SessionKindEnum = enumType<SessionKind>('VentureSessionKind', 'What kind of session it was.', {
  MENTORING: 'Somebody with experience looked at the venture with its people.',
  GROUP_TRAINING: 'Its people learned together.',
});

export const SessionTopicEnum = enumType<SessionTopic>('VentureSessionTopic', 'What a session was about.', {
  BOOKKEEPING: 'Writing down what comes in and goes out.',
  PRICING: 'Costs and prices.',
  MARKETING: 'Finding and keeping buyers.',
  MONEY: 'Saving, loans and what to do with profits.',
  LAW_AND_TAX: 'Registration, contracts, taxes.',
  TEAMWORK: 'Deciding and working together.',
  SUPPLIERS: 'Materials and where they come from.',
  PRODUCTION: 'How the work is done.',
  QUALITY: 'How good the work is.',
  SAFETY: 'Safety and health at work.',
  OTHER: 'Something else.',
});

@ObjectType('VentureSession', { description: 'Mentoring or training of the people of a venture.' })
export class VentureSessionType {
  @GlobalId('VentureSession', { description: 'The session.' })
  readonly id!: VentureSessionId;

  @GlobalId('Venture', { description: 'The venture.' })
  readonly ventureId!: VentureId;

  readonly attended!: readonly JobseekerId[];

  @Field(() => SessionKindEnum, { description: 'What kind it was.' })
  readonly kind!: SessionKind;

  @Field(() => DateScalar, { description: 'The day.' })
  readonly heldOn!: Day;

  @Field(() => Int, { description: 'How long it took, minutes.' })
  readonly minutes!: number;

  @Field(() => [SessionTopicEnum], { description: 'What it was about.' })
  readonly topics!: readonly SessionTopic[];

  @Field(() => String, { description: 'Code of whoever led it.' })
  readonly mentor!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was withdrawn as written down wrongly.' })
  readonly withdrawnAt!: Date | null;
}

export const VentureSessionResult = resultUnion('VentureSessionResult', VentureSessionType);

@InputType('RecordVentureSessionInput', { description: 'Mentoring or training that was held.' })
export class RecordVentureSessionInput extends MutationInput {
  @Field(() => ID, { description: 'The venture.' })
  readonly ventureId!: string;

  @Field(() => SessionKindEnum, { description: 'What kind it was.' })
  readonly kind!: SessionKind;

  @Field(() => DateScalar, { description: 'The day.' })
  readonly heldOn!: Day;

  @Field(() => Int, { description: 'How long it took, minutes, 1 to 720.' })
  readonly minutes!: number;

  @Field(() => [SessionTopicEnum], { description: 'What it was about; one at least.' })
  readonly topics!: readonly SessionTopic[];

  @Field(() => String, { description: 'Code of whoever led it in capitals, such as BAKER-2; never a name.' })
  readonly mentor!: string;

  @Field(() => [ID], { description: 'Members of the venture who were there; one at least.' })
  readonly attendedIds!: readonly string[];
}

@InputType('WithdrawVentureSessionInput', { description: 'A session that was written down wrongly.' })
export class WithdrawVentureSessionInput extends MutationInput {
  @Field(() => ID, { description: 'The session.' })
  readonly ventureSessionId!: string;
}

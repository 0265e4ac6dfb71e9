import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import type { OpeningId } from '../../kernel/ids.js';
import { enumType } from '../../platform/graphql/enum.js';
import { GlobalId } from '../../platform/graphql/global-id.js';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { resultUnion } from '../../platform/graphql/refused.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import type { CandidateId } from '../candidates/candidacy.js';
import { EmployerMoveEnum, NotSelectedReasonEnum } from '../offers/doors/offer-words.graphql.js';
import type { NotSelectedReason } from '../offers/lifecycle/offer-words.js';
import type { Answer } from './answer.js';
import type { ProgressState } from './progress.js';

export const ProgressStateEnum = enumType<ProgressState>('CandidateProgressState', 'How far a candidate of yours has come.', {
  IN_PREPARATION: 'The candidate wants to hear more; the mission speaks with them.',
  AWAITS_YOU: 'You may say whether you go on.',
  INTERVIEW: 'You want to meet the candidate: say what came of it.',
  CONFIRMED: 'You want the candidate; a seat is kept, and the candidate is asked.',
  AGREED: 'The candidate accepted.',
  NOT_SELECTED: 'You did not go on with the candidate; you may still take that back.',
});

@ObjectType('CandidateProgress', { description: 'How far a candidate of one of your openings has come.' })
export class CandidateProgressType {
  @GlobalId('Candidate', { description: 'The candidate.' })
  readonly candidateId!: CandidateId;

  @Field(() => String, { description: 'What to call the candidate.' })
  readonly handle!: string;

  @Field(() => ProgressStateEnum, { description: 'How far it has come.' })
  readonly state!: ProgressState;

  @Field(() => NotSelectedReasonEnum, { nullable: true, description: 'Your reason for not going on, while you may take it back.' })
  readonly reason!: NotSelectedReason | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when you may take your last answer back; empty where you may not.' })
  readonly undoUntil!: Date | null;
}

@ObjectType('OpeningProgress', { description: 'How one of your openings comes along: those of your candidates whom you may see at this moment.' })
export class OpeningProgressType {
  @GlobalId('Opening', { description: 'The opening.' })
  readonly openingId!: OpeningId;

  @Field(() => Int, { description: 'People wanted.' })
  readonly seats!: number;

  @Field(() => Int, { description: 'Of those, seats that are taken or kept.' })
  readonly seatsTaken!: number;

  @Field(() => Int, { description: 'Candidates with whom the mission speaks.' })
  readonly inPreparation!: number;

  @Field(() => Int, { description: 'Candidates who wait for your answer.' })
  readonly awaitYou!: number;

  @Field(() => Int, { description: 'Candidates whom you want to meet.' })
  readonly interviews!: number;

  @Field(() => Int, { description: 'Candidates whom you want, and who are asked.' })
  readonly confirmed!: number;

  @Field(() => Int, { description: 'Candidates who accepted.' })
  readonly agreed!: number;

  @Field(() => Int, { description: 'Candidates with whom you did not go on.' })
  readonly notSelected!: number;

  @Field(() => [CandidateProgressType], { description: 'The candidates, the first one first.' })
  readonly candidates!: readonly CandidateProgressType[];
}

export const AnswerCandidateResult = resultUnion('AnswerCandidateResult', CandidateProgressType);

@InputType('AnswerCandidateInput', { description: 'Your answer about a candidate.' })
export class AnswerCandidateInput extends MutationInput {
  @Field(() => ID, { description: 'The candidate.' })
  readonly candidateId!: string;

  @Field(() => EmployerMoveEnum, { description: 'What you answer.' })
  readonly answer!: Answer | 'UNDO';

  @Field(() => NotSelectedReasonEnum, { nullable: true, description: 'Of NOT_SELECTED: the main reason.' })
  readonly reason?: NotSelectedReason | null;
}

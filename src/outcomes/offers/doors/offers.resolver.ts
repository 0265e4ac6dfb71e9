import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import { accepted, invalid, type Outcome } from '../../../kernel/outcome.js';
import { Access } from '../../../platform/graphql/access.js';
import { connectionOf, pageOf, type Connection } from '../../../platform/graphql/connection.js';
import { CurrentAct, CurrentViewer, type RequestContext } from '../../../platform/graphql/context.js';
import { localId } from '../../../platform/graphql/global-id.js';
import { NodeSources } from '../../../platform/graphql/node.js';
import { RefusedType } from '../../../platform/graphql/refused.js';
import type { Act, Role, Viewer } from '../../../platform/viewer.js';
import type { OffersChanged } from '../bulk.js';
import type { Offering } from '../due/room.js';
import type { Offer } from '../lifecycle/offer.js';
import type { OfferEvent } from '../lifecycle/offer-event.js';
import {
  AcceptOfferInput,
  AnswerOfferInput,
  ApproveOffersInput,
  DraftNearMissOfferInput,
  DraftOffersInput,
  PauseOfferInput,
  RecordEmployerAnswerInput,
  RecordOfferHeardInput,
  ReleaseOfferInput,
  SendOffersInput,
  SetOfferingInput,
  WithdrawOffersInput,
} from './offer-inputs.graphql.js';
import {
  AcceptOfferResult,
  AnswerOfferResult,
  ApproveOffersResult,
  DraftNearMissOfferResult,
  DraftOffersResult,
  OfferConnection,
  OfferEventType,
  OfferingType,
  OffersArgs,
  OfferType,
  PauseOfferResult,
  RecordEmployerAnswerResult,
  RecordOfferHeardResult,
  ReleaseOfferResult,
  SendOffersResult,
  SetOfferingResult,
  WithdrawOffersResult,
  type OffersChangedType,
} from './offer.graphql.js';
import type { EmployerMove } from '../employer-moves.service.js';
import { EmployerMoves } from '../employer-moves.service.js';
import { OfferAnswers, type HeardAnswer } from '../offer-answers.service.js';
import { OfferEventsLoader } from './offer.loader.js';
import { OfferReadings } from '../offer-readings.service.js';
import { OffersService } from '../offers.service.js';

const OFFERS: readonly Role[] = ['JOB_PLACEMENT_OFFICER', 'CASE_MANAGER'];
const HAS_CASES: readonly Role[] = ['CASE_MANAGER', 'RETURN_COUNSELLOR'];
const SEES: readonly Role[] = [...HAS_CASES, 'JOB_PLACEMENT_OFFICER', 'PROTECTION'];

@Resolver(() => OfferType)
export class OffersResolver {
  constructor(
    private readonly offers: OffersService,
    private readonly answers: OfferAnswers,
    private readonly employers: EmployerMoves,
    private readonly readings: OfferReadings,
    private readonly events: OfferEventsLoader,
    nodes: NodeSources,
  ) {
    nodes.add({ kind: 'Offer', access: SEES, typeName: () => 'Offer', byIds: (viewer, ids) => readings.byIds(viewer, ids) });
  }

  @Query(() => OfferConnection, { name: 'offers', description: 'Offers, newest first; case managers and counsellors see those of their own cases.' })
  @Access(SEES)
  async page(@CurrentViewer() viewer: Viewer, @Args() args: OffersArgs): Promise<Connection<Offer>> {
    const page = pageOf(args, ['instant', 'id']);
    const filter = {
      openingId: typeof args.openingId === 'string' ? localId('Opening', args.openingId) : null,
      jobseekerId: typeof args.jobseekerId === 'string' ? localId('Jobseeker', args.jobseekerId) : null,
      state: args.state ?? null,
      open: args.open,
    };
    const rows = await this.readings.page(viewer, filter, page.after, page.limit);
    return connectionOf(rows, page, (row) => [row.createdAt, row.id]);
  }

  @Query(() => OfferingType, { nullable: true, description: 'How offers are let run for an opening; empty for one that is not there.' })
  @Access(OFFERS)
  offering(@CurrentViewer() viewer: Viewer, @Args('openingId', { type: () => ID, description: 'The opening.' }) openingId: string): Promise<Offering | null> {
    return this.offers.offering(viewer, localId('Opening', openingId));
  }

  @Mutation(() => SetOfferingResult, { description: 'Says how many offers may run for each seat, and whether the next one is sent by itself.' })
  @Access(['JOB_PLACEMENT_OFFICER'])
  setOffering(@CurrentAct() act: Act, @Args('input') input: SetOfferingInput): Promise<Outcome<Offering>> {
    return this.offers.setOffering(act, localId('Opening', input.openingId), input.version, input);
  }

  @Mutation(() => DraftOffersResult, { description: 'Draws up offers of an opening to people who match it, each checked by itself.' })
  @Access(OFFERS)
  async draftOffers(@CurrentAct() act: Act, @Args('input') input: DraftOffersInput): Promise<Outcome<OffersChangedType>> {
    return shown(await this.offers.draft(act, localId('Opening', input.openingId), input.jobseekerIds.map((id) => localId('Jobseeker', id))));
  }

  @Mutation(() => DraftNearMissOfferResult, { description: 'Draws up an offer from a near miss, letting distance, hours or dates pass, each with a reason.' })
  @Access(['JOB_PLACEMENT_OFFICER'])
  draftNearMissOffer(@CurrentAct() act: Act, @Args('input') input: DraftNearMissOfferInput): Promise<Outcome<Offer>> {
    return this.offers.draftNearMiss(act, localId('Opening', input.openingId), localId('Jobseeker', input.jobseekerId), input.overrides);
  }

  @Mutation(() => ApproveOffersResult, { description: 'Approves a page of drafts at once, each checked anew.' })
  @Access(OFFERS)
  async approveOffers(@CurrentAct() act: Act, @Args('input') input: ApproveOffersInput): Promise<Outcome<OffersChangedType>> {
    return shown(await this.offers.approve(act, input.ids.map((id) => localId('Offer', id))));
  }

  @Mutation(() => SendOffersResult, { description: 'Sends approved offers, each checked anew, as many as may run.' })
  @Access(OFFERS)
  async sendOffers(@CurrentAct() act: Act, @Args('input') input: SendOffersInput): Promise<Outcome<OffersChangedType>> {
    return shown(await this.offers.send(act, input.ids.map((id) => localId('Offer', id)), input.beyondFew ?? null));
  }

  @Mutation(() => WithdrawOffersResult, { description: 'Takes offers back.' })
  @Access(OFFERS)
  async withdrawOffers(@CurrentAct() act: Act, @Args('input') input: WithdrawOffersInput): Promise<Outcome<OffersChangedType>> {
    return shown(await this.offers.withdraw(act, input.ids.map((id) => localId('Offer', id)), input.reason, input.note));
  }

  @Mutation(() => AnswerOfferResult, { description: 'Writes down what a person said to an offer; a no is taken from everybody who hears it.' })
  @Access(SEES)
  answerOffer(@CurrentAct() act: Act, @Args('input') { id, answer, channel, reason }: AnswerOfferInput): Promise<Outcome<HeardAnswer>> {
    return this.answers.answer(act, localId('Offer', id), answer, channel, reason ?? 'NOT_SAID');
  }

  @Mutation(() => PauseOfferResult, { description: 'Puts an offer on hold at the word of the person, or lets it go on.' })
  @Access(SEES)
  pauseOffer(@CurrentAct() act: Act, @Args('input') input: PauseOfferInput): Promise<Outcome<Offer>> {
    return this.answers.pause(act, localId('Offer', input.id), input.onHold);
  }

  @Mutation(() => RecordOfferHeardResult, { description: 'Writes down that the person heard of the offer in a call or a visit: the days for an answer begin.' })
  @Access([...HAS_CASES, 'JOB_PLACEMENT_OFFICER'])
  recordOfferHeard(@CurrentAct() act: Act, @Args('input') input: RecordOfferHeardInput): Promise<Outcome<Offer>> {
    return this.answers.heardOf(act, localId('Offer', input.id), input.channel);
  }

  @Mutation(() => ReleaseOfferResult, { description: 'Releases who the person is to the employer, after a read-out and with the consent to each step.' })
  @Access(HAS_CASES)
  releaseOffer(@CurrentAct() act: Act, @Args('input') input: ReleaseOfferInput): Promise<Outcome<Offer>> {
    return this.answers.release(act, localId('Offer', input.id), input, input.withPhone);
  }

  @Mutation(() => AcceptOfferResult, { description: 'Accepts what the employer confirmed, after its terms were read out; the placement arises with it.' })
  @Access(HAS_CASES)
  acceptOffer(@CurrentAct() act: Act, @Args('input') input: AcceptOfferInput): Promise<Outcome<Offer>> {
    return this.answers.accept(act, localId('Offer', input.id), input);
  }

  @Mutation(() => RecordEmployerAnswerResult, { description: 'Writes down what an employer told an officer about a candidate.' })
  @Access(['JOB_PLACEMENT_OFFICER'])
  async recordEmployerAnswer(@CurrentAct() act: Act, @Args('input') input: RecordEmployerAnswerInput): Promise<Outcome<Offer>> {
    const move = moveOf(input);
    if (move === null) return invalid('reason', input.answer === 'NOT_SELECTED' ? 'is needed for this answer' : 'is not for this answer');
    return this.employers.heard(act, localId('Offer', input.id), input.channel, move);
  }

  @ResolveField(() => [OfferEventType], { description: 'What happened to it, oldest first.' })
  history(@Parent() offer: Offer, @Context() context: RequestContext): Promise<readonly OfferEvent[]> {
    return this.events.for(context).load(offer.id);
  }
}

function moveOf({ answer, reason }: RecordEmployerAnswerInput): EmployerMove | null {
  if (answer !== 'NOT_SELECTED') return typeof reason === 'string' ? null : { move: answer };
  return typeof reason === 'string' ? { move: answer, reason } : null;
}

function shown(outcome: Outcome<OffersChanged>): Outcome<OffersChangedType> {
  if (!outcome.ok) return outcome;
  const { changed, refused } = outcome.value;
  return accepted({ changed, refused: refused.map(({ at, why }) => ({ at, why: new RefusedType(why) })) });
}

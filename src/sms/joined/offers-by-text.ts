import type { Clock } from '../../kernel/clock.js';
import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import type { PairGround } from '../../matches/pairs/pairs.service.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import type { OfferAnswers } from '../../outcomes/offers/offer-answers.service.js';
import type { OfferReadings } from '../../outcomes/offers/offer-readings.service.js';
import type { OfferId } from '../../outcomes/offers/lifecycle/offer.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { serviceViewer } from '../../platform/viewer.js';
import type { OpenQuestion } from '../conversation/conversation.js';
import type { AnsweringAct, AsksByText, SaidTo } from '../hearing/question-sources.js';
import { LATE_DAYS, offerAnswer, offerQuestions, saidToOffer } from './offer-questions.js';

/** What offers by text ask of others. */
export interface OffersByTextGround {
  readonly missions: Pick<MissionsService, 'getIn' | 'today'>;
  readonly answers: Pick<OfferAnswers, 'ground' | 'interest'>;
  readonly readings: Pick<OfferReadings, 'toldOf'>;
}

/** Answers to offers by text, through the service that staff write answers down with: a yes is interest, and somebody calls and reads out. */
export class OffersByText implements AsksByText<PairGround> {
  readonly name = 'offers';

  constructor(
    private readonly clock: Clock,
    private readonly ground: OffersByTextGround,
  ) {}

  prepare(missionId: MissionId): Promise<PairGround> {
    return this.ground.answers.ground({ viewer: serviceViewer(missionId) });
  }

  async open(tx: Tx, missionId: MissionId, people: readonly JobseekerId[]): Promise<OpenQuestion[]> {
    const today = this.ground.missions.today(await this.ground.missions.getIn(tx, missionId));
    const since = new Date(this.clock.now().getTime() - LATE_DAYS * 24 * 3_600_000);
    const all: OpenQuestion[] = [];
    for (const id of people) all.push(...offerQuestions(await this.ground.readings.toldOf(tx, missionId, id, since), id, today));
    return all;
  }

  async answer(tx: Tx, missionId: MissionId, act: AnsweringAct, ground: PairGround): Promise<SaidTo> {
    const answer = offerAnswer(act);
    if (answer === null) return 'TO_PERSON';
    const heard = await this.ground.answers.interest(tx, serviceViewer(missionId), ground, act.questionId as OfferId, answer, 'TEXT');
    return heard.ok ? saidToOffer(answer, heard.value.heard, heard.value.offer.code) : 'TO_PERSON';
  }
}

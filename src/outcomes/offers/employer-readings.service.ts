import type { EmployerId, MissionId, OpeningId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { Viewer } from '../../platform/viewer.js';
import type { Candidacy, CandidateId } from '../candidates/candidacy.js';
import type { CandidatesService } from '../candidates/candidates.service.js';
import type { Offer, OfferId } from './lifecycle/offer.js';
import type { OfferEvent } from './lifecycle/offer-event.js';
import type { OfferAnswers } from './offer-answers.service.js';
import { employersOfferOf, employersOffersOf, eventsOfOffers, offersByIds } from './offer.store.js';

/** What is read of offers to ask employers about candidates, and to show them what became of those. It tells all; what an employer may see of it is for its callers. */
export class EmployerReadings {
  constructor(
    private readonly answers: Pick<OfferAnswers, 'beforeEmployer'>,
    private readonly candidates: Pick<CandidatesService, 'handleIn'>,
  ) {}

  /** An offer, in the caller's transaction; null for none. */
  async named(tx: Tx, missionId: MissionId, id: OfferId): Promise<Offer | null> {
    return (await offersByIds(tx, missionId, [id]))[0] ?? null;
  }

  /** Every offer of an employer's opening that was ever sent, the first one first. */
  ofOpening(tx: Tx, missionId: MissionId, employerId: EmployerId, openingId: OpeningId): Promise<Offer[]> {
    return employersOffersOf(tx, missionId, employerId, openingId);
  }

  /** The last offer under which a candidate was before the employer; null for none, and for a candidate of another. */
  ofCandidate(tx: Tx, missionId: MissionId, employerId: EmployerId, candidateId: CandidateId): Promise<Offer | null> {
    return employersOfferOf(tx, missionId, employerId, candidateId);
  }

  /** The histories of offers, oldest first. */
  events(tx: Tx, missionId: MissionId, ids: readonly OfferId[]): Promise<OfferEvent[]> {
    return eventsOfOffers(tx, missionId, ids);
  }

  /** Under which card the person of an offer is before its employer at this moment; null where the employer sees nobody. */
  shown(tx: Tx, viewer: Viewer, offer: Offer): Promise<Candidacy | null> {
    return this.answers.beforeEmployer(tx, viewer, offer, offer.employerId);
  }

  /** What the employer called the person of an offer, shown or not; null where the person was never before it, or was forgotten. */
  async handleOf(tx: Tx, missionId: MissionId, { candidacyId }: Pick<Offer, 'candidacyId'>): Promise<string | null> {
    return candidacyId === null ? null : this.candidates.handleIn(tx, missionId, candidacyId);
  }
}

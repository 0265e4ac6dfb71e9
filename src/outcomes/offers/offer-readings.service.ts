import type { JobseekerId, MissionId, OpeningId } from '../../kernel/ids.js';
import type { Jobseeker } from '../../people/jobseekers/jobseeker.js';
import type { JobseekerRecords } from '../../people/jobseekers/jobseeker-records.service.js';
import { recordReads } from '../../people/jobseekers/sight/record-reads.js';
import { sightOfOne } from '../../people/jobseekers/sight/sight.js';
import type { PairsService } from '../../matches/pairs/pairs.service.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { hasRole, type Viewer } from '../../platform/viewer.js';
import { isOpen, wasTold, type Offer, type OfferId } from './lifecycle/offer.js';
import type { OfferEvent } from './lifecycle/offer-event.js';
import { eventsOfOffers, offersByIds, offersOfPerson, pageOfOffers, peopleOffered, type OfferFilter } from './offer.store.js';
import { policyOf, replay } from './receipts/receipt.js';

/** Reading of offers: officers and protection by handle, case managers and counsellors those of their own cases, which is recorded. */
export class OfferReadings {
  constructor(
    private readonly work: UnitOfWork,
    private readonly records: Pick<JobseekerRecords, 'byIds'>,
    private readonly pairs: Pick<PairsService, 'contextThen'>,
  ) {}

  /** A page of the offers that the viewer may see, newest first. */
  page(viewer: Viewer, filter: Omit<OfferFilter, 'assignedTo'>, after: readonly [createdAt: Date, id: string] | null, limit: number): Promise<Offer[]> {
    const assignedTo = hasRole(viewer, 'JOB_PLACEMENT_OFFICER', 'PROTECTION') ? null : viewer.accountId;
    return this.work.run(viewer, async (tx) => this.seen(tx, viewer, await pageOfOffers(tx, viewer.missionId, { ...filter, assignedTo }, after, limit), 'offers'));
  }

  /** Those of these offers that the viewer may see, in any order. */
  byIds(viewer: Viewer, ids: readonly OfferId[]): Promise<Offer[]> {
    return this.work.run(viewer, async (tx) => this.seen(tx, viewer, await offersByIds(tx, viewer.missionId, ids), 'offer'));
  }

  /** The history of those of these offers that the viewer may see, oldest first. */
  history(viewer: Viewer, ids: readonly OfferId[]): Promise<OfferEvent[]> {
    return this.work.run(viewer, async (tx) => {
      const seen = await this.seen(tx, viewer, await offersByIds(tx, viewer.missionId, ids), 'offerHistory');
      return eventsOfOffers(tx, viewer.missionId, seen.map((offer) => offer.id));
    });
  }

  /** The offers that a person was told of and that are open, or have ended since an instant, the first one first; in the caller's transaction: to find what a text answers. */
  async toldOf(tx: Tx, missionId: MissionId, id: JobseekerId, endedSince: Date): Promise<Offer[]> {
    return (await offersOfPerson(tx, missionId, id)).filter((offer) => wasTold(offer) && (isOpen(offer) || (offer.endedAt !== null && offer.endedAt >= endedSince)));
  }

  /** Whoever was ever offered one of these openings, whatever they said; in the caller's transaction. */
  offeredAt(tx: Tx, missionId: MissionId, ids: readonly OpeningId[]): Promise<JobseekerId[]> {
    return peopleOffered(tx, missionId, ids);
  }

  /** The score that the inputs of an offer's receipt have today, by the policy and the classification of then; null without a receipt, and for what is not there. */
  async replayed({ receipt }: Pick<Offer, 'receipt'>): Promise<number | null> {
    if (receipt === null) return null;
    return replay(receipt, await this.pairs.contextThen(receipt.classification, policyOf(receipt), receipt.asOf)).score;
  }

  private async seen(tx: Tx, viewer: Viewer, offers: readonly Offer[], act: string): Promise<Offer[]> {
    const people = await this.records.byIds(tx, viewer.missionId, [...new Set(offers.map((offer) => offer.jobseekerId))]);
    const seen = new Map(people.filter((person) => person.erasedAt === null && sightOfOne(viewer, person) !== 'NONE').map((person) => [person.id, person]));
    const read: Jobseeker[] = [...new Set(offers.flatMap((offer) => seen.get(offer.jobseekerId) ?? []))];
    await recordReads(tx, viewer, act, read);
    return offers.filter((offer) => seen.has(offer.jobseekerId));
  }
}

import { GroupLoader } from '../../../platform/graphql/loaders.js';
import type { Viewer } from '../../../platform/viewer.js';
import type { OfferId } from '../lifecycle/offer.js';
import type { OfferEvent } from '../lifecycle/offer-event.js';
import type { OfferReadings } from '../offer-readings.service.js';

/** The history of the offers of a page, in one read. */
export class OfferEventsLoader extends GroupLoader<OfferId, OfferEvent> {
  constructor(private readonly readings: OfferReadings) {
    super();
  }

  protected rows(viewer: Viewer, ids: readonly OfferId[]): Promise<OfferEvent[]> {
    return this.readings.history(viewer, ids);
  }

  protected keyOf(event: OfferEvent): OfferId {
    return event.offerId;
  }
}

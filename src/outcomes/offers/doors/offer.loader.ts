import { GroupLoader } from '../../../platform/graphql/loaders.js';
import type { OfferId } from '../lifecycle/offer.js';
import type { OfferEvent } from '../lifecycle/offer-event.js';
import type { OfferReadings } from '../offer-readings.service.js';

/** The history of the offers of a page, in one read. */
export class OfferEventsLoader extends GroupLoader<OfferId, OfferEvent> {
  constructor(readings: OfferReadings) {
    super((viewer, ids) => readings.history(viewer, ids), (event) => event.offerId);
  }
}

import { Module } from '@nestjs/common';

import { OfferReadings } from '../offer-readings.service.js';
import { OffersModule } from '../offers.module.js';
import { OfferEventsLoader } from './offer.loader.js';
import { OffersResolver } from './offers.resolver.js';

/** The doors to offers. */
@Module({
  imports: [OffersModule],
  providers: [OffersResolver, { provide: OfferEventsLoader, inject: [OfferReadings], useFactory: (readings: OfferReadings) => new OfferEventsLoader(readings) }],
})
export class OffersApiModule {}

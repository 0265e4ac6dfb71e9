import { Module } from '@nestjs/common';

import { MarketHost } from '../market/market-host.js';
import { MatchesModule } from '../matches.module.js';
import { FitsService } from './fits.service.js';

/** Everybody who matches. */
@Module({
  imports: [MatchesModule],
  providers: [{ provide: FitsService, inject: [MarketHost], useFactory: (host: MarketHost) => new FitsService(host) }],
  exports: [FitsService],
})
export class FitsModule {}

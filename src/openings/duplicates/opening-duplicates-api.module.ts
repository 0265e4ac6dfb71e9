import { Module } from '@nestjs/common';

import { OpeningsApiModule } from '../doors/openings-api.module.js';
import { KeptOpeningLoader } from './kept-opening.loader.js';
import { MergedOpeningResolver } from './merged-opening.resolver.js';
import { OpeningDuplicatesModule } from './opening-duplicates.module.js';
import { OpeningDuplicatesResolver } from './opening-duplicates.resolver.js';
import { OpeningDuplicatesService } from './opening-duplicates.service.js';

/** The doors to openings that may be one post. */
@Module({
  imports: [OpeningDuplicatesModule, OpeningsApiModule],
  providers: [
    OpeningDuplicatesResolver,
    MergedOpeningResolver,
    {
      provide: KeptOpeningLoader,
      inject: [OpeningDuplicatesService],
      useFactory: (duplicates: OpeningDuplicatesService) => new KeptOpeningLoader(duplicates),
    },
  ],
})
export class OpeningDuplicatesApiModule {}

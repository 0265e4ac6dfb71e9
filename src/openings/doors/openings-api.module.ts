import { Module } from '@nestjs/common';

import { EmployersApiModule } from '../employers/employers-api.module.js';
import { LifecycleModule } from '../lifecycle/lifecycle.module.js';
import { ApprovalsLoader, OpeningLoader, OpeningMovesLoader } from '../openings/opening.loaders.js';
import { OpeningsModule } from '../openings/openings.module.js';
import { OpeningsService } from '../openings/openings.service.js';
import { OpeningsResolver } from './openings.resolver.js';

/** The doors to what openings of all kinds share. */
@Module({
  imports: [OpeningsModule, LifecycleModule, EmployersApiModule],
  providers: [
    OpeningsResolver,
    { provide: OpeningLoader, inject: [OpeningsService], useFactory: (openings: OpeningsService) => new OpeningLoader(openings) },
    { provide: OpeningMovesLoader, inject: [OpeningsService], useFactory: (openings: OpeningsService) => new OpeningMovesLoader(openings) },
    { provide: ApprovalsLoader, inject: [OpeningsService], useFactory: (openings: OpeningsService) => new ApprovalsLoader(openings) },
  ],
  exports: [OpeningLoader],
})
export class OpeningsApiModule {}

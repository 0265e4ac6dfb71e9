import { Module } from '@nestjs/common';

import { EligibilityLoader } from './eligibility.loader.js';
import { EligibilityModule } from './eligibility.module.js';
import { EligibilityResolver } from './eligibility.resolver.js';
import { EligibilityService } from './eligibility.service.js';

/** The doors to eligibility. */
@Module({
  imports: [EligibilityModule],
  providers: [
    EligibilityResolver,
    { provide: EligibilityLoader, inject: [EligibilityService], useFactory: (eligibility: EligibilityService) => new EligibilityLoader(eligibility) },
  ],
  exports: [EligibilityLoader],
})
export class EligibilityApiModule {}

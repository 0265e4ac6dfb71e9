import { Module } from '@nestjs/common';

import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { LifecycleModule } from '../lifecycle/lifecycle.module.js';
import { OpeningLifecycle } from '../lifecycle/opening-lifecycle.service.js';
import { OpeningsModule } from '../openings/openings.module.js';
import { OpeningsService } from '../openings/openings.service.js';
import { TermsService } from '../openings/terms.service.js';
import { InternshipsService } from './internships.service.js';

@Module({
  imports: [OpeningsModule, LifecycleModule],
  providers: [
    {
      provide: InternshipsService,
      inject: [UnitOfWork, OpeningsService, OpeningLifecycle, TermsService],
      useFactory: (work: UnitOfWork, openings: OpeningsService, lifecycle: OpeningLifecycle, terms: TermsService) => {
        const internships = new InternshipsService({ work, openings, lifecycle, terms });
        openings.beforePublication((tx, _, opening) => internships.mayStand(tx, opening));
        return internships;
      },
    },
  ],
  exports: [InternshipsService],
})
export class InternshipsModule {}

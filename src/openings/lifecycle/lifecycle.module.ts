import { Module } from '@nestjs/common';

import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { EmployersModule } from '../employers/employers.module.js';
import { EmployersService } from '../employers/employers.service.js';
import { OpeningsModule } from '../openings/openings.module.js';
import { OpeningsService } from '../openings/openings.service.js';
import { TermsService } from '../openings/terms.service.js';
import { OpeningLifecycle } from './opening-lifecycle.service.js';

/** The life of openings, for every kind. */
@Module({
  imports: [OpeningsModule, EmployersModule],
  providers: [
    {
      provide: OpeningLifecycle,
      inject: [UnitOfWork, OpeningsService, EmployersService, TermsService],
      useFactory: (work: UnitOfWork, openings: OpeningsService, employers: EmployersService, terms: TermsService) =>
        new OpeningLifecycle(work, openings, employers, terms),
    },
  ],
  exports: [OpeningLifecycle],
})
export class LifecycleModule {}

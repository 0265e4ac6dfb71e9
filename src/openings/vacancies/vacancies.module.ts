import { Module } from '@nestjs/common';

import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { LifecycleModule } from '../lifecycle/lifecycle.module.js';
import { OpeningLifecycle } from '../lifecycle/opening-lifecycle.service.js';
import { OpeningsModule } from '../openings/openings.module.js';
import { OpeningsService } from '../openings/openings.service.js';
import { TermsService } from '../openings/terms.service.js';
import { VacanciesService } from './vacancies.service.js';

@Module({
  imports: [OpeningsModule, LifecycleModule],
  providers: [
    {
      provide: VacanciesService,
      inject: [UnitOfWork, OpeningsService, OpeningLifecycle, TermsService],
      useFactory: (work: UnitOfWork, openings: OpeningsService, lifecycle: OpeningLifecycle, terms: TermsService) =>
        new VacanciesService(work, openings, lifecycle, terms),
    },
  ],
  exports: [VacanciesService],
})
export class VacanciesModule {}

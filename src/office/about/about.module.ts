import { Module } from '@nestjs/common';

import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { TaxonomyModule } from '../../reference/taxonomy/taxonomy.module.js';
import { TaxonomyService } from '../../reference/taxonomy/taxonomy.service.js';
import { AboutService } from './about.service.js';

/** What this installation is made of. */
@Module({
  imports: [TaxonomyModule],
  providers: [
    {
      provide: AboutService,
      inject: [UnitOfWork, TaxonomyService],
      useFactory: (work: UnitOfWork, taxonomies: TaxonomyService) => new AboutService(work, taxonomies),
    },
  ],
  exports: [AboutService],
})
export class AboutModule {}

import { Module } from '@nestjs/common';

import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { TaxonomyService } from './taxonomy.service.js';

@Module({
  providers: [{ provide: TaxonomyService, inject: [UnitOfWork], useFactory: (work: UnitOfWork) => new TaxonomyService(work) }],
  exports: [TaxonomyService],
})
export class TaxonomyModule {}

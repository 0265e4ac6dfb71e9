import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { AccountsModule } from '../../office/accounts/accounts.module.js';
import { AccountsService } from '../../office/accounts/accounts.service.js';
import { MissionsModule } from '../../office/missions/missions.module.js';
import { MissionsService } from '../../office/missions/missions.service.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { TaxonomyModule } from '../../reference/taxonomy/taxonomy.module.js';
import { TaxonomyService } from '../../reference/taxonomy/taxonomy.service.js';
import { JobseekersService } from './jobseekers.service.js';

@Module({
  imports: [MissionsModule, TaxonomyModule, AccountsModule],
  providers: [
    {
      provide: JobseekersService,
      inject: [UnitOfWork, CLOCK, MissionsService, TaxonomyService, AccountsService],
      useFactory: (work: UnitOfWork, clock: Clock, missions: MissionsService, taxonomies: TaxonomyService, accounts: AccountsService) =>
        new JobseekersService(work, clock, missions, taxonomies, accounts),
    },
  ],
  exports: [JobseekersService],
})
export class JobseekersModule {}

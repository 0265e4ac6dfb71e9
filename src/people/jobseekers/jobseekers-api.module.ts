import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { AccountsModule } from '../../office/accounts/accounts.module.js';
import { AccountsService } from '../../office/accounts/accounts.service.js';
import { AuditModule } from '../../platform/audit/audit.module.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { PlacesModule } from '../../reference/places/places.module.js';
import { PlacesService } from '../../reference/places/places.service.js';
import { HistoryLoader } from './history.loader.js';
import { JobseekerLoader } from './jobseeker.loader.js';
import { JobseekerRecords } from './jobseeker-records.service.js';
import { JobseekersModule } from './jobseekers.module.js';
import { JobseekersResolver } from './jobseekers.resolver.js';
import { JobseekersService } from './jobseekers.service.js';
import { ProfileWords } from './profile/profile-words.js';
import { WhoLookedResolver } from './sight/who-looked.resolver.js';
import { WhoLookedService } from './sight/who-looked.service.js';

/** The doors to jobseekers. */
@Module({
  imports: [JobseekersModule, PlacesModule, AccountsModule, AuditModule],
  providers: [
    JobseekersResolver,
    WhoLookedResolver,
    { provide: ProfileWords, inject: [PlacesService], useFactory: (places: PlacesService) => new ProfileWords(places) },
    {
      provide: WhoLookedService,
      inject: [UnitOfWork, AuditService, AccountsService, CLOCK],
      useFactory: (work: UnitOfWork, audit: AuditService, accounts: AccountsService, clock: Clock) =>
        new WhoLookedService(work, audit, accounts, new JobseekerRecords(clock)),
    },
    { provide: HistoryLoader, inject: [JobseekersService], useFactory: (jobseekers: JobseekersService) => new HistoryLoader(jobseekers) },
    { provide: JobseekerLoader, inject: [JobseekersService], useFactory: (jobseekers: JobseekersService) => new JobseekerLoader(jobseekers) },
  ],
  exports: [JobseekerLoader],
})
export class JobseekersApiModule {}

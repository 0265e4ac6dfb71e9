import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { MissionsModule } from '../../office/missions/missions.module.js';
import { MissionsService } from '../../office/missions/missions.service.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { CasesModule } from '../cases/cases.module.js';
import { CasesService } from '../cases/cases.service.js';
import { ConsentsModule } from '../consents/consents.module.js';
import { ConsentsService } from '../consents/consents.service.js';
import { JobseekerRecords } from '../jobseekers/jobseeker-records.service.js';
import { JobseekersModule } from '../jobseekers/jobseekers.module.js';
import { JobseekersService } from '../jobseekers/jobseekers.service.js';
import { IdentitiesModule } from '../vault/identities/identities.module.js';
import { IdentitiesService } from '../vault/identities/identities.service.js';
import { KeysModule } from '../vault/keys/keys.module.js';
import { PersonKeys } from '../vault/keys/person-keys.service.js';
import { HandOverService } from './handover.service.js';

/** Handing a mission over; for the operator's commands. */
@Module({
  imports: [MissionsModule, JobseekersModule, ConsentsModule, CasesModule, IdentitiesModule, KeysModule],
  providers: [
    {
      provide: HandOverService,
      inject: [UnitOfWork, CLOCK, MissionsService, JobseekersService, ConsentsService, CasesService, IdentitiesService, PersonKeys],
      useFactory: (
        work: UnitOfWork,
        clock: Clock,
        missions: MissionsService,
        jobseekers: JobseekersService,
        consents: ConsentsService,
        cases: CasesService,
        identities: IdentitiesService,
        keys: PersonKeys,
      ) => new HandOverService(work, missions, new JobseekerRecords(clock), jobseekers, consents, cases, identities, keys),
    },
  ],
  exports: [HandOverService],
})
export class HandOverModule {}

import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { MissionsModule } from '../../office/missions/missions.module.js';
import { MissionsService } from '../../office/missions/missions.service.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { JobseekersModule } from '../jobseekers/jobseekers.module.js';
import { JobseekersService } from '../jobseekers/jobseekers.service.js';
import { PersonalDataHolders } from '../personal-data/holders.js';
import { HoldersModule } from '../personal-data/holders.module.js';
import { consentsInWords } from './consents-told.js';
import { ConsentsService } from './consents.service.js';

@Module({
  imports: [MissionsModule, JobseekersModule, HoldersModule],
  providers: [
    {
      provide: ConsentsService,
      inject: [UnitOfWork, CLOCK, MissionsService, JobseekersService, PersonalDataHolders],
      useFactory: (work: UnitOfWork, clock: Clock, missions: MissionsService, jobseekers: JobseekersService, holders: PersonalDataHolders) => {
        const consents = new ConsentsService(work, clock, missions, jobseekers);
        holders.add({
          title: 'What you agreed to',
          tables: ['consent_event'],
          // Lines of ids and days stay as proof; the words among them go with those of the record.
          forget: async () => undefined,
          tell: async (tx, viewer, id) => consentsInWords(await consents.eventsIn(tx, viewer, id)),
        });
        return consents;
      },
    },
  ],
  exports: [ConsentsService],
})
export class ConsentsModule {}

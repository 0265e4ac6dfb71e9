import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { MissionsModule } from '../../office/missions/missions.module.js';
import { MissionsService } from '../../office/missions/missions.service.js';
import { ConsentsModule } from '../../people/consents/consents.module.js';
import { ConsentsService } from '../../people/consents/consents.service.js';
import { CaseFilesModule } from '../../people/jobseekers/case-files.module.js';
import { CaseFiles } from '../../people/jobseekers/case-files.service.js';
import { JobseekerRecords } from '../../people/jobseekers/jobseeker-records.service.js';
import { PersonalDataHolders } from '../../people/personal-data/holders.js';
import { HoldersModule } from '../../people/personal-data/holders.module.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { messageHolding } from './message-holding.js';
import { MessagesProcessor } from './messages.processor.js';
import { MessagesService } from './messages.service.js';

@Module({
  imports: [MissionsModule, ConsentsModule, CaseFilesModule, HoldersModule],
  providers: [
    {
      provide: MessagesService,
      inject: [UnitOfWork, CLOCK, MissionsService, ConsentsService, CaseFiles, PersonalDataHolders],
      useFactory: (work: UnitOfWork, clock: Clock, missions: MissionsService, consents: ConsentsService, files: CaseFiles, holders: PersonalDataHolders) => {
        holders.add(messageHolding);
        return new MessagesService(work, clock, missions, { records: new JobseekerRecords(clock), consents, files });
      },
    },
    { provide: MessagesProcessor, inject: [MessagesService], useFactory: (messages: MessagesService) => new MessagesProcessor(messages) },
  ],
  exports: [MessagesService],
})
export class MessagesModule {}

import { Module } from '@nestjs/common';

import type { Clock } from '../../../kernel/clock.js';
import { MissionsModule } from '../../../office/missions/missions.module.js';
import { MissionsService } from '../../../office/missions/missions.service.js';
import { TasksModule } from '../../../office/tasks/tasks.module.js';
import { TasksService } from '../../../office/tasks/tasks.service.js';
import { CLOCK } from '../../../platform/clock.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { PlacesModule } from '../../../reference/places/places.module.js';
import { PlacesService } from '../../../reference/places/places.service.js';
import { CaseFilesModule } from '../../jobseekers/case-files.module.js';
import { CaseFiles } from '../../jobseekers/case-files.service.js';
import { JobseekerRecords } from '../../jobseekers/jobseeker-records.service.js';
import { PersonalDataHolders } from '../../personal-data/holders.js';
import { HoldersModule } from '../../personal-data/holders.module.js';
import { KeysModule } from '../keys/keys.module.js';
import { PersonKeys } from '../keys/person-keys.service.js';
import { HandingOn } from './handing-on.js';
import { ProtectionService } from './protection.service.js';

/** What only protection knows of people. */
@Module({
  imports: [CaseFilesModule, KeysModule, PlacesModule, HoldersModule, MissionsModule, TasksModule],
  providers: [
    {
      provide: HandingOn,
      inject: [CaseFiles, PersonKeys, MissionsService, TasksService],
      useFactory: (files: CaseFiles, keys: PersonKeys, missions: MissionsService, tasks: TasksService) => new HandingOn(files, keys, missions, tasks),
    },
    {
      provide: ProtectionService,
      inject: [UnitOfWork, CLOCK, CaseFiles, PersonKeys, PlacesService, PersonalDataHolders, HandingOn],
      useFactory: (work: UnitOfWork, clock: Clock, files: CaseFiles, keys: PersonKeys, places: PlacesService, holders: PersonalDataHolders, handingOn: HandingOn) => {
        const protection = new ProtectionService(work, clock, files, keys, places, new JobseekerRecords(clock));
        holders.add({
          title: 'What protection keeps',
          tables: ['vulnerability', 'exclusion', 'limit_source'],
          handOn: (tx, viewer, id, into) => handingOn.handOn(tx, viewer, id, into),
          forget: (tx, missionId, id) => protection.forgetIn(tx, missionId, id),
          tell: (tx, viewer, id) => protection.tellIn(tx, viewer, id),
        });
        return protection;
      },
    },
  ],
  exports: [ProtectionService],
})
export class ProtectionModule {}

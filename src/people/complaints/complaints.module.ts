import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { AccountsModule } from '../../office/accounts/accounts.module.js';
import { AccountsService } from '../../office/accounts/accounts.service.js';
import { MissionsModule } from '../../office/missions/missions.module.js';
import { MissionsService } from '../../office/missions/missions.service.js';
import { TasksModule } from '../../office/tasks/tasks.module.js';
import { TasksService } from '../../office/tasks/tasks.service.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { JobseekerRecords } from '../jobseekers/jobseeker-records.service.js';
import { KeysModule } from '../vault/keys/keys.module.js';
import { PersonKeys } from '../vault/keys/person-keys.service.js';
import { PersonalDataHolders } from '../personal-data/holders.js';
import { HoldersModule } from '../personal-data/holders.module.js';
import { ComplaintTasks } from './complaint-tasks.js';
import { forgetComplaints } from './complaint.store.js';
import { ComplaintsService } from './complaints.service.js';

@Module({
  imports: [KeysModule, HoldersModule, AccountsModule, MissionsModule, TasksModule],
  providers: [
    {
      provide: ComplaintTasks,
      inject: [MissionsService, TasksService],
      useFactory: (missions: MissionsService, tasks: TasksService) => new ComplaintTasks(missions, tasks),
    },
    {
      provide: ComplaintsService,
      inject: [UnitOfWork, CLOCK, PersonKeys, PersonalDataHolders, ComplaintTasks, AccountsService],
      useFactory: (work: UnitOfWork, clock: Clock, keys: PersonKeys, holders: PersonalDataHolders, tasks: ComplaintTasks, accounts: AccountsService) => {
        // What was complained of is not told through whoever accompanies the person.
        holders.add({ title: 'Complaints', tables: ['complaint'], forget: forgetComplaints, tell: async () => [] });
        return new ComplaintsService(work, clock, new JobseekerRecords(clock), keys, tasks, accounts);
      },
    },
  ],
  exports: [ComplaintsService],
})
export class ComplaintsModule {}

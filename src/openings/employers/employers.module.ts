import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import type { EmployerId } from '../../kernel/ids.js';
import { AccountsModule } from '../../office/accounts/accounts.module.js';
import { AccountsService } from '../../office/accounts/accounts.service.js';
import { MissionsModule } from '../../office/missions/missions.module.js';
import { MissionsService } from '../../office/missions/missions.service.js';
import { TaskSubjects } from '../../office/tasks/by-hand/task-subjects.js';
import { TasksModule } from '../../office/tasks/tasks.module.js';
import { JobseekerRecords } from '../../people/jobseekers/jobseeker-records.service.js';
import { PersonalDataHolders } from '../../people/personal-data/holders.js';
import { HoldersModule } from '../../people/personal-data/holders.module.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { FundsModule } from '../../programmes/funds/funds.module.js';
import { StatementSubjects } from '../../programmes/funds/statements/statement-subjects.js';
import { PlacesModule } from '../../reference/places/places.module.js';
import { PlacesService } from '../../reference/places/places.service.js';
import { EmployersService } from './employers.service.js';
import { mailboxHolding } from './mailboxes/mailbox-holding.js';
import { ownerHolding } from './owner-holding.js';

@Module({
  imports: [MissionsModule, TasksModule, AccountsModule, PlacesModule, HoldersModule, FundsModule],
  providers: [
    {
      provide: EmployersService,
      inject: [UnitOfWork, CLOCK, MissionsService, AccountsService, PlacesService, PersonalDataHolders, TaskSubjects, StatementSubjects],
      useFactory: (
        work: UnitOfWork,
        clock: Clock,
        missions: MissionsService,
        accounts: AccountsService,
        places: PlacesService,
        holders: PersonalDataHolders,
        subjects: TaskSubjects,
        statements: StatementSubjects,
      ) => {
        // In this order: the address of a firm is forgotten by whose firm it is.
        holders.add(mailboxHolding);
        holders.add(ownerHolding);
        const employers = new EmployersService(work, clock, missions, accounts, places, new JobseekerRecords(clock));
        subjects.add('Employer', async (tx, viewer, id) => ((await employers.seen(tx, viewer, id as EmployerId)).ok ? { jobseekerId: null } : null));
        statements.add('EMPLOYER', async (tx, viewer, id) => (await employers.seen(tx, viewer, id)).ok);
        return employers;
      },
    },
  ],
  exports: [EmployersService],
})
export class EmployersModule {}

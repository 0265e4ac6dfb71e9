import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { MissionsModule } from '../../office/missions/missions.module.js';
import { MissionsService } from '../../office/missions/missions.service.js';
import { TasksModule } from '../../office/tasks/tasks.module.js';
import { TasksService } from '../../office/tasks/tasks.service.js';
import { ConsentsModule } from '../../people/consents/consents.module.js';
import { ConsentsService } from '../../people/consents/consents.service.js';
import { JobseekerRecords } from '../../people/jobseekers/jobseeker-records.service.js';
import { PersonalDataHolders } from '../../people/personal-data/holders.js';
import { HoldersModule } from '../../people/personal-data/holders.module.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { ProgrammesModule } from '../../programmes/rules/programmes/programmes.module.js';
import { ProgrammesService } from '../../programmes/rules/programmes/programmes.service.js';
import { PlacesModule } from '../../reference/places/places.module.js';
import { PlacesService } from '../../reference/places/places.service.js';
import { EmployersModule } from '../employers/employers.module.js';
import { EmployersService } from '../employers/employers.service.js';
import { LifecycleModule } from '../lifecycle/lifecycle.module.js';
import { OpeningLifecycle } from '../lifecycle/opening-lifecycle.service.js';
import { OpeningRecords } from '../openings/opening-records.service.js';
import { OpeningsModule } from '../openings/openings.module.js';
import { OpeningsService } from '../openings/openings.service.js';
import { TermsService } from '../openings/terms.service.js';
import { VentureCommentsService } from './comments/venture-comments.service.js';
import { VentureMembers } from './members.js';
import { VentureRoleRecords } from './roles/venture-role-records.service.js';
import { VentureRolesService } from './roles/venture-roles.service.js';
import { TwinTasks } from './twins/twin-tasks.service.js';
import { ventureHolding } from './venture-holding.js';
import { VenturesService } from './ventures.service.js';

@Module({
  imports: [MissionsModule, TasksModule, PlacesModule, ProgrammesModule, HoldersModule, ConsentsModule, EmployersModule, OpeningsModule, LifecycleModule],
  providers: [
    VentureMembers,
    VentureRoleRecords,
    {
      provide: VenturesService,
      inject: [UnitOfWork, CLOCK, MissionsService, PlacesService, ProgrammesService, EmployersService, OpeningsService, VentureRoleRecords, VentureMembers, TasksService, PersonalDataHolders],
      useFactory: (
        work: UnitOfWork,
        clock: Clock,
        missions: MissionsService,
        places: PlacesService,
        programmes: ProgrammesService,
        employers: EmployersService,
        openings: OpeningsService,
        roles: VentureRoleRecords,
        members: VentureMembers,
        tasks: TasksService,
        holders: PersonalDataHolders,
      ) => {
        holders.add(ventureHolding);
        const ground = { missions, places, programmes, employers, openings, people: new JobseekerRecords(clock), records: new OpeningRecords() };
        const ventures = new VenturesService(work, clock, ground, roles, members);
        const twins = new TwinTasks(missions, tasks, ventures);
        ventures.follow((...change) => twins.look(...change));
        return ventures;
      },
    },
    {
      provide: VentureRolesService,
      inject: [UnitOfWork, VenturesService, VentureRoleRecords, OpeningsService, OpeningLifecycle, TermsService],
      useFactory: (work: UnitOfWork, ventures: VenturesService, records: VentureRoleRecords, openings: OpeningsService, lifecycle: OpeningLifecycle, terms: TermsService) => {
        const roles = new VentureRolesService(work, ventures, records, openings, lifecycle, terms);
        openings.beforePublication((tx, _, opening) => roles.checkPublishedRole(tx, opening));
        return roles;
      },
    },
    {
      provide: VentureCommentsService,
      inject: [UnitOfWork, CLOCK, VenturesService, ConsentsService],
      useFactory: (work: UnitOfWork, clock: Clock, ventures: VenturesService, consents: ConsentsService) => new VentureCommentsService(work, clock, ventures, consents),
    },
  ],
  exports: [VenturesService, VentureCommentsService, VentureRolesService, VentureRoleRecords, VentureMembers],
})
export class VenturesModule {}

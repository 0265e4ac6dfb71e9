import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { MissionsModule } from '../../office/missions/missions.module.js';
import { MissionsService } from '../../office/missions/missions.service.js';
import { TasksModule } from '../../office/tasks/tasks.module.js';
import { TasksService } from '../../office/tasks/tasks.service.js';
import { ConsentsModule } from '../../people/consents/consents.module.js';
import { ConsentsService } from '../../people/consents/consents.service.js';
import { PersonalDataHolders } from '../../people/personal-data/holders.js';
import { HoldersModule } from '../../people/personal-data/holders.module.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { PlacesModule } from '../../reference/places/places.module.js';
import { PlacesService } from '../../reference/places/places.service.js';
import { EmployersModule } from '../employers/employers.module.js';
import { EmployersService } from '../employers/employers.service.js';
import { VenturesModule } from '../ventures/ventures.module.js';
import { VenturesService } from '../ventures/ventures.service.js';
import { EmployerProposals } from './employer-proposals.service.js';
import { proposalHolding } from './proposal-holding.js';

@Module({
  imports: [MissionsModule, TasksModule, ConsentsModule, HoldersModule, PlacesModule, EmployersModule, VenturesModule],
  providers: [
    {
      provide: EmployerProposals,
      inject: [UnitOfWork, CLOCK, MissionsService, PlacesService, TasksService, VenturesService, EmployersService, ConsentsService, PersonalDataHolders],
      useFactory: (
        work: UnitOfWork,
        clock: Clock,
        missions: MissionsService,
        places: PlacesService,
        tasks: TasksService,
        ventures: VenturesService,
        employers: EmployersService,
        consents: ConsentsService,
        holders: PersonalDataHolders,
      ) => {
        holders.add(proposalHolding);
        return new EmployerProposals(work, clock, { missions, places, tasks, ventures, employers, consents });
      },
    },
  ],
  exports: [EmployerProposals],
})
export class EmployerProposalsModule {}

import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { AccountsModule } from '../../office/accounts/accounts.module.js';
import { AccountsService } from '../../office/accounts/accounts.service.js';
import { MissionsModule } from '../../office/missions/missions.module.js';
import { MissionsService } from '../../office/missions/missions.service.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { PlacesModule } from '../../reference/places/places.module.js';
import { PlacesService } from '../../reference/places/places.service.js';
import { EmployersService } from './employers.service.js';

@Module({
  imports: [MissionsModule, AccountsModule, PlacesModule],
  providers: [
    {
      provide: EmployersService,
      inject: [UnitOfWork, CLOCK, MissionsService, AccountsService, PlacesService],
      useFactory: (work: UnitOfWork, clock: Clock, missions: MissionsService, accounts: AccountsService, places: PlacesService) =>
        new EmployersService(work, clock, missions, accounts, places),
    },
  ],
  exports: [EmployersService],
})
export class EmployersModule {}

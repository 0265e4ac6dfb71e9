import { Module } from '@nestjs/common';

import type { Clock } from '../../../kernel/clock.js';
import { MissionsModule } from '../../../office/missions/missions.module.js';
import { MissionsService } from '../../../office/missions/missions.service.js';
import { CLOCK } from '../../../platform/clock.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { EmployersModule } from '../employers.module.js';
import { EmployersService } from '../employers.service.js';
import { MailboxesService } from './mailboxes.service.js';

@Module({
  imports: [MissionsModule, EmployersModule],
  providers: [
    {
      provide: MailboxesService,
      inject: [UnitOfWork, CLOCK, MissionsService, EmployersService],
      useFactory: (work: UnitOfWork, clock: Clock, missions: MissionsService, employers: EmployersService) => new MailboxesService(work, clock, missions, employers),
    },
  ],
  exports: [MailboxesService],
})
export class MailboxesModule {}

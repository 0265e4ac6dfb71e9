import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { MissionsModule } from '../../office/missions/missions.module.js';
import { MissionsService } from '../../office/missions/missions.service.js';
import { EmployersModule } from '../../openings/employers/employers.module.js';
import { EmployersService } from '../../openings/employers/employers.service.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { QuestionsService } from './questions.service.js';

@Module({
  imports: [MissionsModule, EmployersModule],
  providers: [
    {
      provide: QuestionsService,
      inject: [UnitOfWork, CLOCK, MissionsService, EmployersService],
      useFactory: (work: UnitOfWork, clock: Clock, missions: MissionsService, employers: EmployersService) => new QuestionsService(work, clock, missions, employers),
    },
  ],
  exports: [QuestionsService],
})
export class ResponseRatesModule {}

import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { MissionsModule } from '../../office/missions/missions.module.js';
import { MissionsService } from '../../office/missions/missions.service.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { FundsModule } from '../../programmes/funds/funds.module.js';
import { FundsService } from '../../programmes/funds/funds.service.js';
import { ProgrammesModule } from '../../programmes/rules/programmes/programmes.module.js';
import { ProgrammesService } from '../../programmes/rules/programmes/programmes.service.js';
import { OpeningRecords } from '../openings/opening-records.service.js';
import { OpeningsModule } from '../openings/openings.module.js';
import { OpeningsService } from '../openings/openings.service.js';
import { TrainingsModule } from '../trainings/trainings.module.js';
import { TrainingsService } from '../trainings/trainings.service.js';
import { SupportService } from './support.service.js';

/** What programmes pay at openings. */
@Module({
  imports: [MissionsModule, OpeningsModule, ProgrammesModule, FundsModule, TrainingsModule],
  providers: [
    {
      provide: SupportService,
      inject: [UnitOfWork, CLOCK, MissionsService, OpeningsService, ProgrammesService, FundsService, TrainingsService],
      useFactory: (
        work: UnitOfWork,
        clock: Clock,
        missions: MissionsService,
        openings: OpeningsService,
        programmes: ProgrammesService,
        funds: FundsService,
        trainings: TrainingsService,
      ) => {
        const support = new SupportService(work, clock, { missions, openings: new OpeningRecords(), programmes, funds, trainings, publication: openings });
        openings.beforePublication((tx, viewer, opening) => support.mayPublish(tx, viewer, opening));
        return support;
      },
    },
  ],
  exports: [SupportService],
})
export class SupportModule {}

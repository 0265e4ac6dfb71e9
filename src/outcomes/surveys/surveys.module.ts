import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { formatDay } from '../../kernel/day.js';
import { MissionsModule } from '../../office/missions/missions.module.js';
import { MissionsService } from '../../office/missions/missions.service.js';
import { TasksModule } from '../../office/tasks/tasks.module.js';
import { TasksService } from '../../office/tasks/tasks.service.js';
import { CasesModule } from '../../people/cases/cases.module.js';
import { CasesService } from '../../people/cases/cases.service.js';
import { ConsentsModule } from '../../people/consents/consents.module.js';
import { ConsentsService } from '../../people/consents/consents.service.js';
import { JobseekerRecords } from '../../people/jobseekers/jobseeker-records.service.js';
import { PersonalDataHolders } from '../../people/personal-data/holders.js';
import { HoldersModule } from '../../people/personal-data/holders.module.js';
import { KeysModule } from '../../people/vault/keys/keys.module.js';
import { PersonKeys } from '../../people/vault/keys/person-keys.service.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DueSurveysProcessor } from './due/due-surveys.processor.js';
import { DueSurveysService } from './due/due-surveys.service.js';
import { forgetResponses, responsesOf } from './survey.store.js';
import { SurveysService } from './surveys.service.js';

@Module({
  imports: [MissionsModule, TasksModule, CasesModule, ConsentsModule, KeysModule, HoldersModule],
  providers: [
    {
      provide: SurveysService,
      inject: [UnitOfWork, CLOCK, CasesService, ConsentsService, PersonKeys, PersonalDataHolders, TasksService],
      useFactory: (work: UnitOfWork, clock: Clock, cases: CasesService, consents: ConsentsService, keys: PersonKeys, holders: PersonalDataHolders, tasks: TasksService) => {
        holders.add({
          title: 'What you were asked in the survey',
          tables: ['survey_response'],
          forget: forgetResponses,
          // That somebody was asked; the answers are read out by whoever may know them.
          tell: async (tx, { missionId }, id) => (await responsesOf(tx, missionId, id)).map((each) => `${each.part.toLowerCase()} questions on ${formatDay(each.conductedOn)}`),
        });
        return new SurveysService(work, clock, { records: new JobseekerRecords(clock), cases, consents, keys, tasks });
      },
    },
    {
      provide: DueSurveysService,
      inject: [UnitOfWork, CLOCK, MissionsService, TasksService, CasesService, SurveysService],
      useFactory: (work: UnitOfWork, clock: Clock, missions: MissionsService, tasks: TasksService, cases: CasesService, surveys: SurveysService) =>
        new DueSurveysService(work, missions, tasks, { records: new JobseekerRecords(clock), cases, surveys }),
    },
    { provide: DueSurveysProcessor, inject: [DueSurveysService], useFactory: (due: DueSurveysService) => new DueSurveysProcessor(due) },
  ],
  exports: [SurveysService, DueSurveysService],
})
export class SurveysModule {}

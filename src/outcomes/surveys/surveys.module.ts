import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { formatDay } from '../../kernel/day.js';
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
import { forgetResponses, responsesOf } from './survey.store.js';
import { SurveysService } from './surveys.service.js';

@Module({
  imports: [CasesModule, ConsentsModule, KeysModule, HoldersModule],
  providers: [
    {
      provide: SurveysService,
      inject: [UnitOfWork, CLOCK, CasesService, ConsentsService, PersonKeys, PersonalDataHolders],
      useFactory: (work: UnitOfWork, clock: Clock, cases: CasesService, consents: ConsentsService, keys: PersonKeys, holders: PersonalDataHolders) => {
        holders.add({
          title: 'What you were asked in the survey',
          tables: ['survey_response'],
          forget: forgetResponses,
          // That somebody was asked; the answers are read out by whoever may know them.
          tell: async (tx, { missionId }, id) => (await responsesOf(tx, missionId, id)).map((each) => `${each.part.toLowerCase()} questions on ${formatDay(each.conductedOn)}`),
        });
        return new SurveysService(work, clock, { records: new JobseekerRecords(clock), cases, consents, keys });
      },
    },
  ],
  exports: [SurveysService],
})
export class SurveysModule {}

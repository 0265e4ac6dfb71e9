import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { MissionsModule } from '../../office/missions/missions.module.js';
import { MissionsService } from '../../office/missions/missions.service.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AwardsService } from '../../programmes/funds/awards/awards.service.js';
import { FundsModule } from '../../programmes/funds/funds.module.js';
import { StatementSubjects } from '../../programmes/funds/statements/statement-subjects.js';
import { PaymentsService } from '../../programmes/funds/payments/payments.service.js';
import { ProgrammesModule } from '../../programmes/rules/programmes/programmes.module.js';
import { ProgrammesService } from '../../programmes/rules/programmes/programmes.service.js';
import { CaseFilesModule } from '../jobseekers/case-files.module.js';
import { CaseFiles } from '../jobseekers/case-files.service.js';
import { JobseekerRecords } from '../jobseekers/jobseeker-records.service.js';
import { KeysModule } from '../vault/keys/keys.module.js';
import { PersonKeys } from '../vault/keys/person-keys.service.js';
import { awardHolding, overrideHolding } from './award-holding.js';
import { ErasuresProcessor } from './erasures.processor.js';
import { ErasuresService } from './erasures.service.js';
import { PersonalDataHolders } from './holders.js';
import { HoldersModule } from './holders.module.js';
import { PersonalDataService } from './personal-data.service.js';
import { RetentionService } from './retention.service.js';

/** What is kept of people, how long, and how it is forgotten. */
@Module({
  imports: [MissionsModule, CaseFilesModule, KeysModule, HoldersModule, FundsModule, ProgrammesModule],
  providers: [
    {
      provide: ErasuresService,
      inject: [UnitOfWork, CLOCK, CaseFiles, PersonKeys, PersonalDataHolders],
      useFactory: (work: UnitOfWork, clock: Clock, files: CaseFiles, keys: PersonKeys, holders: PersonalDataHolders) =>
        new ErasuresService(work, clock, files, keys, holders),
    },
    {
      provide: RetentionService,
      inject: [UnitOfWork, CLOCK, CaseFiles, ErasuresService],
      useFactory: (work: UnitOfWork, clock: Clock, files: CaseFiles, erasures: ErasuresService) => new RetentionService(work, clock, files, erasures),
    },
    {
      provide: PersonalDataService,
      inject: [UnitOfWork, CaseFiles, PersonalDataHolders, AwardsService, PaymentsService, ProgrammesService, CLOCK, StatementSubjects],
      useFactory: (
        work: UnitOfWork,
        files: CaseFiles,
        holders: PersonalDataHolders,
        awards: AwardsService,
        payments: PaymentsService,
        programmes: ProgrammesService,
        clock: Clock,
        statements: StatementSubjects,
      ) => {
        const people = new JobseekerRecords(clock);
        statements.add('PERSON', async (tx, { missionId }, id) => (await people.byIds(tx, missionId, [id])).length > 0);
        holders.add(overrideHolding(programmes));
        holders.add(awardHolding(awards, payments));
        return new PersonalDataService(work, files, holders);
      },
    },
    {
      provide: ErasuresProcessor,
      inject: [MissionsService, ErasuresService, RetentionService],
      useFactory: (missions: MissionsService, erasures: ErasuresService, retention: RetentionService) => new ErasuresProcessor(missions, erasures, retention),
    },
  ],
  exports: [ErasuresService, RetentionService, PersonalDataService],
})
export class PersonalDataModule {}

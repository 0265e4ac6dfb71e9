import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { AccountsModule } from '../../office/accounts/accounts.module.js';
import { AccountsService } from '../../office/accounts/accounts.service.js';
import { MissionsModule } from '../../office/missions/missions.module.js';
import { MissionsService } from '../../office/missions/missions.service.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { ConsentsModule } from '../consents/consents.module.js';
import { ConsentsService } from '../consents/consents.service.js';
import { CaseFilesModule } from '../jobseekers/case-files.module.js';
import { CaseFiles } from '../jobseekers/case-files.service.js';
import { JobseekerRecords } from '../jobseekers/jobseeker-records.service.js';
import { PersonalDataHolders } from '../personal-data/holders.js';
import { HoldersModule } from '../personal-data/holders.module.js';
import { ProtectionModule } from '../vault/protection/protection.module.js';
import { ProtectionService } from '../vault/protection/protection.service.js';
import { caseHolding } from './case-holding.js';
import { CasesService } from './cases.service.js';
import { PlansService } from './plans.service.js';

@Module({
  imports: [MissionsModule, AccountsModule, CaseFilesModule, ConsentsModule, ProtectionModule, HoldersModule],
  providers: [
    {
      provide: CasesService,
      inject: [UnitOfWork, CLOCK, MissionsService, AccountsService, CaseFiles, ConsentsService, ProtectionService, PersonalDataHolders],
      useFactory: (
        work: UnitOfWork,
        clock: Clock,
        missions: MissionsService,
        accounts: AccountsService,
        files: CaseFiles,
        consents: ConsentsService,
        protection: ProtectionService,
        holders: PersonalDataHolders,
      ) => {
        holders.add(caseHolding);
        const cases = new CasesService(work, clock, missions, accounts, files, new JobseekerRecords(clock), consents, protection);
        // F41 asks for the assessment before a return.
        protection.settlesRisk(async (tx, missionId, id) => ((await cases.filesIn(tx, missionId, [id])).files[0]?.arrivedOn ?? null) !== null);
        return cases;
      },
    },
    {
      provide: PlansService,
      inject: [UnitOfWork, CLOCK, CaseFiles, CasesService],
      useFactory: (work: UnitOfWork, clock: Clock, files: CaseFiles, cases: CasesService) => new PlansService(work, clock, files, cases),
    },
  ],
  exports: [CasesService, PlansService],
})
export class CasesModule {}

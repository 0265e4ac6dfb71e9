import { Module } from '@nestjs/common';

import type { Clock } from '../../../kernel/clock.js';
import { MissionsModule } from '../../../office/missions/missions.module.js';
import { MissionsService } from '../../../office/missions/missions.service.js';
import { CLOCK } from '../../../platform/clock.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { CaseFilesModule } from '../../jobseekers/case-files.module.js';
import { CaseFiles } from '../../jobseekers/case-files.service.js';
import { PersonalDataHolders } from '../../personal-data/holders.js';
import { HoldersModule } from '../../personal-data/holders.module.js';
import { KeysModule } from '../keys/keys.module.js';
import { PersonKeys } from '../keys/person-keys.service.js';
import { ProtectionModule } from '../protection/protection.module.js';
import { ProtectionService } from '../protection/protection.service.js';
import { RuleFactsService } from './rule-facts.service.js';

/** What rules of programmes ask of people. */
@Module({
  imports: [MissionsModule, CaseFilesModule, KeysModule, HoldersModule, ProtectionModule],
  providers: [
    {
      provide: RuleFactsService,
      inject: [UnitOfWork, CLOCK, MissionsService, CaseFiles, PersonKeys, ProtectionService, PersonalDataHolders],
      useFactory: (work: UnitOfWork, clock: Clock, missions: MissionsService, files: CaseFiles, keys: PersonKeys, protection: ProtectionService, holders: PersonalDataHolders) => {
        const facts = new RuleFactsService(work, clock, missions, files, keys, protection);
        protection.settlesRisk((tx, missionId, id) => facts.isRiskAssessed(tx, missionId, id));
        holders.add({
          title: 'What programmes ask about you',
          tables: ['rule_facts'],
          forget: (tx, missionId, id) => facts.forgetIn(tx, missionId, id),
          tell: (tx, viewer, id) => facts.tellIn(tx, viewer, id),
        });
        return facts;
      },
    },
  ],
  exports: [RuleFactsService],
})
export class RuleFactsModule {}

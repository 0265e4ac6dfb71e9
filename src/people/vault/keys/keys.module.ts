import { Module } from '@nestjs/common';

import type { Clock } from '../../../kernel/clock.js';
import { MissionsModule } from '../../../office/missions/missions.module.js';
import { MissionsService } from '../../../office/missions/missions.service.js';
import { CLOCK } from '../../../platform/clock.js';
import type { Config } from '../../../platform/config/config.js';
import { ownVaultKeys } from '../../../platform/config/vault-keys.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { HealthChecks } from '../../../platform/http/health-checks.js';
import type { Installation } from '../../../platform/installation.js';
import { LOG, type Log } from '../../../platform/log/log.js';
import { CONFIG, INSTALLATION } from '../../../platform/platform.module.js';
import { KeysProcessor } from './keys.processor.js';
import { PersonKeys } from './person-keys.service.js';
import { checkKeys } from './right-keys.js';
import { openKeyRing } from './vault-keys.service.js';

/** The keys of people. */
@Module({
  imports: [MissionsModule],
  providers: [
    {
      provide: PersonKeys,
      inject: [CONFIG, INSTALLATION, CLOCK, HealthChecks, LOG, UnitOfWork, MissionsService],
      useFactory: async (config: Config, installation: Installation, clock: Clock, checks: HealthChecks, log: Log, work: UnitOfWork, missions: MissionsService) => {
        const store = new UnitOfWork(installation.keys);
        checks.add('keys', async () => {
          await installation.keys.query('select 1');
          return { ready: true };
        });
        const ring = await openKeyRing(store, config.vaultKeys ?? (await ownVaultKeys(config.dataFolder, clock.now())), log);
        await checkKeys({ work, store, missions }, ring);
        return new PersonKeys(store, ring);
      },
    },
    {
      provide: KeysProcessor,
      inject: [UnitOfWork, MissionsService, PersonKeys],
      useFactory: (work: UnitOfWork, missions: MissionsService, keys: PersonKeys) => new KeysProcessor(work, missions, keys),
    },
  ],
  exports: [PersonKeys],
})
export class KeysModule {}

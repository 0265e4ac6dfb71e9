import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { ApiKeysService } from './api-keys.service.js';

@Module({
  imports: [AccountsModule],
  providers: [
    {
      provide: ApiKeysService,
      inject: [UnitOfWork, CLOCK, AccountsService],
      useFactory: (work: UnitOfWork, clock: Clock, accounts: AccountsService) => new ApiKeysService(work, clock, accounts),
    },
  ],
  exports: [ApiKeysService],
})
export class ApiKeysModule {}

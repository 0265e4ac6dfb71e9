import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AccountsService } from './accounts.service.js';

@Module({
  providers: [
    {
      provide: AccountsService,
      inject: [UnitOfWork, CLOCK],
      useFactory: (work: UnitOfWork, clock: Clock) => new AccountsService(work, clock),
    },
  ],
  exports: [AccountsService],
})
export class AccountsModule {}

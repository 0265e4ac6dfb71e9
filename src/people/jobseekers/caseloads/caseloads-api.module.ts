import { Module } from '@nestjs/common';

import { AccountsModule } from '../../../office/accounts/accounts.module.js';
import { AccountsService } from '../../../office/accounts/accounts.service.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { CaseloadsResolver } from './caseloads.resolver.js';
import { CaseloadsService } from './caseloads.service.js';

/** The doors to the cases of accounts. */
@Module({
  imports: [AccountsModule],
  providers: [
    CaseloadsResolver,
    {
      provide: CaseloadsService,
      inject: [UnitOfWork, AccountsService],
      useFactory: (work: UnitOfWork, accounts: AccountsService) => new CaseloadsService(work, accounts),
    },
  ],
})
export class CaseloadsApiModule {}

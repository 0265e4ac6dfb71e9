import { Global, Module } from '@nestjs/common';

import { ACCOUNT_VIEWERS } from '../../platform/imports/account-viewers.js';
import { accountViewers } from './account-viewers.js';
import { AccountsModule } from './accounts.module.js';
import { AccountsService } from './accounts.service.js';

/** What accounts may do now, for all work that goes on after its owner has left. */
@Global()
@Module({
  imports: [AccountsModule],
  providers: [{ provide: ACCOUNT_VIEWERS, inject: [AccountsService], useFactory: (accounts: AccountsService) => accountViewers(accounts) }],
  exports: [ACCOUNT_VIEWERS],
})
export class AccountViewersModule {}

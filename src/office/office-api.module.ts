import { Module } from '@nestjs/common';

import { AccountsModule } from './accounts/accounts.module.js';
import { AccountsResolver } from './accounts/accounts.resolver.js';
import { MissionsModule } from './missions/missions.module.js';
import { MissionsResolver } from './missions/missions.resolver.js';

/** The doors to the mission itself and its accounts. Signing in is a global module beside it. */
@Module({ imports: [MissionsModule, AccountsModule], providers: [MissionsResolver, AccountsResolver] })
export class OfficeApiModule {}

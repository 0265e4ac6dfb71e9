import { Module } from '@nestjs/common';

import type { Config } from '../../platform/config/config.js';
import { VIEWER_SOURCE } from '../../platform/graphql/context.js';
import { CONFIG } from '../../platform/platform.module.js';
import { ApiKeysModule } from '../api-keys/api-keys.module.js';
import { ApiKeysService } from '../api-keys/api-keys.service.js';
import { AccountsModule } from './accounts.module.js';
import { AccountsService } from './accounts.service.js';
import { BearerSignIn } from './sign-in.js';
import { LocalTokens, OidcTokens } from './tokens.js';

/** Signing in at the API: tokens of the configured issuer, or of this installation's own on loopback. */
@Module({
  imports: [AccountsModule, ApiKeysModule],
  providers: [
    {
      provide: BearerSignIn,
      inject: [CONFIG, AccountsService, ApiKeysService],
      useFactory: async (config: Config, accounts: AccountsService, keys: ApiKeysService) =>
        new BearerSignIn(accounts, config.oidc === null ? await LocalTokens.open(config.dataFolder) : new OidcTokens(config.oidc), keys),
    },
    { provide: VIEWER_SOURCE, useExisting: BearerSignIn },
  ],
  exports: [BearerSignIn, VIEWER_SOURCE],
})
export class SignInModule {}

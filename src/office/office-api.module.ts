import { Module } from '@nestjs/common';

import { AboutModule } from './about/about.module.js';
import { AboutResolver } from './about/about.resolver.js';
import { AccountsModule } from './accounts/accounts.module.js';
import { AccountsResolver } from './accounts/accounts.resolver.js';
import { ApiKeysModule } from './api-keys/api-keys.module.js';
import { ApiKeysResolver } from './api-keys/api-keys.resolver.js';
import { MissionsModule } from './missions/missions.module.js';
import { MissionsResolver } from './missions/missions.resolver.js';
import { TextSuggestionsResolver } from './vocabulary/text-suggestions.resolver.js';
import { VocabularyModule } from './vocabulary/vocabulary.module.js';
import { OccupationResolver, SkillResolver, VocabularyResolver } from './vocabulary/vocabulary.resolver.js';

/** The doors to what this installation is, to the mission itself, its accounts and its vocabulary. Signing in is a global module beside it. */
@Module({
  imports: [AboutModule, MissionsModule, AccountsModule, ApiKeysModule, VocabularyModule],
  providers: [AboutResolver, MissionsResolver, AccountsResolver, ApiKeysResolver, VocabularyResolver, OccupationResolver, SkillResolver, TextSuggestionsResolver],
})
export class OfficeApiModule {}

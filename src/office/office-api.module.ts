import { Module } from '@nestjs/common';

import { AboutModule } from './about/about.module.js';
import { AboutResolver } from './about/about.resolver.js';
import { AccountsModule } from './accounts/accounts.module.js';
import { AccountsResolver } from './accounts/accounts.resolver.js';
import { ApiKeysModule } from './api-keys/api-keys.module.js';
import { ApiKeysResolver } from './api-keys/api-keys.resolver.js';
import { MissionsModule } from './missions/missions.module.js';
import { MissionsResolver } from './missions/missions.resolver.js';
import { TaskStepsLoader } from './tasks/task.loader.js';
import { TasksModule } from './tasks/tasks.module.js';
import { TasksResolver } from './tasks/tasks.resolver.js';
import { TasksService } from './tasks/tasks.service.js';
import { TextSuggestionsResolver } from './vocabulary/text-suggestions.resolver.js';
import { VocabularyModule } from './vocabulary/vocabulary.module.js';
import { OccupationResolver, SkillResolver, VocabularyResolver } from './vocabulary/vocabulary.resolver.js';

/** The doors to what this installation is, to the mission itself, its accounts, its vocabulary and its work list. Signing in is a global module beside it. */
@Module({
  imports: [AboutModule, MissionsModule, AccountsModule, ApiKeysModule, VocabularyModule, TasksModule],
  providers: [
    AboutResolver,
    MissionsResolver,
    AccountsResolver,
    ApiKeysResolver,
    VocabularyResolver,
    OccupationResolver,
    SkillResolver,
    TextSuggestionsResolver,
    TasksResolver,
    { provide: TaskStepsLoader, inject: [TasksService], useFactory: (tasks: TasksService) => new TaskStepsLoader(tasks) },
  ],
})
export class OfficeApiModule {}

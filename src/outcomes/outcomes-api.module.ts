import { Module } from '@nestjs/common';

import { CandidatesModule } from './candidates/candidates.module.js';
import { CandidatesResolver } from './candidates/candidates.resolver.js';
import { CardsResolver } from './candidates/cards.resolver.js';
import { MessagesModule } from './messages/messages.module.js';
import { MessagesResolver } from './messages/messages.resolver.js';
import { SurveysModule } from './surveys/surveys.module.js';
import { SurveysResolver } from './surveys/surveys.resolver.js';
import { PlaceSuspensionsModule } from './suspensions/place-suspensions.module.js';
import { PlaceSuspensionsResolver } from './suspensions/place-suspensions.resolver.js';

/** The doors to what becomes of matches. */
@Module({
  imports: [CandidatesModule, PlaceSuspensionsModule, SurveysModule, MessagesModule],
  providers: [CandidatesResolver, CardsResolver, PlaceSuspensionsResolver, SurveysResolver, MessagesResolver],
})
export class OutcomesApiModule {}

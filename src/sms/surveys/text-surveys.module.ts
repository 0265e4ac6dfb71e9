import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { MissionsModule } from '../../office/missions/missions.module.js';
import { MissionsService } from '../../office/missions/missions.service.js';
import { SurveysModule } from '../../outcomes/surveys/surveys.module.js';
import { SurveysService } from '../../outcomes/surveys/surveys.service.js';
import { PersonalDataHolders } from '../../people/personal-data/holders.js';
import { HoldersModule } from '../../people/personal-data/holders.module.js';
import { KeysModule } from '../../people/vault/keys/keys.module.js';
import { PersonKeys } from '../../people/vault/keys/person-keys.service.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { ContactsService } from '../contact/contacts.service.js';
import { QuestionSources } from '../hearing/question-sources.js';
import { SmsModule } from '../sms.module.js';
import { OutgoingTexts } from '../texts/outgoing-texts.service.js';
import { TextCauses } from '../texts/text-causes.js';
import { textSurveyHolding } from './survey-holding.js';
import { TextSurveysProcessor } from './text-surveys.processor.js';
import { TextSurveys } from './text-surveys.service.js';

/** Plain questions of the survey by text. */
@Module({
  imports: [SmsModule, MissionsModule, SurveysModule, KeysModule, HoldersModule],
  providers: [
    {
      provide: TextSurveys,
      inject: [UnitOfWork, CLOCK, SurveysService, ContactsService, PersonKeys, OutgoingTexts, QuestionSources, TextCauses, PersonalDataHolders],
      useFactory: (
        work: UnitOfWork,
        clock: Clock,
        surveys: SurveysService,
        contacts: ContactsService,
        keys: PersonKeys,
        texts: OutgoingTexts,
        sources: QuestionSources,
        causes: TextCauses,
        holders: PersonalDataHolders,
      ) => {
        const textSurveys = new TextSurveys(work, clock, { surveys, contacts, keys, texts });
        sources.add(textSurveys);
        causes.add(textSurveys);
        holders.add(textSurveyHolding);
        return textSurveys;
      },
    },
    {
      provide: TextSurveysProcessor,
      inject: [UnitOfWork, MissionsService, TextSurveys],
      useFactory: (work: UnitOfWork, missions: MissionsService, surveys: TextSurveys) => new TextSurveysProcessor(work, missions, surveys),
    },
  ],
  exports: [TextSurveys],
})
export class TextSurveysModule {}

import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { MissionsModule } from '../../office/missions/missions.module.js';
import { MissionsService } from '../../office/missions/missions.service.js';
import { TasksModule } from '../../office/tasks/tasks.module.js';
import { TasksService } from '../../office/tasks/tasks.service.js';
import { SurveysModule } from '../../outcomes/surveys/surveys.module.js';
import { SurveysService } from '../../outcomes/surveys/surveys.service.js';
import { JobseekerRecords } from '../../people/jobseekers/jobseeker-records.service.js';
import { PersonalDataHolders } from '../../people/personal-data/holders.js';
import { HoldersModule } from '../../people/personal-data/holders.module.js';
import { IdentitiesModule } from '../../people/vault/identities/identities.module.js';
import { IdentitiesService } from '../../people/vault/identities/identities.service.js';
import { KeysModule } from '../../people/vault/keys/keys.module.js';
import { PersonKeys } from '../../people/vault/keys/person-keys.service.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { LOG, type Log } from '../../platform/log/log.js';
import { ContactsService } from '../contact/contacts.service.js';
import { QuestionSources } from '../hearing/question-sources.js';
import { SmsModule } from '../sms.module.js';
import { OutgoingTexts } from '../texts/outgoing-texts.service.js';
import { TextCauses } from '../texts/text-causes.js';
import { airtimeHolding } from '../airtime/airtime-holding.js';
import { AirtimeService } from '../airtime/airtime.service.js';
import { textSurveyHolding } from './survey-holding.js';
import { TextSurveysProcessor } from './text-surveys.processor.js';
import { TextSurveys } from './text-surveys.service.js';

/** Plain questions of the survey by text, and airtime for answers. */
@Module({
  imports: [SmsModule, MissionsModule, TasksModule, SurveysModule, IdentitiesModule, KeysModule, HoldersModule],
  providers: [
    {
      provide: AirtimeService,
      inject: [UnitOfWork, CLOCK, MissionsService, IdentitiesService, ContactsService, PersonKeys, TasksService, LOG],
      useFactory: (work: UnitOfWork, clock: Clock, missions: MissionsService, identities: IdentitiesService, contacts: ContactsService, keys: PersonKeys, tasks: TasksService, log: Log) =>
        new AirtimeService(work, clock, { missions, records: new JobseekerRecords(clock), identities, contacts, keys, tasks }, log),
    },
    {
      provide: TextSurveys,
      inject: [UnitOfWork, CLOCK, SurveysService, ContactsService, PersonKeys, OutgoingTexts, QuestionSources, TextCauses, PersonalDataHolders, AirtimeService],
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
        airtime: AirtimeService,
      ) => {
        const textSurveys = new TextSurveys(work, clock, { surveys, contacts, keys, texts });
        sources.add(textSurveys);
        causes.add(textSurveys);
        textSurveys.followComplete((tx, viewer, survey) => airtime.owe(tx, viewer, survey));
        holders.add(textSurveyHolding);
        holders.add(airtimeHolding);
        return textSurveys;
      },
    },
    {
      provide: TextSurveysProcessor,
      inject: [UnitOfWork, MissionsService, TextSurveys, AirtimeService],
      useFactory: (work: UnitOfWork, missions: MissionsService, surveys: TextSurveys, airtime: AirtimeService) => new TextSurveysProcessor(work, missions, surveys, airtime),
    },
  ],
  exports: [TextSurveys, AirtimeService],
})
export class TextSurveysModule {}

import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { MissionsModule } from '../../office/missions/missions.module.js';
import { MissionsService } from '../../office/missions/missions.service.js';
import { TasksModule } from '../../office/tasks/tasks.module.js';
import { TasksService } from '../../office/tasks/tasks.service.js';
import { EmployersModule } from '../../openings/employers/employers.module.js';
import { EmployersService } from '../../openings/employers/employers.service.js';
import { InternshipsModule } from '../../openings/internships/internships.module.js';
import { InternshipsService } from '../../openings/internships/internships.service.js';
import { OpeningRecords } from '../../openings/openings/opening-records.service.js';
import { TrainingsModule } from '../../openings/trainings/trainings.module.js';
import { TrainingsService } from '../../openings/trainings/trainings.service.js';
import { AnswersService } from '../../outcomes/check-ins/answers.service.js';
import { CheckInsModule } from '../../outcomes/check-ins/check-ins.module.js';
import { OfferAnswers } from '../../outcomes/offers/offer-answers.service.js';
import { OfferReadings } from '../../outcomes/offers/offer-readings.service.js';
import { OffersModule } from '../../outcomes/offers/offers.module.js';
import { CaseFilesModule } from '../../people/jobseekers/case-files.module.js';
import { CaseFiles } from '../../people/jobseekers/case-files.service.js';
import { JobseekerRecords } from '../../people/jobseekers/jobseeker-records.service.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { ContactsService } from '../contact/contacts.service.js';
import { HearingService } from '../hearing/hearing.service.js';
import { QuestionSources } from '../hearing/question-sources.js';
import { ReadOuts } from '../read-outs/read-outs.service.js';
import { SmsModule } from '../sms.module.js';
import { OutgoingTexts } from '../texts/outgoing-texts.service.js';
import { CheckInsByText } from './check-ins-by-text.js';
import { OffersByText } from './offers-by-text.js';

/** What people are asked by text, and where their answers go. */
@Module({
  imports: [SmsModule, CaseFilesModule, MissionsModule, TasksModule, EmployersModule, InternshipsModule, TrainingsModule, OffersModule, CheckInsModule],
  providers: [
    {
      provide: OffersByText,
      inject: [CLOCK, QuestionSources, MissionsService, OfferAnswers, OfferReadings],
      useFactory: (clock: Clock, sources: QuestionSources, missions: MissionsService, answers: OfferAnswers, readings: OfferReadings) => {
        const offers = new OffersByText(clock, { missions, answers, readings });
        sources.add(offers);
        return offers;
      },
    },
    {
      provide: CheckInsByText,
      inject: [CLOCK, QuestionSources, MissionsService, AnswersService],
      useFactory: (clock: Clock, sources: QuestionSources, missions: MissionsService, answers: AnswersService) => {
        const checkIns = new CheckInsByText({ missions, records: new JobseekerRecords(clock), answers });
        sources.add(checkIns);
        return checkIns;
      },
    },
    {
      provide: ReadOuts,
      inject: [UnitOfWork, MissionsService, TasksService, OfferReadings, InternshipsService, TrainingsService, EmployersService, ContactsService, CaseFiles, OutgoingTexts, HearingService],
      useFactory: (
        work: UnitOfWork,
        missions: MissionsService,
        tasks: TasksService,
        offers: OfferReadings,
        internships: InternshipsService,
        trainings: TrainingsService,
        employers: EmployersService,
        contacts: ContactsService,
        files: CaseFiles,
        texts: OutgoingTexts,
        hearing: HearingService,
      ) => new ReadOuts(work, { missions, tasks, offers, openings: new OpeningRecords(), internships, trainings, employers, contacts, files, texts, hearing }),
    },
  ],
  exports: [ReadOuts],
})
export class JoinedModule {}

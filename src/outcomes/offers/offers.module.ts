import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { PairsModule } from '../../matches/pairs/pairs.module.js';
import { PairsService } from '../../matches/pairs/pairs.service.js';
import { MissionsModule } from '../../office/missions/missions.module.js';
import { MissionsService } from '../../office/missions/missions.service.js';
import { TaskSubjects } from '../../office/tasks/by-hand/task-subjects.js';
import { TasksModule } from '../../office/tasks/tasks.module.js';
import { TasksService } from '../../office/tasks/tasks.service.js';
import { EligibilityModule } from '../../openings/eligibility/eligibility.module.js';
import { CaseFacts } from '../../openings/eligibility/case-facts.service.js';
import { EligibilityService } from '../../openings/eligibility/eligibility.service.js';
import { EmployersModule } from '../../openings/employers/employers.module.js';
import { EmployersService } from '../../openings/employers/employers.service.js';
import { SupportModule } from '../../openings/support/support.module.js';
import { SupportService } from '../../openings/support/support.service.js';
import { OpeningRecords } from '../../openings/openings/opening-records.service.js';
import { OpeningsModule } from '../../openings/openings/openings.module.js';
import { OpeningsService } from '../../openings/openings/openings.service.js';
import { ConsentsModule } from '../../people/consents/consents.module.js';
import { ConsentsService } from '../../people/consents/consents.service.js';
import { JobseekerRecords } from '../../people/jobseekers/jobseeker-records.service.js';
import { personAsSubject } from '../../people/papers/task-holding.js';
import { PersonalDataHolders } from '../../people/personal-data/holders.js';
import { HoldersModule } from '../../people/personal-data/holders.module.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { OpenCases } from '../../programmes/rules/programmes/open-cases.js';
import { ProgrammesModule } from '../../programmes/rules/programmes/programmes.module.js';
import { CandidatesModule } from '../candidates/candidates.module.js';
import { CandidatesService } from '../candidates/candidates.service.js';
import { Standings } from '../candidates/standings.js';
import { CheckInsModule } from '../check-ins/check-ins.module.js';
import { FeesService } from '../check-ins/fees/fees.service.js';
import { MessagesModule } from '../messages/messages.module.js';
import { MessagesService } from '../messages/messages.service.js';
import { PlacementsModule } from '../placements/placements.module.js';
import { PlacementsService } from '../placements/placements.service.js';
import { ResponseRatesModule } from '../response-rates/response-rates.module.js';
import { QuestionsService } from '../response-rates/questions.service.js';
import { PlaceSuspensionsModule } from '../suspensions/place-suspensions.module.js';
import { PlaceSuspensionsService } from '../suspensions/place-suspensions.service.js';
import { SupportedSeatsModule } from '../supported-seats/supported-seats.module.js';
import { SupportedSeats } from '../supported-seats/supported-seats.service.js';
import type { OfferId } from './lifecycle/offer.js';
import { EmployerReadings } from './employer-readings.service.js';
import { EmployerMoves } from './employer-moves.service.js';
import { OfferAnswers } from './offer-answers.service.js';
import { OfferBook } from './offer-book.js';
import { OfferGrounds } from './offer-ground.js';
import { countConfirmed } from './offer.store.js';
import { offerCases, offerFacts } from './offer-cases.js';
import { offerHolding } from './offer-holding.js';
import { OfferNotices } from './offer-notices.js';
import { OfferReadings } from './offer-readings.service.js';
import { OffersInTime } from './offers-in-time.service.js';
import { OffersProcessor } from './offers.processor.js';
import { OffersService } from './offers.service.js';
import { OtherVentures } from './other-ventures.js';

@Module({
  imports: [CandidatesModule, CheckInsModule, ConsentsModule, EligibilityModule, EmployersModule, HoldersModule, MessagesModule, MissionsModule, OpeningsModule, PairsModule, PlacementsModule, PlaceSuspensionsModule, ResponseRatesModule, ProgrammesModule, SupportModule, SupportedSeatsModule, TasksModule],
  providers: [
    OtherVentures,
    {
      provide: OfferNotices,
      inject: [MessagesService, TasksService, ConsentsService],
      useFactory: (messages: MessagesService, tasks: TasksService, consents: ConsentsService) => new OfferNotices(messages, tasks, consents),
    },
    {
      provide: OfferBook,
      inject: [CLOCK, MissionsService, OpeningsService, CandidatesService, OfferNotices, SupportedSeats, PersonalDataHolders, TaskSubjects],
      useFactory: (
        clock: Clock,
        missions: MissionsService,
        openings: OpeningsService,
        candidates: CandidatesService,
        notices: OfferNotices,
        money: SupportedSeats,
        holders: PersonalDataHolders,
        subjects: TaskSubjects,
      ) => {
        const records = new JobseekerRecords(clock);
        const book = new OfferBook(clock, missions, openings, new OpeningRecords(), records, candidates, notices, money);
        const person = personAsSubject(records);
        subjects.add('Offer', async (tx, viewer, id) => {
          const offer = await book.named(tx, viewer.missionId, id as OfferId);
          return offer === null ? null : person(tx, viewer, offer.jobseekerId);
        });
        holders.add(offerHolding(book));
        return book;
      },
    },
    {
      provide: OfferGrounds,
      inject: [PairsService, Standings, PlaceSuspensionsService, EmployersService, FeesService, EligibilityService, CaseFacts, OpenCases, SupportService, OtherVentures],
      useFactory: (
        pairs: PairsService,
        standings: Standings,
        suspensions: PlaceSuspensionsService,
        employers: EmployersService,
        fees: FeesService,
        eligibility: EligibilityService,
        facts: CaseFacts,
        cases: OpenCases,
        support: SupportService,
        others: OtherVentures,
      ) => {
        facts.add(offerFacts());
        cases.add(offerCases(support, eligibility));
        return new OfferGrounds(pairs, standings, suspensions, employers, fees, eligibility, others);
      },
    },
    {
      provide: OffersService,
      inject: [UnitOfWork, OpeningsService, OfferGrounds, OfferBook, QuestionsService],
      useFactory: (work: UnitOfWork, openings: OpeningsService, grounds: OfferGrounds, book: OfferBook, questions: QuestionsService) =>
        new OffersService(work, openings, grounds, book, questions),
    },
    {
      provide: OfferAnswers,
      inject: [UnitOfWork, OfferGrounds, OfferBook, OfferNotices, CandidatesService, OpeningsService, PlacementsService],
      useFactory: (
        work: UnitOfWork,
        grounds: OfferGrounds,
        book: OfferBook,
        notices: OfferNotices,
        candidates: CandidatesService,
        openings: OpeningsService,
        placements: PlacementsService,
      ) => {
        openings.holdSeats(async (tx, missionId, id) => (await countConfirmed(tx, missionId, id)) + (await placements.seatedAt(tx, missionId, id)));
        return new OfferAnswers(work, grounds, book, notices, candidates, openings, placements);
      },
    },
    {
      provide: EmployerMoves,
      inject: [UnitOfWork, OfferBook, OfferAnswers],
      useFactory: (work: UnitOfWork, book: OfferBook, answers: OfferAnswers) => new EmployerMoves(work, book, answers),
    },
    {
      provide: EmployerReadings,
      inject: [OfferAnswers, CandidatesService],
      useFactory: (answers: OfferAnswers, candidates: CandidatesService) => new EmployerReadings(answers, candidates),
    },
    {
      provide: OfferReadings,
      inject: [UnitOfWork, CLOCK, PairsService],
      useFactory: (work: UnitOfWork, clock: Clock, pairs: PairsService) => new OfferReadings(work, new JobseekerRecords(clock), pairs),
    },
    {
      provide: OffersInTime,
      inject: [UnitOfWork, CLOCK, MissionsService, MessagesService, OfferGrounds, OfferBook, OfferNotices, OffersService, PlacementsService],
      useFactory: (
        work: UnitOfWork,
        clock: Clock,
        missions: MissionsService,
        messages: MessagesService,
        grounds: OfferGrounds,
        book: OfferBook,
        notices: OfferNotices,
        offers: OffersService,
        placements: PlacementsService,
      ) => {
        const inTime = new OffersInTime(work, clock, missions, messages, grounds, book, notices, offers);
        placements.follow((tx, viewer, placement, event) => inTime.follow(tx, viewer, placement, event));
        messages.follow('Offer', (tx, viewer, settled) => inTime.textSettled(tx, viewer, settled));
        return inTime;
      },
    },
    { provide: OffersProcessor, inject: [OffersInTime], useFactory: (offers: OffersInTime) => new OffersProcessor(offers) },
  ],
  exports: [EmployerMoves, EmployerReadings, OfferAnswers, OfferReadings, OffersInTime, OffersService, OtherVentures],
})
export class OffersModule {}

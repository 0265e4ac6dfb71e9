import { Module } from '@nestjs/common';

import { CandidatesModule } from './candidates/candidates.module.js';
import { CandidatesResolver } from './candidates/candidates.resolver.js';
import { CardsResolver } from './candidates/cards.resolver.js';
import { AnswersService } from './check-ins/answers.service.js';
import { CheckInAnswersLoader } from './check-ins/check-in.loader.js';
import { CheckInsModule } from './check-ins/check-ins.module.js';
import { CheckInsResolver } from './check-ins/check-ins.resolver.js';
import { ContractsModule } from './contracts/contracts.module.js';
import { ContractsService } from './contracts/contracts.service.js';
import { ContractsLoader, ContractsResolver, HiredContractsResolver } from './contracts/doors/contracts.resolver.js';
import { AnsweringResolver } from './employer-answers/answering.resolver.js';
import { EmployerAnswersModule } from './employer-answers/employer-answers.module.js';
import { AnswersController } from './employer-answers/page/answers.controller.js';
import { OffersApiModule } from './offers/doors/offers-api.module.js';
import { HiredInternshipPapersResolver, InternshipPapersLoader, InternshipPapersResolver } from './internship-papers/doors/internship-papers.resolver.js';
import { InternshipPapersModule } from './internship-papers/internship-papers.module.js';
import { InternshipPapersService } from './internship-papers/internship-papers.service.js';
import { PayrollRemindersModule } from './payroll-reminders/payroll-reminders.module.js';
import { PayrollRemindersResolver } from './payroll-reminders/payroll-reminders.resolver.js';
import { PlacementEventsLoader } from './placements/placement.loader.js';
import { PlacementsModule } from './placements/placements.module.js';
import { PlacementsResolver } from './placements/placements.resolver.js';
import { PlacementsService } from './placements/placements.service.js';
import { ResponseRatesModule } from './response-rates/response-rates.module.js';
import { ResponseResolver } from './response-rates/response.resolver.js';
import { SupportedSeatsModule } from './supported-seats/supported-seats.module.js';
import { SeatMoneyLoader, SupportedSeatsResolver } from './supported-seats/supported-seats.resolver.js';
import { SupportedSeats } from './supported-seats/supported-seats.service.js';
import { SurveysModule } from './surveys/surveys.module.js';
import { SurveysResolver } from './surveys/surveys.resolver.js';
import { PlaceSuspensionsModule } from './suspensions/place-suspensions.module.js';
import { PlaceSuspensionsResolver } from './suspensions/place-suspensions.resolver.js';
import { FollowUpsLoader, FollowUpsResolver } from './venture-follow-ups/doors/follow-ups.resolver.js';
import { FollowUpsModule } from './venture-follow-ups/follow-ups.module.js';
import { FollowUpsService } from './venture-follow-ups/follow-ups.service.js';

/** The doors to what becomes of matches. */
@Module({
  imports: [CandidatesModule, PlaceSuspensionsModule, SurveysModule, OffersApiModule, PlacementsModule, InternshipPapersModule, ContractsModule, CheckInsModule, EmployerAnswersModule, ResponseRatesModule, SupportedSeatsModule, PayrollRemindersModule, FollowUpsModule],
  controllers: [AnswersController],
  providers: [
    CandidatesResolver,
    CardsResolver,
    PlaceSuspensionsResolver,
    SurveysResolver,
    PlacementsResolver,
    InternshipPapersResolver,
    HiredInternshipPapersResolver,
    { provide: InternshipPapersLoader, inject: [InternshipPapersService], useFactory: (papers: InternshipPapersService) => new InternshipPapersLoader(papers) },
    ContractsResolver,
    HiredContractsResolver,
    { provide: ContractsLoader, inject: [ContractsService], useFactory: (contracts: ContractsService) => new ContractsLoader(contracts) },
    CheckInsResolver,
    { provide: CheckInAnswersLoader, inject: [AnswersService], useFactory: (answers: AnswersService) => new CheckInAnswersLoader(answers) },
    AnsweringResolver,
    ResponseResolver,
    SupportedSeatsResolver,
    PayrollRemindersResolver,
    FollowUpsResolver,
    { provide: FollowUpsLoader, inject: [FollowUpsService], useFactory: (followUps: FollowUpsService) => new FollowUpsLoader(followUps) },
    { provide: SeatMoneyLoader, inject: [SupportedSeats], useFactory: (seats: SupportedSeats) => new SeatMoneyLoader(seats) },
    { provide: PlacementEventsLoader, inject: [PlacementsService], useFactory: (placements: PlacementsService) => new PlacementEventsLoader(placements) },
  ],
})
export class OutcomesApiModule {}

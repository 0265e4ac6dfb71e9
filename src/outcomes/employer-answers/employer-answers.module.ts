import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { MissionsModule } from '../../office/missions/missions.module.js';
import { MissionsService } from '../../office/missions/missions.service.js';
import { TasksModule } from '../../office/tasks/tasks.module.js';
import { TasksService } from '../../office/tasks/tasks.service.js';
import { EmployersModule } from '../../openings/employers/employers.module.js';
import { EmployersService } from '../../openings/employers/employers.service.js';
import { MailboxesModule } from '../../openings/employers/mailboxes/mailboxes.module.js';
import { MailboxesService } from '../../openings/employers/mailboxes/mailboxes.service.js';
import { OpeningRecords } from '../../openings/openings/opening-records.service.js';
import { CLOCK } from '../../platform/clock.js';
import type { Config } from '../../platform/config/config.js';
import { ownVaultKeys } from '../../platform/config/vault-keys.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Letters } from '../../platform/mail/letters.js';
import { MailsService } from '../../platform/mail/mails.service.js';
import { CONFIG } from '../../platform/platform.module.js';
import { CandidatesModule } from '../candidates/candidates.module.js';
import { CardsService } from '../candidates/cards.service.js';
import { AskingService as CheckInAsking } from '../check-ins/asking.service.js';
import { CheckInsModule } from '../check-ins/check-ins.module.js';
import { EmployerMoves } from '../offers/employer-moves.service.js';
import { EmployerReadings } from '../offers/employer-readings.service.js';
import { OfferAnswers } from '../offers/offer-answers.service.js';
import { OffersModule } from '../offers/offers.module.js';
import { PlacementsModule } from '../placements/placements.module.js';
import { PlacementsService } from '../placements/placements.service.js';
import { QuestionsService } from '../response-rates/questions.service.js';
import { ResponseRatesModule } from '../response-rates/response-rates.module.js';
import { AnsweringService } from './answering.service.js';
import { AskingProcessor } from './asking/asking.processor.js';
import { AskingService } from './asking/asking.service.js';
import { QuestionLetters } from './asking/question-letters.js';
import { FIRST_LETTER, REMINDER_LETTER } from './asking/reach.js';
import { AnswerLinks } from './links/answer-links.service.js';
import { linkKeys } from './links/link-token.js';
import { AnswerPages } from './page/answer-pages.service.js';
import { StartPages } from './page/start-pages.service.js';
import { StartLetters } from './starts/start-letters.js';
import { StartsService } from './starts/starts.service.js';

@Module({
  imports: [MissionsModule, EmployersModule, MailboxesModule, TasksModule, CandidatesModule, OffersModule, PlacementsModule, CheckInsModule, ResponseRatesModule],
  providers: [
    {
      provide: AnswerLinks,
      inject: [UnitOfWork, CLOCK, MailboxesService, CONFIG],
      useFactory: async (work: UnitOfWork, clock: Clock, mailboxes: MailboxesService, { vaultKeys, dataFolder }: Config) =>
        new AnswerLinks(work, clock, mailboxes, linkKeys(vaultKeys ?? (await ownVaultKeys(dataFolder, clock.now())))),
    },
    {
      provide: AskingService,
      inject: [UnitOfWork, CLOCK, MissionsService, EmployerReadings, QuestionsService, EmployersService, MailboxesService, MailsService, TasksService, AnswerLinks],
      useFactory: (
        work: UnitOfWork,
        clock: Clock,
        missions: MissionsService,
        offers: EmployerReadings,
        questions: QuestionsService,
        employers: EmployersService,
        mailboxes: MailboxesService,
        mails: MailsService,
        tasks: TasksService,
        links: AnswerLinks,
      ) => new AskingService(work, clock, missions, offers, questions, employers, mailboxes, mails, tasks, links),
    },
    {
      provide: AskingProcessor,
      inject: [AskingService, Letters, CONFIG, MissionsService, EmployerReadings, QuestionsService, MailboxesService, AnswerLinks],
      useFactory: (
        asking: AskingService,
        letters: Letters,
        { mail }: Config,
        missions: MissionsService,
        offers: EmployerReadings,
        questions: QuestionsService,
        mailboxes: MailboxesService,
        links: AnswerLinks,
      ) => {
        for (const kind of [FIRST_LETTER, REMINDER_LETTER] as const)
          letters.add(new QuestionLetters(kind, mail?.publicUrl ?? '', missions, offers, new OpeningRecords(), questions, mailboxes, links, asking));
        return new AskingProcessor(asking);
      },
    },
    {
      provide: AnsweringService,
      inject: [UnitOfWork, CLOCK, EmployerReadings, EmployerMoves, OfferAnswers],
      useFactory: (work: UnitOfWork, clock: Clock, offers: EmployerReadings, moves: EmployerMoves, answers: OfferAnswers) =>
        new AnsweringService(work, clock, offers, moves, answers, new OpeningRecords()),
    },
    {
      provide: StartsService,
      inject: [UnitOfWork, CLOCK, MissionsService, EmployerReadings, PlacementsService],
      useFactory: (work: UnitOfWork, clock: Clock, missions: MissionsService, offers: EmployerReadings, placements: PlacementsService) =>
        new StartsService(work, clock, missions, offers, placements, new OpeningRecords()),
    },
    {
      provide: StartLetters,
      inject: [CONFIG, MissionsService, PlacementsService, StartsService, MailboxesService, AnswerLinks, MailsService, Letters, CheckInAsking],
      useFactory: (
        { mail }: Config,
        missions: MissionsService,
        placements: PlacementsService,
        starts: StartsService,
        mailboxes: MailboxesService,
        links: AnswerLinks,
        mails: MailsService,
        letters: Letters,
        checkIns: CheckInAsking,
      ) => {
        const asking = new StartLetters(mail?.publicUrl ?? '', missions, placements, starts, mailboxes, links, mails);
        letters.add(asking);
        checkIns.followEmployers((tx, checkIn) => asking.ask(tx, checkIn));
        return asking;
      },
    },
    {
      provide: AnswerPages,
      inject: [AnswerLinks, AnsweringService, CardsService, MissionsService, StartsService],
      useFactory: (links: AnswerLinks, answering: AnsweringService, cards: CardsService, missions: MissionsService, starts: StartsService) =>
        new AnswerPages(links, answering, cards, missions, new StartPages(starts)),
    },
  ],
  exports: [AnsweringService, AskingService, AnswerPages],
})
export class EmployerAnswersModule {}

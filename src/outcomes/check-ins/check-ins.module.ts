import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { MissionsModule } from '../../office/missions/missions.module.js';
import { MissionsService } from '../../office/missions/missions.service.js';
import { TasksModule } from '../../office/tasks/tasks.module.js';
import { TasksService } from '../../office/tasks/tasks.service.js';
import { CasesModule } from '../../people/cases/cases.module.js';
import { CasesService } from '../../people/cases/cases.service.js';
import { ConsentsModule } from '../../people/consents/consents.module.js';
import { ConsentsService } from '../../people/consents/consents.service.js';
import { JobseekerRecords } from '../../people/jobseekers/jobseeker-records.service.js';
import { PersonalDataHolders } from '../../people/personal-data/holders.js';
import { HoldersModule } from '../../people/personal-data/holders.module.js';
import { PersonalDataModule } from '../../people/personal-data/personal-data.module.js';
import { RetentionService } from '../../people/personal-data/retention.service.js';
import { KeysModule } from '../../people/vault/keys/keys.module.js';
import { PersonKeys } from '../../people/vault/keys/person-keys.service.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { MessagesModule } from '../messages/messages.module.js';
import { MessagesService } from '../messages/messages.service.js';
import { PlacementsModule } from '../placements/placements.module.js';
import { PlacementsService } from '../placements/placements.service.js';
import { AnswersService } from './answers.service.js';
import { AskingService } from './asking.service.js';
import { CalendarsService } from './calendars.service.js';
import { checkInHolding } from './check-in-holding.js';
import { CheckInsProcessor } from './check-ins.processor.js';
import { feeHolding } from './fees/fee-holding.js';
import { FeesService } from './fees/fees.service.js';

@Module({
  imports: [MissionsModule, TasksModule, CasesModule, ConsentsModule, KeysModule, HoldersModule, PersonalDataModule, MessagesModule, PlacementsModule],
  providers: [
    {
      provide: CalendarsService,
      inject: [UnitOfWork, CLOCK, MissionsService, PlacementsService, CasesService, MessagesService, TasksService, PersonalDataHolders],
      useFactory: (
        work: UnitOfWork,
        clock: Clock,
        missions: MissionsService,
        placements: PlacementsService,
        cases: CasesService,
        messages: MessagesService,
        tasks: TasksService,
        holders: PersonalDataHolders,
      ) => {
        holders.add(checkInHolding);
        holders.add(feeHolding);
        const calendars = new CalendarsService(work, clock, { missions, placements, cases, records: new JobseekerRecords(clock), messages, tasks });
        placements.follow((tx, viewer, placement) => calendars.remakeIn(tx, viewer, placement));
        return calendars;
      },
    },
    {
      provide: AskingService,
      inject: [UnitOfWork, CLOCK, MissionsService, PlacementsService, ConsentsService, MessagesService, TasksService],
      useFactory: (
        work: UnitOfWork,
        clock: Clock,
        missions: MissionsService,
        placements: PlacementsService,
        consents: ConsentsService,
        messages: MessagesService,
        tasks: TasksService,
      ) => {
        // The next look at a check-in finds what became of its text, and asks for a call.
        messages.follow('CheckIn', () => Promise.resolve(true));
        return new AskingService(work, clock, { missions, placements, records: new JobseekerRecords(clock), consents, messages, tasks });
      },
    },
    {
      provide: FeesService,
      inject: [UnitOfWork, CLOCK, PlacementsService],
      useFactory: (work: UnitOfWork, clock: Clock, placements: PlacementsService) => new FeesService(work, clock, placements),
    },
    {
      provide: AnswersService,
      inject: [UnitOfWork, CLOCK, MissionsService, PlacementsService, PersonKeys, MessagesService, TasksService, FeesService, AskingService, RetentionService],
      useFactory: (
        work: UnitOfWork,
        clock: Clock,
        missions: MissionsService,
        placements: PlacementsService,
        keys: PersonKeys,
        messages: MessagesService,
        tasks: TasksService,
        fees: FeesService,
        asking: AskingService,
        retention: RetentionService,
      ) => new AnswersService(work, clock, { missions, placements, records: new JobseekerRecords(clock), keys, messages, tasks, fees, asking, retention }),
    },
    {
      provide: CheckInsProcessor,
      inject: [AskingService, CalendarsService],
      useFactory: (asking: AskingService, calendars: CalendarsService) => new CheckInsProcessor(asking, calendars),
    },
  ],
  exports: [AnswersService, AskingService, CalendarsService, FeesService],
})
export class CheckInsModule {}

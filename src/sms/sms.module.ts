import { Module } from '@nestjs/common';

import type { Clock } from '../kernel/clock.js';
import { MissionsModule } from '../office/missions/missions.module.js';
import { MissionsService } from '../office/missions/missions.service.js';
import { TasksModule } from '../office/tasks/tasks.module.js';
import { TasksService } from '../office/tasks/tasks.service.js';
import { MessagesModule } from '../outcomes/messages/messages.module.js';
import { MessagesService } from '../outcomes/messages/messages.service.js';
import { ConsentsModule } from '../people/consents/consents.module.js';
import { ConsentsService } from '../people/consents/consents.service.js';
import { CaseFilesModule } from '../people/jobseekers/case-files.module.js';
import { CaseFiles } from '../people/jobseekers/case-files.service.js';
import { JobseekerRecords } from '../people/jobseekers/jobseeker-records.service.js';
import { PersonalDataHolders } from '../people/personal-data/holders.js';
import { HoldersModule } from '../people/personal-data/holders.module.js';
import { IdentitiesModule } from '../people/vault/identities/identities.module.js';
import { IdentitiesService } from '../people/vault/identities/identities.service.js';
import { KeysModule } from '../people/vault/keys/keys.module.js';
import { PersonKeys } from '../people/vault/keys/person-keys.service.js';
import { ProtectionModule } from '../people/vault/protection/protection.module.js';
import { ProtectionService } from '../people/vault/protection/protection.service.js';
import { CLOCK } from '../platform/clock.js';
import type { Config } from '../platform/config/config.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { LOG, type Log } from '../platform/log/log.js';
import { Metrics } from '../platform/metrics/metrics.js';
import { CONFIG } from '../platform/platform.module.js';
import { MessageTexts, messageCauses } from './carrying/message-texts.js';
import { AskingAgain } from './contact/asking-again.service.js';
import { contactHolding } from './contact/contact-holding.js';
import { ContactsProcessor } from './contact/contacts.processor.js';
import { ContactsService } from './contact/contacts.service.js';
import { DoorService } from './hearing/door.service.js';
import { HearingService } from './hearing/hearing.service.js';
import { incomingHolding } from './hearing/incoming-holding.js';
import { QuestionSources } from './hearing/question-sources.js';
import { TextActs } from './hearing/text-acts.service.js';
import { TextsProcessor } from './hearing/texts.processor.js';
import { TextUpkeep } from './hearing/upkeep.service.js';
import { RelaysService } from './relays/relays.service.js';
import { OutgoingTexts } from './texts/outgoing-texts.service.js';
import { TextProgress } from './texts/progress.service.js';
import { SendingService } from './texts/sending.service.js';
import { TextCauses } from './texts/text-causes.js';
import { TextEnds } from './texts/text-ends.service.js';
import { textHolding } from './texts/text-holding.js';
import { TextViews } from './views/text-views.service.js';
import { TextWatch } from './watch/text-watch.js';

/** Text messages: relays, what goes out, what comes in. */
@Module({
  imports: [MissionsModule, TasksModule, ConsentsModule, CaseFilesModule, HoldersModule, IdentitiesModule, KeysModule, ProtectionModule, MessagesModule],
  providers: [
    TextCauses,
    QuestionSources,
    {
      provide: RelaysService,
      inject: [UnitOfWork, CLOCK, PersonKeys, CONFIG, LOG],
      useFactory: (work: UnitOfWork, clock: Clock, keys: PersonKeys, { publicUrl }: Config, log: Log) => new RelaysService(work, clock, keys, { publicUrl, log }),
    },
    {
      provide: ContactsService,
      inject: [UnitOfWork, CLOCK, MissionsService, CaseFiles, IdentitiesService, PersonKeys, RelaysService, ProtectionService, TasksService, PersonalDataHolders],
      useFactory: (
        work: UnitOfWork,
        clock: Clock,
        missions: MissionsService,
        files: CaseFiles,
        identities: IdentitiesService,
        keys: PersonKeys,
        relays: RelaysService,
        protection: ProtectionService,
        tasks: TasksService,
        holders: PersonalDataHolders,
      ) => {
        for (const holding of [contactHolding, textHolding, incomingHolding]) holders.add(holding);
        return new ContactsService(work, clock, { missions, files, identities, keys, relays, protection, tasks });
      },
    },
    {
      provide: AskingAgain,
      inject: [UnitOfWork, CLOCK, MissionsService, TasksService],
      useFactory: (work: UnitOfWork, clock: Clock, missions: MissionsService, tasks: TasksService) => new AskingAgain(work, clock, missions, tasks),
    },
    { provide: ContactsProcessor, inject: [AskingAgain], useFactory: (asking: AskingAgain) => new ContactsProcessor(asking) },
    {
      provide: TextEnds,
      inject: [CLOCK, MissionsService, TasksService, TextCauses],
      useFactory: (clock: Clock, missions: MissionsService, tasks: TasksService, causes: TextCauses) => new TextEnds(clock, missions, tasks, causes),
    },
    {
      provide: OutgoingTexts,
      inject: [CLOCK, MissionsService, IdentitiesService, PersonKeys, ContactsService, RelaysService, TextEnds],
      useFactory: (clock: Clock, missions: MissionsService, identities: IdentitiesService, keys: PersonKeys, contacts: ContactsService, relays: RelaysService, ends: TextEnds) =>
        new OutgoingTexts(clock, { missions, identities, keys, contacts, relays, ends }),
    },
    {
      provide: MessageTexts,
      inject: [MessagesService, OutgoingTexts, TextCauses],
      useFactory: (messages: MessagesService, texts: OutgoingTexts, causes: TextCauses) => {
        const carrier = new MessageTexts(texts);
        messages.carriedBy(carrier);
        for (const cause of messageCauses(messages)) causes.add(cause);
        return carrier;
      },
    },
    {
      provide: TextProgress,
      inject: [UnitOfWork, CLOCK, TextEnds],
      useFactory: (work: UnitOfWork, clock: Clock, ends: TextEnds) => new TextProgress(work, clock, ends),
    },
    {
      provide: SendingService,
      inject: [UnitOfWork, CLOCK, MissionsService, ConsentsService, IdentitiesService, PersonKeys, ContactsService, RelaysService, TasksService, TextProgress],
      useFactory: (
        work: UnitOfWork,
        clock: Clock,
        missions: MissionsService,
        consents: ConsentsService,
        identities: IdentitiesService,
        keys: PersonKeys,
        contacts: ContactsService,
        relays: RelaysService,
        tasks: TasksService,
        progress: TextProgress,
      ) => new SendingService(work, clock, { missions, records: new JobseekerRecords(clock), consents, identities, keys, contacts, relays, tasks, progress }),
    },
    {
      provide: DoorService,
      inject: [UnitOfWork, CLOCK, RelaysService, PersonKeys],
      useFactory: (work: UnitOfWork, clock: Clock, relays: RelaysService, keys: PersonKeys) => new DoorService(work, clock, relays, keys),
    },
    {
      provide: TextActs,
      inject: [CLOCK, MissionsService, TasksService, ContactsService],
      useFactory: (clock: Clock, missions: MissionsService, tasks: TasksService, contacts: ContactsService) =>
        new TextActs(clock, { missions, records: new JobseekerRecords(clock), tasks, contacts }),
    },
    {
      provide: HearingService,
      inject: [UnitOfWork, CLOCK, DoorService, MissionsService, IdentitiesService, PersonKeys, ContactsService, RelaysService, QuestionSources, TextActs, OutgoingTexts, TextProgress],
      useFactory: (
        work: UnitOfWork,
        clock: Clock,
        door: DoorService,
        missions: MissionsService,
        identities: IdentitiesService,
        keys: PersonKeys,
        contacts: ContactsService,
        relays: RelaysService,
        questions: QuestionSources,
        acts: TextActs,
        texts: OutgoingTexts,
        progress: TextProgress,
      ) => new HearingService(work, { clock, door, missions, records: new JobseekerRecords(clock), identities, keys, contacts, relays, questions, acts, texts, progress }),
    },
    {
      provide: TextViews,
      inject: [UnitOfWork, CaseFiles, PersonKeys, RelaysService],
      useFactory: (work: UnitOfWork, files: CaseFiles, keys: PersonKeys, relays: RelaysService) => new TextViews(work, { files, keys, relays }),
    },
    {
      provide: TextUpkeep,
      inject: [UnitOfWork, CLOCK, MissionsService, OutgoingTexts, TextProgress],
      useFactory: (work: UnitOfWork, clock: Clock, missions: MissionsService, texts: OutgoingTexts, progress: TextProgress) => new TextUpkeep(work, clock, missions, texts, progress),
    },
    {
      provide: TextWatch,
      inject: [UnitOfWork, CLOCK, MissionsService, Metrics],
      useFactory: (work: UnitOfWork, clock: Clock, missions: MissionsService, metrics: Metrics) => new TextWatch(work, clock, missions).register(metrics),
    },
    {
      provide: TextsProcessor,
      inject: [SendingService, HearingService, TextUpkeep],
      useFactory: (sending: SendingService, hearing: HearingService, upkeep: TextUpkeep) => new TextsProcessor(sending, hearing, upkeep),
    },
  ],
  exports: [RelaysService, ContactsService, OutgoingTexts, SendingService, DoorService, HearingService, TextUpkeep, TextViews, TextCauses, QuestionSources],
})
export class SmsModule {}

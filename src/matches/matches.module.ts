import { Module } from '@nestjs/common';

import type { Clock } from '../kernel/clock.js';
import type { ListSizes } from '../matching/index.js';
import { MissionsModule } from '../office/missions/missions.module.js';
import { MissionsService } from '../office/missions/missions.service.js';
import { OpeningsModule } from '../openings/openings/openings.module.js';
import { OpeningsService } from '../openings/openings/openings.service.js';
import { JobseekersModule } from '../people/jobseekers/jobseekers.module.js';
import { JobseekersService } from '../people/jobseekers/jobseekers.service.js';
import { PersonalDataHolders } from '../people/personal-data/holders.js';
import { HoldersModule } from '../people/personal-data/holders.module.js';
import { CLOCK } from '../platform/clock.js';
import type { Config } from '../platform/config/config.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { HealthChecks } from '../platform/http/health-checks.js';
import { Metrics } from '../platform/metrics/metrics.js';
import { CONFIG } from '../platform/platform.module.js';
import { TaxonomyModule } from '../reference/taxonomy/taxonomy.module.js';
import { TaxonomyService } from '../reference/taxonomy/taxonomy.service.js';
import { MarketHost } from './market/market-host.js';
import { MarketReader } from './market/market-reader.js';
import { MarketWatch } from './lists/market-watch.js';
import { MatchesProcessor } from './lists/matches.processor.js';
import { MatchesService } from './answers/matches.service.js';
import { RefreshService } from './lists/refresh.service.js';
import { RunJournal } from './lists/run-journal.js';
import { runMetrics } from './lists/run-metrics.js';
import { ListCheck } from './lists/list-check.js';
import { StoredListsService } from './lists/stored-lists.service.js';
import { hostObserver, showMemory } from './market/host-metrics.js';

function sizesOf(config: Config): ListSizes {
  return { perOpening: config.candidatesPerOpening, perJobseeker: config.openingsPerJobseeker };
}

/** Stored lists, the job that keeps them, and the questions they answer. */
@Module({
  imports: [MissionsModule, TaxonomyModule, JobseekersModule, OpeningsModule, HoldersModule],
  providers: [
    {
      provide: MarketReader,
      inject: [UnitOfWork, MissionsService, TaxonomyService, JobseekersService, OpeningsService],
      useFactory: (...parts: ConstructorParameters<typeof MarketReader>) => new MarketReader(...parts),
    },
    {
      provide: MarketHost,
      inject: [MarketReader, CLOCK, CONFIG, Metrics],
      useFactory: (reader: MarketReader, clock: Clock, config: Config, metrics: Metrics) => {
        const host = new MarketHost(reader, clock, hostObserver(metrics), config.marketMemoryBytes);
        showMemory(metrics, host);
        return host;
      },
    },
    {
      provide: RunJournal,
      inject: [UnitOfWork, CLOCK, Metrics],
      useFactory: (work: UnitOfWork, clock: Clock, metrics: Metrics) => new RunJournal(work, clock, runMetrics(metrics)),
    },
    {
      provide: RefreshService,
      inject: [UnitOfWork, CLOCK, MarketHost, MarketReader, RunJournal, CONFIG],
      useFactory: (work: UnitOfWork, clock: Clock, host: MarketHost, reader: MarketReader, journal: RunJournal, config: Config) =>
        new RefreshService(work, clock, host, new ListCheck(reader, host, sizesOf(config)), journal, sizesOf(config)),
    },
    {
      provide: StoredListsService,
      inject: [UnitOfWork, PersonalDataHolders],
      useFactory: (work: UnitOfWork, holders: PersonalDataHolders) => {
        const stored = new StoredListsService(work);
        holders.add({
          title: 'Lists of matches',
          tables: ['opening_match', 'jobseeker_match'],
          forget: (tx, missionId, id) => stored.forgetIn(tx, missionId, id),
          // Lists are made anew from what the rest tells: there is nothing to tell of them.
          tell: async () => [],
        });
        return stored;
      },
    },
    {
      provide: MatchesService,
      inject: [MarketHost, StoredListsService, JobseekersService, CONFIG],
      useFactory: (host: MarketHost, stored: StoredListsService, jobseekers: JobseekersService, config: Config) =>
        new MatchesService(host, stored, jobseekers, sizesOf(config)),
    },
    {
      provide: MarketWatch,
      inject: [UnitOfWork, CLOCK, MissionsService, OpeningsService, CONFIG, HealthChecks, Metrics],
      useFactory: (
        work: UnitOfWork,
        clock: Clock,
        missions: MissionsService,
        openings: OpeningsService,
        config: Config,
        checks: HealthChecks,
        metrics: Metrics,
      ) => new MarketWatch(work, clock, missions, openings, sizesOf(config)).register(checks, metrics),
    },
    {
      provide: MatchesProcessor,
      inject: [RefreshService, MarketWatch],
      useFactory: (lists: RefreshService, watch: MarketWatch) => new MatchesProcessor(lists, watch),
    },
  ],
  exports: [MatchesService, StoredListsService, MarketWatch, MarketHost],
})
export class MatchesModule {}

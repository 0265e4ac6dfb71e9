import { Module } from '@nestjs/common';

import type { Clock } from '../kernel/clock.js';
import type { ListSizes } from '../matching/index.js';
import { MissionsModule } from '../office/missions/missions.module.js';
import { MissionsService } from '../office/missions/missions.service.js';
import { OpeningsModule } from '../openings/openings/openings.module.js';
import { OpeningsService } from '../openings/openings/openings.service.js';
import { JobseekersModule } from '../people/jobseekers/jobseekers.module.js';
import { JobseekersService } from '../people/jobseekers/jobseekers.service.js';
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

function sizesOf(config: Config): ListSizes {
  return { perOpening: config.candidatesPerOpening, perJobseeker: config.openingsPerJobseeker };
}

/** Stored lists, the job that keeps them, and the questions they answer. */
@Module({
  imports: [MissionsModule, TaxonomyModule, JobseekersModule, OpeningsModule],
  providers: [
    {
      provide: MarketReader,
      inject: [UnitOfWork, MissionsService, TaxonomyService, JobseekersService, OpeningsService],
      useFactory: (...parts: ConstructorParameters<typeof MarketReader>) => new MarketReader(...parts),
    },
    {
      provide: MarketHost,
      inject: [MarketReader, CLOCK],
      useFactory: (reader: MarketReader, clock: Clock) => new MarketHost(reader, clock),
    },
    {
      provide: RunJournal,
      inject: [UnitOfWork, CLOCK, Metrics],
      useFactory: (work: UnitOfWork, clock: Clock, metrics: Metrics) => new RunJournal(work, clock, runMetrics(metrics)),
    },
    {
      provide: RefreshService,
      inject: [UnitOfWork, CLOCK, MarketHost, RunJournal, CONFIG],
      useFactory: (work: UnitOfWork, clock: Clock, host: MarketHost, journal: RunJournal, config: Config) =>
        new RefreshService(work, clock, host, journal, sizesOf(config)),
    },
    {
      provide: MatchesService,
      inject: [UnitOfWork, MarketHost, TaxonomyService, JobseekersService, CONFIG],
      useFactory: (work: UnitOfWork, host: MarketHost, taxonomies: TaxonomyService, jobseekers: JobseekersService, config: Config) =>
        new MatchesService(work, host, taxonomies, jobseekers, sizesOf(config)),
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
  exports: [MatchesService, MarketWatch, MarketHost],
})
export class MatchesModule {}

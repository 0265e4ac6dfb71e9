import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { MatchesModule } from '../../matches/matches.module.js';
import { MatchesService } from '../../matches/answers/matches.service.js';
import { MissionsModule } from '../../office/missions/missions.module.js';
import { MissionsService } from '../../office/missions/missions.service.js';
import { EmployersModule } from '../../openings/employers/employers.module.js';
import { EmployersService } from '../../openings/employers/employers.service.js';
import { OpeningRecords } from '../../openings/openings/opening-records.service.js';
import { OpeningsModule } from '../../openings/openings/openings.module.js';
import { OpeningsService } from '../../openings/openings/openings.service.js';
import { ConsentsModule } from '../../people/consents/consents.module.js';
import { ConsentsService } from '../../people/consents/consents.service.js';
import { JobseekerRecords } from '../../people/jobseekers/jobseeker-records.service.js';
import { PersonalDataHolders } from '../../people/personal-data/holders.js';
import { HoldersModule } from '../../people/personal-data/holders.module.js';
import { IdentitiesModule } from '../../people/vault/identities/identities.module.js';
import { IdentitiesService } from '../../people/vault/identities/identities.service.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { TaxonomyModule } from '../../reference/taxonomy/taxonomy.module.js';
import { TaxonomyService } from '../../reference/taxonomy/taxonomy.service.js';
import { PlaceSuspensionsModule } from '../suspensions/place-suspensions.module.js';
import { PlaceSuspensionsService } from '../suspensions/place-suspensions.service.js';
import { candidacyHolding } from './candidacy-holding.js';
import { CandidatesService } from './candidates.service.js';
import { CardWriter } from './card-writer.js';
import { CardsService } from './cards.service.js';
import { Standings } from './standings.js';

@Module({
  imports: [MissionsModule, EmployersModule, OpeningsModule, ConsentsModule, MatchesModule, TaxonomyModule, IdentitiesModule, PlaceSuspensionsModule, HoldersModule],
  providers: [
    {
      provide: Standings,
      inject: [CLOCK, MissionsService, ConsentsService, EmployersService, PersonalDataHolders],
      useFactory: (clock: Clock, missions: MissionsService, consents: ConsentsService, employers: EmployersService, holders: PersonalDataHolders) => {
        holders.add(candidacyHolding);
        return new Standings(clock, missions, new JobseekerRecords(clock), consents, employers, new OpeningRecords());
      },
    },
    {
      provide: CardWriter,
      inject: [MissionsService, TaxonomyService],
      useFactory: (missions: MissionsService, taxonomies: TaxonomyService) => new CardWriter(missions, taxonomies),
    },
    {
      provide: CandidatesService,
      inject: [UnitOfWork, CLOCK, MatchesService, OpeningsService, Standings, PlaceSuspensionsService, CardWriter],
      useFactory: (
        work: UnitOfWork,
        clock: Clock,
        matches: MatchesService,
        openings: OpeningsService,
        standings: Standings,
        suspensions: PlaceSuspensionsService,
        cards: CardWriter,
      ) => new CandidatesService(work, clock, matches, openings, new JobseekerRecords(clock), standings, suspensions, cards),
    },
    {
      provide: CardsService,
      inject: [UnitOfWork, Standings, IdentitiesService],
      useFactory: (work: UnitOfWork, standings: Standings, identities: IdentitiesService) => new CardsService(work, standings, identities),
    },
  ],
  exports: [CandidatesService, CardsService, Standings],
})
export class CandidatesModule {}

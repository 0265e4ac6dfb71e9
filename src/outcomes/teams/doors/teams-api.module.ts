import { Module } from '@nestjs/common';

import { OpeningsApiModule } from '../../../openings/doors/openings-api.module.js';
import { VenturesApiModule } from '../../../openings/ventures/doors/ventures-api.module.js';
import { JobseekersApiModule } from '../../../people/jobseekers/jobseekers-api.module.js';
import { TeamsModule } from '../teams.module.js';
import { TeamsService } from '../teams.service.js';
import { AskedSeatsResolver, TeamSeatsResolver } from './team-seats.resolver.js';
import { TeamProposalsResolver } from './team-proposals.resolver.js';
import { ProposalsLoader } from './team.loaders.js';
import { TeamsResolver } from './teams.resolver.js';

/** The doors to teams. */
@Module({
  imports: [TeamsModule, VenturesApiModule, OpeningsApiModule, JobseekersApiModule],
  providers: [TeamsResolver, TeamProposalsResolver, TeamSeatsResolver, AskedSeatsResolver, { provide: ProposalsLoader, inject: [TeamsService], useFactory: (teams: TeamsService) => new ProposalsLoader(teams) }],
})
export class TeamsApiModule {}

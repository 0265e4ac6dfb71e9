import { Module } from '@nestjs/common';

import { JobseekersApiModule } from '../../../people/jobseekers/jobseekers-api.module.js';
import { EmployersApiModule } from '../../employers/employers-api.module.js';
import { EmployerProposalsModule } from '../employer-proposals.module.js';
import { EmployerProposals } from '../employer-proposals.service.js';
import { EmployerProposalsResolver, ProposalCommentsLoader } from './employer-proposals.resolver.js';

/** The doors to employers that people propose. */
@Module({
  imports: [EmployerProposalsModule, EmployersApiModule, JobseekersApiModule],
  providers: [EmployerProposalsResolver, { provide: ProposalCommentsLoader, inject: [EmployerProposals], useFactory: (proposals: EmployerProposals) => new ProposalCommentsLoader(proposals) }],
})
export class EmployerProposalsApiModule {}

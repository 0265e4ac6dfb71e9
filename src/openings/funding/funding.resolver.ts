import { Args, Query, Resolver } from '@nestjs/graphql';

import { invalid, type Outcome } from '../../kernel/outcome.js';
import { Access } from '../../platform/graphql/access.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { localId } from '../../platform/graphql/global-id.js';
import type { Viewer } from '../../platform/viewer.js';
import { FundingOptionsService } from './funding-options.service.js';
import { FundingOptionsArgs, FundingOptionType } from './funding.graphql.js';
import type { FundingOption } from './options.js';

@Resolver(() => FundingOptionType)
export class FundingResolver {
  constructor(private readonly funding: FundingOptionsService) {}

  @Query(() => [FundingOptionType], {
    nullable: true,
    description: 'Ways to money and training for a venture or a founder: what is open, what is not and why, in the order in which they are talked about; credit comes last. That it was asked is recorded.',
  })
  @Access(['CASE_MANAGER', 'RETURN_COUNSELLOR', 'JOB_PLACEMENT_OFFICER', 'PROTECTION'])
  async fundingOptions(@CurrentViewer() viewer: Viewer, @Args() { ventureId, jobseekerId }: FundingOptionsArgs): Promise<Outcome<readonly FundingOption[]>> {
    if (typeof ventureId === 'string' && typeof jobseekerId !== 'string') return this.funding.options(viewer, { ventureId: localId('Venture', ventureId) });
    if (typeof jobseekerId === 'string' && typeof ventureId !== 'string') return this.funding.options(viewer, { jobseekerId: localId('Jobseeker', jobseekerId) });
    return invalid('ventureId', 'or jobseekerId must be named, and not both');
  }
}

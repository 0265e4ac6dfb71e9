import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';

import type { RequestContext } from '../../platform/graphql/context.js';
import { JobseekerType } from '../jobseekers/jobseeker.graphql.js';
import type { Jobseeker } from '../jobseekers/jobseeker.js';
import { JobseekerLoader } from '../jobseekers/jobseeker.loader.js';
import { KeptPersonLoader } from './kept-person.loader.js';

/** The pointer that a closed record carries to the one that goes on. */
@Resolver(() => JobseekerType)
export class MergedPersonResolver {
  constructor(
    private readonly kept: KeptPersonLoader,
    private readonly people: JobseekerLoader,
  ) {}

  @ResolveField(() => JobseekerType, { nullable: true, description: 'The record of the same person that goes on, where a merge closed this one.' })
  async mergedInto(@Parent() jobseeker: Jobseeker, @Context() context: RequestContext): Promise<Jobseeker | null> {
    const kept = await this.kept.for(context).load(jobseeker.id);
    return kept === null ? null : this.people.for(context).load(kept.keptId);
  }
}

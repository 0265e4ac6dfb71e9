import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';

import type { RequestContext } from '../../platform/graphql/context.js';
import { JobseekerType } from '../../people/jobseekers/jobseeker.graphql.js';
import type { Jobseeker } from '../../people/jobseekers/jobseeker.js';
import type { Employer } from './employer.js';
import { EmployerType } from './employer.graphql.js';
import { OwnFirmsLoader } from './employer.loaders.js';

/** The microenterprises of a person. They hang on the person and not the other way round: no employer leads to who owns it. */
@Resolver(() => JobseekerType)
export class OwnFirmsResolver {
  constructor(private readonly firms: OwnFirmsLoader) {}

  @ResolveField(() => [EmployerType], {
    description: "Employers that are this person's own microenterprises, those of merged records too; for whoever accompanies the person, and protection.",
  })
  async ownEmployers(@Parent() jobseeker: Jobseeker, @Context() context: RequestContext): Promise<readonly Employer[]> {
    return (await this.firms.for(context).load(jobseeker.id)).map(({ employer }) => employer);
  }
}

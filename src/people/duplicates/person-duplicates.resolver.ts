import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { Outcome } from '../../kernel/outcome.js';
import { DuplicateReasonType, DuplicatesArgs } from '../../office/duplicates/duplicate.graphql.js';
import { Access } from '../../platform/graphql/access.js';
import { connectionOf, pageOf, type Connection } from '../../platform/graphql/connection.js';
import { CurrentAct, CurrentViewer, type RequestContext } from '../../platform/graphql/context.js';
import { localId } from '../../platform/graphql/global-id.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import { JobseekerType } from '../jobseekers/jobseeker.graphql.js';
import type { Jobseeker } from '../jobseekers/jobseeker.js';
import { JobseekerLoader } from '../jobseekers/jobseeker.loader.js';
import { personReasons, type PersonReason } from './person-likeness.js';
import {
  DecideJobseekerDuplicateInput,
  DecideJobseekerDuplicateResult,
  JobseekerDuplicateConnection,
  JobseekerDuplicateType,
} from './person-duplicate.graphql.js';
import { PersonDuplicatesService, type PersonPair } from './person-duplicates.service.js';

@Resolver(() => JobseekerDuplicateType)
export class PersonDuplicatesResolver {
  constructor(
    private readonly duplicates: PersonDuplicatesService,
    private readonly people: JobseekerLoader,
  ) {}

  @Query(() => JobseekerDuplicateConnection, { description: 'Records that may be of one person, the most alike first: of your own cases, or for protection of all.' })
  @Access(['CASE_MANAGER', 'RETURN_COUNSELLOR', 'PROTECTION'])
  async jobseekerDuplicates(@CurrentViewer() viewer: Viewer, @Args() args: DuplicatesArgs): Promise<Connection<PersonPair>> {
    const page = pageOf(args, ['integer', 'id']);
    const rows = await this.duplicates.page(viewer, args.state, page.after, page.limit);
    return connectionOf(rows, page, (row) => [row.points, row.id]);
  }

  @Mutation(() => DecideJobseekerDuplicateResult, { description: 'Merges two records of one person, tells them apart, or takes either back.' })
  @Access(['CASE_MANAGER', 'RETURN_COUNSELLOR', 'PROTECTION'])
  decideJobseekerDuplicate(@CurrentAct() act: Act, @Args('input') input: DecideJobseekerDuplicateInput): Promise<Outcome<PersonPair>> {
    const keepId = typeof input.keepId === 'string' ? localId('Jobseeker', input.keepId) : null;
    return this.duplicates.decide(act, localId('JobseekerDuplicate', input.id), input.decision, keepId);
  }

  @ResolveField(() => [DuplicateReasonType], { description: 'What the two have in common.' })
  reasons(@Parent() pair: PersonPair): readonly DuplicateReasonType[] {
    return pair.reasons.map((code) => ({ code, sentence: personReasons[code as PersonReason] }));
  }

  @ResolveField(() => JobseekerType, { nullable: true, description: 'One of the two.' })
  one(@Parent() pair: PersonPair, @Context() context: RequestContext): Promise<Jobseeker | null> {
    return this.people.for(context).load(pair.oneId);
  }

  @ResolveField(() => JobseekerType, { nullable: true, description: 'The other of the two.' })
  other(@Parent() pair: PersonPair, @Context() context: RequestContext): Promise<Jobseeker | null> {
    return this.people.for(context).load(pair.otherId);
  }

  @ResolveField(() => JobseekerType, { nullable: true, description: 'Of a merged pair, the one that goes on.' })
  async kept(@Parent() pair: PersonPair, @Context() context: RequestContext): Promise<Jobseeker | null> {
    return pair.keptId === null ? null : this.people.for(context).load(pair.keptId);
  }
}

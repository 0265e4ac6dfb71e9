import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';

import type { Outcome } from '../../kernel/outcome.js';
import { Access } from '../../platform/graphql/access.js';
import { connectionOf, PageArgs, pageOf, type Connection } from '../../platform/graphql/connection.js';
import { CurrentAct, CurrentViewer } from '../../platform/graphql/context.js';
import { localId } from '../../platform/graphql/global-id.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import type { Erasure } from './erasure.js';
import { ErasuresService } from './erasures.service.js';
import {
  ConfirmJobseekerInput,
  ConfirmJobseekerResult,
  DueReviewConnection,
  EraseJobseekerInput,
  EraseJobseekerResult,
  PersonalDataArgs,
  PersonalDataType,
} from './personal-data.graphql.js';
import { PersonalDataService, type PersonalData } from './personal-data.service.js';
import { RetentionService, type Confirmed, type Inactive } from './retention.service.js';

@Resolver(() => PersonalDataType)
export class PersonalDataResolver {
  constructor(
    private readonly data: PersonalDataService,
    private readonly erasures: ErasuresService,
    private readonly retention: RetentionService,
  ) {}

  @Query(() => PersonalDataType, { nullable: true, description: 'Everything that is kept of a person, for telling them; empty where there is none whom you may see.' })
  @Access(['CASE_MANAGER', 'RETURN_COUNSELLOR', 'PROTECTION'])
  personalData(@CurrentViewer() viewer: Viewer, @Args() { jobseekerId }: PersonalDataArgs): Promise<PersonalData | null> {
    return this.data.tell(viewer, localId('Jobseeker', jobseekerId));
  }

  @Query(() => DueReviewConnection, { description: 'Your own cases that nobody has worked with for a year, the longest first.' })
  @Access(['CASE_MANAGER', 'RETURN_COUNSELLOR'])
  async reviewsDue(@CurrentViewer() viewer: Viewer, @Args() args: PageArgs): Promise<Connection<Inactive>> {
    const page = pageOf(args, ['instant', 'id']);
    return connectionOf(await this.retention.due(viewer, page.after, page.limit), page, (row) => [row.activeAt, row.jobseekerId]);
  }

  @Mutation(() => ConfirmJobseekerResult, { description: 'Keeps an own case for another year: the person wants it.' })
  @Access(['CASE_MANAGER', 'RETURN_COUNSELLOR'])
  confirmJobseeker(@CurrentAct() act: Act, @Args('input') input: ConfirmJobseekerInput): Promise<Outcome<Confirmed>> {
    return this.retention.confirm(act, localId('Jobseeker', input.jobseekerId));
  }

  @Mutation(() => EraseJobseekerResult, { description: 'Forgets a person: the key is destroyed and all that is kept goes; figures stay. Nothing undoes it.' })
  @Access(['CASE_MANAGER', 'RETURN_COUNSELLOR', 'PROTECTION'])
  eraseJobseeker(@CurrentAct() act: Act, @Args('input') { jobseekerId, handle, basis }: EraseJobseekerInput): Promise<Outcome<Erasure>> {
    return this.erasures.erase(act, localId('Jobseeker', jobseekerId), handle, basis);
  }
}

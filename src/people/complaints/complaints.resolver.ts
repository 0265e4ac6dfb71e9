import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';

import type { Outcome } from '../../kernel/outcome.js';
import { Access } from '../../platform/graphql/access.js';
import { connectionOf, pageOf, type Connection } from '../../platform/graphql/connection.js';
import { CurrentAct, CurrentViewer } from '../../platform/graphql/context.js';
import { localId } from '../../platform/graphql/global-id.js';
import { Paced } from '../../platform/rates/pace.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import type { Complaint } from './complaint.js';
import {
  ComplaintChannelType,
  ComplaintConnection,
  ComplaintCountType,
  ComplaintsArgs,
  ComplaintType,
  ComplaintWordsType,
  FileComplaintInput,
  FileComplaintResult,
  MoveComplaintInput,
  MoveComplaintResult,
} from './complaint.graphql.js';
import { ComplaintsService, type ComplaintWords, type FiledComplaint } from './complaints.service.js';

@Resolver(() => ComplaintType)
export class ComplaintsResolver {
  constructor(private readonly complaints: ComplaintsService) {}

  @Mutation(() => FileComplaintResult, { description: 'Files a complaint for a person. It goes to protection, past whoever accompanies the person.' })
  @Access(['CASE_MANAGER', 'RETURN_COUNSELLOR', 'JOB_PLACEMENT_OFFICER', 'PROTECTION', 'FINANCE', 'MONITORING', 'REVIEWER', 'AUDITOR', 'ADMIN'])
  @Paced('ATTEMPT')
  fileComplaint(@CurrentAct() act: Act, @Args('input') input: FileComplaintInput): Promise<Outcome<FiledComplaint>> {
    return this.complaints.fileByHandle(act, input.handle, input.about, input.statement);
  }

  @Query(() => ComplaintConnection, { description: 'Complaints, newest first; none of people whose case you hold or held.' })
  @Access(['PROTECTION'])
  async complaintsOfPeople(@CurrentViewer() viewer: Viewer, @Args() args: ComplaintsArgs): Promise<Connection<Complaint>> {
    const page = pageOf(args, ['instant', 'id']);
    const rows = await this.complaints.page(viewer, args.status ?? null, page.after, page.limit);
    return connectionOf(rows, page, (row) => [row.filedAt, row.id]);
  }

  @Query(() => ComplaintWordsType, { description: 'What was said in a complaint.' })
  @Access(['PROTECTION'])
  complaintWords(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID, description: 'The complaint.' }) id: string): Promise<Outcome<ComplaintWords>> {
    return this.complaints.words(viewer, localId('Complaint', id));
  }

  @Mutation(() => MoveComplaintResult, { description: 'Takes a complaint up, or answers it.' })
  @Access(['PROTECTION'])
  moveComplaint(@CurrentAct() act: Act, @Args('input') input: MoveComplaintInput): Promise<Outcome<Complaint>> {
    return this.complaints.move(act, localId('Complaint', input.id), input.to, input.answer ?? null);
  }

  @Query(() => [ComplaintCountType], { description: 'How many complaints there are, by what they are about and where they stand; without those of people whose case you hold or held.' })
  @Access(['PROTECTION', 'AUDITOR'])
  complaintCounts(@CurrentViewer() viewer: Viewer): Promise<ComplaintCountType[]> {
    return this.complaints.counts(viewer);
  }

  @Query(() => ComplaintChannelType, { description: 'Whether whoever complains is heard by somebody who does not accompany them, and what is needed where not.' })
  @Access(['ADMIN', 'AUDITOR'])
  complaintChannel(@CurrentViewer() viewer: Viewer): Promise<ComplaintChannelType> {
    return this.complaints.channel(viewer);
  }
}

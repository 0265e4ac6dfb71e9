import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { Outcome } from '../../../kernel/outcome.js';
import { Access } from '../../../platform/graphql/access.js';
import { connectionOf, PageArgs, pageOf, type Connection } from '../../../platform/graphql/connection.js';
import { CurrentViewer } from '../../../platform/graphql/context.js';
import { localId } from '../../../platform/graphql/global-id.js';
import type { Viewer } from '../../../platform/viewer.js';
import { EmployerStatementArgs, FundStatementArgs, OpeningStatementArgs, PersonStatementArgs, StatementLineConnection, StatementType } from './statement.graphql.js';
import type { StatementLine } from './statement.js';
import { StatementsService, type Statement } from './statements.service.js';

@Resolver(() => StatementType)
export class StatementsResolver {
  constructor(private readonly service: StatementsService) {}

  @Query(() => StatementType, { nullable: true, description: 'Statement of a fund; zeros before anything is booked.' })
  @Access(['FINANCE', 'JOB_PLACEMENT_OFFICER'])
  fundStatement(@CurrentViewer() viewer: Viewer, @Args() { fundId, asOf }: FundStatementArgs): Promise<Outcome<Statement>> {
    return this.service.statement(viewer, { kind: 'FUND', id: localId('Fund', fundId) }, asOf ?? null, 'fundStatement');
  }

  @Query(() => StatementType, { nullable: true, description: 'Statement of what is paid at an opening; zeros where nothing is.' })
  @Access(['FINANCE', 'JOB_PLACEMENT_OFFICER', 'PARTNER'])
  openingStatement(@CurrentViewer() viewer: Viewer, @Args() { openingId, asOf }: OpeningStatementArgs): Promise<Outcome<Statement>> {
    return this.service.statement(viewer, { kind: 'OPENING', id: localId('Opening', openingId) }, asOf ?? null, 'openingStatement');
  }

  @Query(() => StatementType, { nullable: true, description: 'Statement of what is paid to an employer; zeros where nothing is.' })
  @Access(['FINANCE', 'JOB_PLACEMENT_OFFICER', 'PARTNER'])
  employerStatement(@CurrentViewer() viewer: Viewer, @Args() { employerId, asOf }: EmployerStatementArgs): Promise<Outcome<Statement>> {
    return this.service.statement(viewer, { kind: 'EMPLOYER', id: localId('Employer', employerId) }, asOf ?? null, 'employerStatement');
  }

  @Query(() => StatementType, { nullable: true, description: 'Statement of what is paid for a person and what they may have; zeros where there is nothing.' })
  @Access(['FINANCE', 'JOB_PLACEMENT_OFFICER'])
  personStatement(@CurrentViewer() viewer: Viewer, @Args() { jobseekerId, asOf }: PersonStatementArgs): Promise<Outcome<Statement>> {
    return this.service.statement(viewer, { kind: 'PERSON', id: localId('Jobseeker', jobseekerId) }, asOf ?? null, 'personStatement');
  }

  @ResolveField(() => StatementLineConnection, { description: 'Its transactions, the first one first.' })
  async lines(@CurrentViewer() viewer: Viewer, @Parent() statement: Statement, @Args() args: PageArgs): Promise<Connection<StatementLine>> {
    const page = pageOf(args, ['integer', 'id']);
    const rows = await this.service.lines(viewer, statement, page.after, page.limit);
    return connectionOf(rows, page, (row) => [row.bookedOn, row.id]);
  }
}

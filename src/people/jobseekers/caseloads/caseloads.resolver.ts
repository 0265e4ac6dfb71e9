import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';

import { accepted, type Outcome } from '../../../kernel/outcome.js';
import { Access } from '../../../platform/graphql/access.js';
import { connectionOf, PageArgs, pageOf, type Connection } from '../../../platform/graphql/connection.js';
import { CurrentAct, CurrentViewer } from '../../../platform/graphql/context.js';
import { localId } from '../../../platform/graphql/global-id.js';
import type { Act, Viewer } from '../../../platform/viewer.js';
import { CasesOfArgs, HandOverCasesInput, HandOverCasesResult, HeldCaseConnection, HeldCaseType } from './caseload.graphql.js';
import { CaseloadsService, type CasesHandedOver } from './caseloads.service.js';
import type { HeldCase } from './held-case.js';

@Resolver(() => HeldCaseType)
export class CaseloadsResolver {
  constructor(private readonly caseloads: CaseloadsService) {}

  @Query(() => HeldCaseConnection, { description: 'The cases of an account, by handle, newest first.' })
  @Access(['ADMIN'])
  async casesOfAccount(@CurrentViewer() viewer: Viewer, @Args() args: CasesOfArgs): Promise<Outcome<Connection<HeldCase>>> {
    const page = pageOf(args, ['instant', 'id']);
    const cases = await this.caseloads.of(viewer, localId('Account', args.accountId), page.after, page.limit);
    return cases.ok ? accepted(connectionOf(cases.value, page, keyOf)) : cases;
  }

  @Query(() => HeldCaseConnection, {
    description: 'Cases, by handle, whose account was revoked or is no case manager or counsellor any more, newest first: hand them over.',
  })
  @Access(['ADMIN'])
  async casesWithoutHolder(@CurrentViewer() viewer: Viewer, @Args() args: PageArgs): Promise<Connection<HeldCase>> {
    const page = pageOf(args, ['instant', 'id']);
    return connectionOf(await this.caseloads.withoutHolder(viewer, page.after, page.limit), page, keyOf);
  }

  @Mutation(() => HandOverCasesResult, { description: 'Hands all cases of an account to another; `assignJobseeker` hands over one.' })
  @Access(['ADMIN'])
  handOverCases(@CurrentAct() act: Act, @Args('input') input: HandOverCasesInput): Promise<Outcome<CasesHandedOver>> {
    return this.caseloads.handOver(act, localId('Account', input.from), localId('Account', input.to));
  }
}

function keyOf({ createdAt, jobseekerId }: HeldCase): readonly [Date, string] {
  return [createdAt, jobseekerId];
}

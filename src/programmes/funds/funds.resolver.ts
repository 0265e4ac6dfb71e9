import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';

import type { Outcome } from '../../kernel/outcome.js';
import { Access } from '../../platform/graphql/access.js';
import { connectionOf, PageArgs, pageOf, type Connection } from '../../platform/graphql/connection.js';
import { CurrentAct, CurrentViewer } from '../../platform/graphql/context.js';
import { localId } from '../../platform/graphql/global-id.js';
import { NodeSources } from '../../platform/graphql/node.js';
import type { Act, Role, Viewer } from '../../platform/viewer.js';
import {
  ChangeBudgetInput,
  ChangeBudgetResult,
  ChangeEntitlementInput,
  ChangeEntitlementResult,
  FundConnection,
  FundType,
  OpenFundInput,
  OpenFundResult,
} from './fund.graphql.js';
import { FundsService, type FundWithMoney } from './funds.service.js';
import type { FundId } from './ledger/ledger-account.js';

/** Who reads funds in their work. */
const READERS: readonly Role[] = ['FINANCE', 'JOB_PLACEMENT_OFFICER', 'ADMIN'];

@Resolver(() => FundType)
export class FundsResolver {
  constructor(
    private readonly service: FundsService,
    nodes: NodeSources,
  ) {
    nodes.add({ kind: 'Fund', access: READERS, typeName: () => 'Fund', byIds: (viewer, ids) => service.byIds(viewer, ids) });
  }

  @Query(() => FundConnection, { description: 'Funds of the mission, newest first.' })
  @Access(READERS)
  async funds(@CurrentViewer() viewer: Viewer, @Args() args: PageArgs): Promise<Connection<FundWithMoney>> {
    const page = pageOf(args, ['id']);
    const rows = await this.service.page(viewer, (page.after?.[0] ?? null) as FundId | null, page.limit);
    return connectionOf(rows, page, (row) => [row.id]);
  }

  @Mutation(() => OpenFundResult, { description: 'Opens a fund.' })
  @Access(['FINANCE'])
  openFund(@CurrentAct() act: Act, @Args('input') input: OpenFundInput): Promise<Outcome<FundWithMoney>> {
    const { name, funder, payerName, currency, perPerson, startsOn = null, endsOn = null } = input;
    return this.service.open(act, { name, funder, payerName, currency, perPerson, startsOn, endsOn });
  }

  @Mutation(() => ChangeBudgetResult, { description: 'Adds to what a fund has, or takes out what nobody holds.' })
  @Access(['FINANCE'])
  changeBudget(@CurrentAct() act: Act, @Args('input') input: ChangeBudgetInput): Promise<Outcome<FundWithMoney>> {
    return this.service.changeBudget(act, localId('Fund', input.fundId), input.amount, input.reason);
  }

  @Mutation(() => ChangeEntitlementResult, { description: 'Adds to what a person may have from a fund, or takes back what they have not used.' })
  @Access(['FINANCE'])
  changeEntitlement(@CurrentAct() act: Act, @Args('input') input: ChangeEntitlementInput): Promise<Outcome<FundWithMoney>> {
    return this.service.changeEntitlement(act, localId('Fund', input.fundId), localId('Jobseeker', input.jobseekerId), input.amount);
  }
}

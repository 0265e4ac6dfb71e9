import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';

import type { Outcome } from '../../../kernel/outcome.js';
import { Access } from '../../../platform/graphql/access.js';
import { connectionOf, PageArgs, pageOf, type Connection } from '../../../platform/graphql/connection.js';
import { CurrentAct, CurrentViewer } from '../../../platform/graphql/context.js';
import { localId } from '../../../platform/graphql/global-id.js';
import { NodeSources } from '../../../platform/graphql/node.js';
import type { Act, Role, Viewer } from '../../../platform/viewer.js';
import type { AwardId } from '../ledger/ledger-account.js';
import type { ShownAward } from './award.js';
import { AwardConnection, AwardType, ClawBackInput, ClawBackResult, RecordRecoveryInput, RecordRecoveryResult, ReleaseAwardInput, ReleaseAwardResult } from './award.graphql.js';
import { AwardsService } from './awards.service.js';

/** Who reads what is paid: partners what is paid to their own employer. */
const READERS: readonly Role[] = ['FINANCE', 'JOB_PLACEMENT_OFFICER', 'PARTNER'];

@Resolver(() => AwardType)
export class AwardsResolver {
  constructor(
    private readonly service: AwardsService,
    nodes: NodeSources,
  ) {
    nodes.add({ kind: 'Award', access: READERS, typeName: () => 'Award', byIds: (viewer, ids) => service.byIds(viewer, ids) });
  }

  @Query(() => AwardConnection, { description: 'What is set aside for people at openings, newest first; for partners what is paid to their employer.' })
  @Access(READERS)
  async awards(@CurrentViewer() viewer: Viewer, @Args() args: PageArgs): Promise<Connection<ShownAward>> {
    const page = pageOf(args, ['id']);
    const rows = await this.service.page(viewer, (page.after?.[0] ?? null) as AwardId | null, page.limit);
    return connectionOf(rows, page, (row) => [row.id]);
  }

  @Mutation(() => ClawBackResult, { description: 'Claims back what was paid.' })
  @Access(['FINANCE'])
  clawBack(@CurrentAct() act: Act, @Args('input') input: ClawBackInput): Promise<Outcome<ShownAward>> {
    return this.service.clawBack(act, localId('Award', input.awardId), input.amount, input.reason);
  }

  @Mutation(() => ReleaseAwardResult, { description: 'Gives what is left of an award back to its fund, because nothing more is due.' })
  @Access(['FINANCE'])
  releaseAward(@CurrentAct() act: Act, @Args('input') input: ReleaseAwardInput): Promise<Outcome<ShownAward>> {
    return this.service.giveBack(act, localId('Award', input.awardId), input.reason);
  }

  @Mutation(() => RecordRecoveryResult, { description: 'Records that what was claimed back has arrived.' })
  @Access(['FINANCE'])
  recordRecovery(@CurrentAct() act: Act, @Args('input') input: RecordRecoveryInput): Promise<Outcome<ShownAward>> {
    return this.service.recover(act, localId('Award', input.awardId), input.amount);
  }
}

import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { Outcome } from '../../kernel/outcome.js';
import { Access } from '../../platform/graphql/access.js';
import { connectionOf, pageOf, type Connection } from '../../platform/graphql/connection.js';
import { CurrentAct, CurrentViewer } from '../../platform/graphql/context.js';
import { localId } from '../../platform/graphql/global-id.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import type { ShownRun } from './shown-gaps.js';
import {
  RequestTrainingGapsInput,
  RequestTrainingGapsResult,
  TrainingGapConnection,
  TrainingGapRunType,
  TrainingGapsArgs,
} from './training-gaps.graphql.js';
import { TrainingGapsService, type NamedGap } from './training-gaps.service.js';

@Resolver(() => TrainingGapRunType)
export class TrainingGapsResolver {
  constructor(private readonly reports: TrainingGapsService) {}

  @Query(() => TrainingGapRunType, {
    nullable: true,
    description: 'A report on which skills would unlock the most openings for the most people: the one named, else the newest that is done.',
  })
  @Access(['JOB_PLACEMENT_OFFICER', 'MONITORING', 'ADMIN'])
  trainingGaps(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, nullable: true, description: 'A report, as `requestTrainingGaps` gave it.' }) id: string | null | undefined,
  ): Promise<ShownRun | null> {
    return this.reports.report(viewer, typeof id === 'string' ? localId('TrainingGapRun', id) : null);
  }

  @Mutation(() => RequestTrainingGapsResult, { description: 'Asks for a report on training gaps; while one is under way, gives that one.' })
  @Access(['JOB_PLACEMENT_OFFICER', 'ADMIN'])
  requestTrainingGaps(
    @CurrentAct() act: Act,
    @Args('input', { type: () => RequestTrainingGapsInput }) _: RequestTrainingGapsInput,
  ): Promise<Outcome<ShownRun>> {
    return this.reports.request(act);
  }

  @ResolveField(() => TrainingGapConnection, { description: 'The skills, at most 200, the one that would unlock the most first; those of fewer than five people last, unless you see matches person by person.' })
  async gaps(@Parent() run: ShownRun, @CurrentViewer() viewer: Viewer, @Args() args: TrainingGapsArgs): Promise<Connection<NamedGap>> {
    const page = pageOf(args, ['integer']);
    const rows = await this.reports.gaps(viewer, run, page.after?.[0] ?? 0, page.limit, args.language ?? null);
    return connectionOf(rows, page, (row) => [row.rank]);
  }
}

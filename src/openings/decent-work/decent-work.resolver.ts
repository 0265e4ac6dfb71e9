import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';

import type { Outcome } from '../../kernel/outcome.js';
import { Access } from '../../platform/graphql/access.js';
import { CurrentAct, CurrentViewer } from '../../platform/graphql/context.js';
import { localId } from '../../platform/graphql/global-id.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import { DecentWorkCheckType, RecordDecentWorkInput, RecordDecentWorkResult } from './decent-work.graphql.js';
import { DecentWorkService, type ShownCheck } from './decent-work.service.js';

@Resolver(() => DecentWorkCheckType)
export class DecentWorkResolver {
  constructor(private readonly checks: DecentWorkService) {}

  @Query(() => [DecentWorkCheckType], { description: 'What staff found at an employer, the first check first.' })
  @Access(['JOB_PLACEMENT_OFFICER'])
  decentWorkChecks(@CurrentViewer() viewer: Viewer, @Args('employerId', { type: () => ID, description: 'The employer.' }) id: string): Promise<ShownCheck[]> {
    return this.checks.of(viewer, localId('Employer', id));
  }

  @Mutation(() => RecordDecentWorkResult, { description: 'Records whether work at an employer is decent, point by point with what was seen (L14).' })
  @Access(['JOB_PLACEMENT_OFFICER'])
  recordDecentWork(@CurrentAct() act: Act, @Args('input') { employerId, points, plan }: RecordDecentWorkInput): Promise<Outcome<ShownCheck>> {
    return this.checks.record(act, localId('Employer', employerId), { points: points.map(({ point, holds, evidence }) => ({ point, holds, evidence })), plan: plan ?? null });
  }
}

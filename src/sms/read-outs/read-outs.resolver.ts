import { Args, Query, Resolver } from '@nestjs/graphql';

import type { Outcome } from '../../kernel/outcome.js';
import { Access } from '../../platform/graphql/access.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { localId } from '../../platform/graphql/global-id.js';
import type { Viewer } from '../../platform/viewer.js';
import type { ReadOut } from './read-out.js';
import { ReadOutArgs, ReadOutType } from './read-out.graphql.js';
import { ReadOuts } from './read-outs.service.js';

@Resolver(() => ReadOutType)
export class ReadOutsResolver {
  constructor(private readonly readOuts: ReadOuts) {}

  @Query(() => ReadOutType, { description: 'What to say in the call or at the visit of a task: about an offer, in place of a text that was not sent (to whoever may read texts of the person; the reading is recorded), or at a check-in; of somebody who wrote and whom nobody knows, the number and their texts (recorded too).' })
  @Access(['CASE_MANAGER', 'JOB_PLACEMENT_OFFICER', 'PROTECTION'])
  readOut(@CurrentViewer() viewer: Viewer, @Args() { taskId, language }: ReadOutArgs): Promise<Outcome<ReadOut>> {
    return this.readOuts.ofTask(viewer, localId('Task', taskId), language ?? null);
  }
}

import { Args, Query, Resolver } from '@nestjs/graphql';

import { accepted, type Outcome } from '../../../kernel/outcome.js';
import { Access } from '../../../platform/graphql/access.js';
import { connectionOf, pageOf, type Connection } from '../../../platform/graphql/connection.js';
import { CurrentViewer } from '../../../platform/graphql/context.js';
import { localId } from '../../../platform/graphql/global-id.js';
import type { Viewer } from '../../../platform/viewer.js';
import { LookConnection, LookType, WhoLookedArgs } from './who-looked.graphql.js';
import { WhoLookedService, type Look } from './who-looked.service.js';

@Resolver(() => LookType)
export class WhoLookedResolver {
  constructor(private readonly looks: WhoLookedService) {}

  @Query(() => LookConnection, { description: "Who read a person's record, newest first, for telling the person; asking is a reading too." })
  @Access(['CASE_MANAGER', 'RETURN_COUNSELLOR', 'PROTECTION'])
  async whoLooked(@CurrentViewer() viewer: Viewer, @Args() args: WhoLookedArgs): Promise<Outcome<Connection<Look>>> {
    const page = pageOf(args, ['instant', 'id']);
    const looks = await this.looks.page(viewer, localId('Jobseeker', args.jobseekerId), page.after, page.limit);
    return looks.ok ? accepted(connectionOf(looks.value, page, (look) => [look.at, look.id])) : looks;
  }
}

import { Args, Query, Resolver } from '@nestjs/graphql';

import { accepted, type Outcome } from '../../kernel/outcome.js';
import { Access } from '../../platform/graphql/access.js';
import { connectionOf, pageOf, type Connection } from '../../platform/graphql/connection.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { localId } from '../../platform/graphql/global-id.js';
import type { Viewer } from '../../platform/viewer.js';
import { MessageConnection, MessagesArgs, MessageType } from './message.graphql.js';
import type { Message } from './message.js';
import { MessagesService } from './messages.service.js';

@Resolver(() => MessageType)
export class MessagesResolver {
  constructor(private readonly service: MessagesService) {}

  @Query(() => MessageConnection, { description: 'Texts to a person whom you accompany or protect, newest first, without their words; each reading is recorded.' })
  @Access(['CASE_MANAGER', 'RETURN_COUNSELLOR', 'PROTECTION'])
  async messages(@CurrentViewer() viewer: Viewer, @Args() args: MessagesArgs): Promise<Outcome<Connection<Message>>> {
    const page = pageOf(args, ['instant', 'id']);
    const rows = await this.service.page(viewer, localId('Jobseeker', args.jobseekerId), page.after, page.limit);
    return rows.ok ? accepted(connectionOf(rows.value, page, (row) => [row.queuedAt, row.id])) : rows;
  }
}

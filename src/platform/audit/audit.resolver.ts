import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { Viewer } from '../viewer.js';
import { Access } from '../graphql/access.js';
import { connectionOf, pageOf, type Connection } from '../graphql/connection.js';
import { CurrentViewer } from '../graphql/context.js';
import { globalId, localId, readGlobalId } from '../graphql/global-id.js';
import { AuditEntryConnection, AuditEntryType, AuditLogArgs, AuditVerificationType, VerifyAuditArgs } from './audit.graphql.js';
import type { AuditEntry } from './audit.js';
import { AuditService } from './audit.service.js';
import type { AuditVerification } from './verify-audit.js';

/** No record has this id: what is asked about it finds nothing. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

@Resolver(() => AuditEntryType)
export class AuditResolver {
  constructor(private readonly audit: AuditService) {}

  @Query(() => AuditEntryConnection, { description: 'What was done and read in the mission, newest first; asking is recorded too.' })
  @Access(['AUDITOR'])
  async auditLog(@CurrentViewer() viewer: Viewer, @Args() args: AuditLogArgs): Promise<Connection<AuditEntry>> {
    const page = pageOf(args, ['instant', 'id']);
    const filter = {
      accountId: typeof args.accountId === 'string' ? localId('Account', args.accountId) : null,
      subjectId: typeof args.subjectId === 'string' ? (readGlobalId(args.subjectId)?.id ?? NOBODY) : null,
      act: args.act ?? null,
      deed: args.deed ?? null,
      since: args.since ?? null,
      until: args.until ?? null,
    };
    const rows = await this.audit.page(viewer, filter, page.after, page.limit);
    return connectionOf(rows, page, (row) => [row.at, row.id]);
  }

  @Query(() => AuditVerificationType, { description: 'Checks the audit log against its seals and names what was changed, removed or put in another order.' })
  @Access(['AUDITOR'])
  verifyAudit(@CurrentViewer() viewer: Viewer, @Args() { after, known }: VerifyAuditArgs): Promise<AuditVerification> {
    return this.audit.verify(viewer, after, known ?? null);
  }

  @ResolveField(() => ID, { nullable: true, description: 'What it was about; empty where nothing in particular was.' })
  subjectId(@Parent() entry: AuditEntry): string | null {
    return entry.subjectKind === null || entry.subjectId === null ? entry.subjectId : globalId(entry.subjectKind, entry.subjectId);
  }
}

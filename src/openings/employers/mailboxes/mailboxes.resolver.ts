import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';

import type { Outcome } from '../../../kernel/outcome.js';
import { Access } from '../../../platform/graphql/access.js';
import { CurrentAct, CurrentViewer } from '../../../platform/graphql/context.js';
import { localId } from '../../../platform/graphql/global-id.js';
import type { Act, Viewer } from '../../../platform/viewer.js';
import { EmployerMailboxType, SetEmployerMailboxInput, SetEmployerMailboxResult } from './mailbox.graphql.js';
import type { Mailbox } from './mailbox.js';
import { MailboxesService } from './mailboxes.service.js';

@Resolver(() => EmployerMailboxType)
export class MailboxesResolver {
  constructor(private readonly mailboxes: MailboxesService) {}

  @Query(() => EmployerMailboxType, { nullable: true, description: 'Where an employer is written to; empty where nobody wrote it down.' })
  @Access(['JOB_PLACEMENT_OFFICER'])
  employerMailbox(@CurrentViewer() viewer: Viewer, @Args('employerId', { type: () => ID, description: 'The employer.' }) id: string): Promise<Mailbox | null> {
    return this.mailboxes.of(viewer, localId('Employer', id));
  }

  @Mutation(() => SetEmployerMailboxResult, { description: 'Writes down where an employer is written to, after making sure that the firm reads it.' })
  @Access(['JOB_PLACEMENT_OFFICER'])
  setEmployerMailbox(@CurrentAct() act: Act, @Args('input') { employerId, address, language }: SetEmployerMailboxInput): Promise<Outcome<Mailbox>> {
    return this.mailboxes.put(act, localId('Employer', employerId), { address, language });
  }
}

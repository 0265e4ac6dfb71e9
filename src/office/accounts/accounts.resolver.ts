import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';

import type { EmployerId } from '../../kernel/ids.js';
import type { Outcome } from '../../kernel/outcome.js';
import { refused } from '../../kernel/outcome.js';
import { Access } from '../../platform/graphql/access.js';
import { connectionOf, PageArgs, pageOf, type Connection } from '../../platform/graphql/connection.js';
import { CurrentAct, CurrentViewer, type RequestContext } from '../../platform/graphql/context.js';
import { localId } from '../../platform/graphql/global-id.js';
import { NodeSources } from '../../platform/graphql/node.js';
import { Paced } from '../../platform/rates/pace.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import type { Account, AccountDraft } from './account.js';
import {
  AcceptInvitationInput,
  AcceptInvitationResult,
  AccountConnection,
  AccountType,
  ChangeAccountInput,
  ChangeAccountResult,
  InviteAccountInput,
  InviteAccountResult,
  RevokeAccountInput,
  RevokeAccountResult,
} from './account.graphql.js';
import { AccountsService, type InvitedAccount } from './accounts.service.js';
import { BearerSignIn } from './sign-in.js';

@Resolver(() => AccountType)
export class AccountsResolver {
  constructor(
    private readonly accounts: AccountsService,
    private readonly signIn: BearerSignIn,
    nodes: NodeSources,
  ) {
    nodes.add({
      kind: 'Account',
      access: ['ADMIN'],
      typeName: () => 'Account',
      byIds: (viewer, ids) => accounts.byIds(viewer, ids),
    });
  }

  @Query(() => AccountType, { nullable: true, description: 'The account of this request.' })
  @Access('SIGNED_IN')
  me(@CurrentViewer() viewer: Viewer): Promise<Account | null> {
    return this.accounts.ofViewer(viewer);
  }

  @Query(() => AccountConnection, { description: 'The accounts of the mission, newest first.' })
  @Access(['ADMIN'])
  async accountsOfMission(@CurrentViewer() viewer: Viewer, @Args() args: PageArgs): Promise<Connection<Account>> {
    const page = pageOf(args, ['instant', 'id']);
    const rows = await this.accounts.page(viewer, page.after, page.limit);
    return connectionOf(rows, page, (row) => [row.createdAt, row.id]);
  }

  @Mutation(() => InviteAccountResult, { description: 'Makes an account that the bearer of a code can take.' })
  @Access(['ADMIN'])
  inviteAccount(@CurrentAct() act: Act, @Args('input') input: InviteAccountInput): Promise<Outcome<InvitedAccount>> {
    return this.accounts.invite(act, draftOf(input));
  }

  @Mutation(() => AcceptInvitationResult, {
    description: 'Binds the token of this request to an invited account. Repeating it with the same token changes nothing.',
  })
  @Access('ANYONE')
  @Paced('ATTEMPT')
  async acceptInvitation(@Context() context: RequestContext, @Args('input') input: AcceptInvitationInput): Promise<Outcome<Account>> {
    const subject = await this.signIn.subject(context.req);
    return subject === null ? refused('NOT_SIGNED_IN', {}) : this.accounts.acceptInvitation(subject, input.code);
  }

  @Mutation(() => ChangeAccountResult, { description: 'Changes what an account may be.' })
  @Access(['ADMIN'])
  changeAccount(@CurrentAct() act: Act, @Args('input') input: ChangeAccountInput): Promise<Outcome<Account>> {
    return this.accounts.change(act, localId('Account', input.id), input.version, draftOf(input));
  }

  @Mutation(() => RevokeAccountResult, { description: 'Ends an account; its next request is refused.' })
  @Access(['ADMIN'])
  revokeAccount(@CurrentAct() act: Act, @Args('input') input: RevokeAccountInput): Promise<Outcome<Account>> {
    return this.accounts.revoke(act, localId('Account', input.id), input.version, input.reason);
  }
}

function draftOf(input: InviteAccountInput): AccountDraft {
  const employerId: EmployerId | null = typeof input.employerId === 'string' ? localId('Employer', input.employerId) : null;
  return { label: input.label, roles: input.roles, employerId };
}

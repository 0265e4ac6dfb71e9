import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import type { AccountId, EmployerId } from '../../kernel/ids.js';
import { connectionType } from '../../platform/graphql/connection.js';
import { enumType } from '../../platform/graphql/enum.js';
import { GlobalId, globalId } from '../../platform/graphql/global-id.js';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { Node } from '../../platform/graphql/node.js';
import { resultUnion } from '../../platform/graphql/refused.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import type { Role } from '../../platform/viewer.js';
import type { Account, AccountStatus } from './account.js';

export const RoleEnum = enumType<Role>('Role', 'What an account may be.', {
  PARTNER: 'Speaks for an employer.',
  PARTNER_SYSTEM: 'A system of an employer, by API key.',
  RETURN_COUNSELLOR: "Counsels people before return, in the host country's office.",
  CASE_MANAGER: 'Accompanies people of their own cases.',
  JOB_PLACEMENT_OFFICER: 'Looks after employers, openings and matches.',
  PROTECTION: 'Looks after people at risk.',
  FINANCE: 'Approves payments.',
  MONITORING: 'Reads figures without persons.',
  REVIEWER: 'Reviews business plans without identities.',
  AUDITOR: 'Reads the audit log.',
  ADMIN: 'Keeps accounts, rules and settings.',
});

export const AccountStatusEnum = enumType<AccountStatus>('AccountStatus', 'Where an account stands.', {
  INVITED: 'The invitation has not been accepted yet.',
  ACTIVE: 'May sign in.',
  REVOKED: 'May never sign in again.',
});

@ObjectType('Account', { implements: () => [Node], description: 'Who may sign in to the mission, and as what.' })
export class AccountType {
  @GlobalId('Account')
  readonly id!: AccountId;

  @Field(() => String, { description: 'How colleagues recognise the account.' })
  readonly label!: string;

  @Field(() => [RoleEnum], { description: 'What the account may be.' })
  readonly roles!: readonly Role[];

  @Field(() => ID, {
    nullable: true,
    description: 'The employer a partner speaks for.',
    middleware: [
      async (_, next) => {
        const id: unknown = await next();
        return typeof id === 'string' ? globalId('Employer', id) : null;
      },
    ],
  })
  readonly employerId!: EmployerId | null;

  @Field(() => AccountStatusEnum, { description: 'Where the account stands.' })
  readonly status!: AccountStatus;

  @Field(() => Int, { description: 'Counts the changes; a change names the version it was made on.' })
  readonly version!: number;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  readonly createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was revoked.' })
  readonly endedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was revoked.' })
  readonly endReason!: string | null;
}

export const AccountConnection = connectionType<Account>('Account', AccountType);

@ObjectType('InvitedAccount', { description: 'A new account and the code that opens it.' })
export class InvitedAccountType {
  @Field(() => AccountType, { description: 'The account.' })
  readonly account!: AccountType;

  @Field(() => String, {
    nullable: true,
    description: 'Shown this once: whoever signs in and gives it within 14 days gets the account. Empty when the call is repeated.',
  })
  readonly invitationCode!: string | null;
}

export const InviteAccountResult = resultUnion('InviteAccountResult', InvitedAccountType);
export const AcceptInvitationResult = resultUnion('AcceptInvitationResult', AccountType);
export const ChangeAccountResult = resultUnion('ChangeAccountResult', AccountType);
export const RevokeAccountResult = resultUnion('RevokeAccountResult', AccountType);

@InputType('InviteAccountInput', { description: 'An account to make.' })
export class InviteAccountInput extends MutationInput {
  @Field(() => String, { description: 'How colleagues will recognise it, 1 to 200 characters; no address or phone.' })
  readonly label!: string;

  @Field(() => [RoleEnum], { description: 'What it may be, each role once. Partner and staff roles do not mix; PARTNER_SYSTEM comes from createApiKey only.' })
  readonly roles!: readonly Role[];

  @Field(() => ID, { nullable: true, description: 'The employer a partner speaks for; only and always for partners.' })
  readonly employerId?: string | null;
}

@InputType('AcceptInvitationInput', { description: 'An invitation to accept with the token of this request.' })
export class AcceptInvitationInput extends MutationInput {
  @Field(() => String, { description: 'The code that the administrator was shown.' })
  readonly code!: string;
}

@InputType('ChangeAccountInput', { description: 'What an account shall be from now on.' })
export class ChangeAccountInput extends InviteAccountInput {
  @Field(() => ID, { description: 'The account.' })
  readonly id!: string;

  @Field(() => Int, { description: 'The version the change was made on.' })
  readonly version!: number;
}

@InputType('RevokeAccountInput', { description: 'An account to end for good.' })
export class RevokeAccountInput extends MutationInput {
  @Field(() => ID, { description: 'The account.' })
  readonly id!: string;

  @Field(() => Int, { description: 'The version the decision was made on.' })
  readonly version!: number;

  @Field(() => String, { description: 'Why.' })
  readonly reason!: string;
}

import { ArgsType, Field, ID, ObjectType } from '@nestjs/graphql';

import type { AccountId } from '../../../kernel/ids.js';
import type { AuditEntryId } from '../../../platform/audit/audit.js';
import { ReasonToReadEnum } from '../../../platform/audit/audit.graphql.js';
import { connectionType, PageArgs } from '../../../platform/graphql/connection.js';
import { GlobalId } from '../../../platform/graphql/global-id.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import type { Look } from './who-looked.service.js';

@ObjectType('Look', { description: "One reading of a person's record." })
export class LookType {
  @GlobalId('AuditEntry')
  readonly id!: AuditEntryId;

  @Field(() => DateTimeScalar, { description: 'When.' })
  readonly at!: Date;

  @GlobalId('Account', { nullable: true, description: 'Who looked; empty for the service itself.' })
  readonly accountId!: AccountId | null;

  @Field(() => String, { nullable: true, description: 'How colleagues recognise the account.' })
  readonly label!: string | null;

  @Field(() => String, { description: 'What was read.' })
  readonly act!: string;

  @Field(() => ReasonToReadEnum, { nullable: true, description: 'Why the reader may read it.' })
  readonly why!: string | null;
}

export const LookConnection = connectionType<Look>('Look', LookType);

@ArgsType()
export class WhoLookedArgs extends PageArgs {
  @Field(() => ID, { description: 'The person.' })
  readonly jobseekerId!: string;
}

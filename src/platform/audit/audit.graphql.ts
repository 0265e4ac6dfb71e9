import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import type { AccountId } from '../../kernel/ids.js';
import { connectionType, PageArgs } from '../graphql/connection.js';
import { enumType } from '../graphql/enum.js';
import { GlobalId } from '../graphql/global-id.js';
import { DateTimeScalar } from '../graphql/scalars.js';
import { reasonsToRead, type AuditEntry, type AuditEntryId, type ReasonToRead } from './audit.js';
import { auditFaults, type AuditFault } from './verify-audit.js';

export const AuditDeedEnum = enumType<AuditEntry['deed']>('AuditDeed', 'What an entry of the audit log tells of.', {
  READ: 'Something sensitive was read.',
  CHANGE: 'Something was changed.',
});

export const ReasonToReadEnum = enumType<ReasonToRead>('ReasonToRead', 'Why somebody may read what is sensitive.', reasonsToRead);

export const AuditFaultCodeEnum = enumType<AuditFault['code']>('AuditFaultCode', 'What is wrong with the audit log.', auditFaults);

@ObjectType('AuditEntry', { description: 'One line of the audit log: who did or read what, and when. It holds ids only.' })
export class AuditEntryType {
  @GlobalId('AuditEntry')
  readonly id!: AuditEntryId;

  @Field(() => DateTimeScalar, { description: 'When.' })
  readonly at!: Date;

  @GlobalId('Account', { nullable: true, description: 'Who; empty for the service itself.' })
  readonly accountId!: AccountId | null;

  @Field(() => String, { description: 'The mutation, or what was read.' })
  readonly act!: string;

  @Field(() => AuditDeedEnum, { description: 'Whether it was a reading or a change.' })
  readonly deed!: AuditEntry['deed'];

  @Field(() => String, { nullable: true, description: 'Kind of what it was about.' })
  readonly subjectKind!: string | null;

  @Field(() => ReasonToReadEnum, { nullable: true, description: 'Why the reader may read it; for readings only.' })
  readonly why!: ReasonToRead | null;
}

export const AuditEntryConnection = connectionType<AuditEntry>('AuditEntry', AuditEntryType);

@ObjectType('AuditFault', { description: 'Something that is wrong with the audit log.' })
export class AuditFaultType {
  @Field(() => AuditFaultCodeEnum, { description: 'What is wrong.' })
  readonly code!: AuditFault['code'];

  @Field(() => Int, { nullable: true, description: 'Number of the seal; empty for an entry that was in none.' })
  readonly seal!: number | null;

  @GlobalId('AuditEntry', { nullable: true, description: 'The entry; empty where a whole seal is meant.' })
  readonly entryId!: AuditEntryId | null;
}

@ObjectType('AuditVerification', { description: 'What checking the audit log against its seals has found.' })
export class AuditVerificationType {
  @Field(() => Int, { description: 'Number of the last seal that was let go because of its age; 0 for none. Verification begins after it.' })
  readonly purgedTo!: number;

  @Field(() => Int, { description: 'Number of the last seal that was looked at; 0 for none.' })
  readonly upTo!: number;

  @Field(() => Boolean, { description: 'Whether nothing comes after it; if not, verify again from `upTo`.' })
  readonly complete!: boolean;

  @Field(() => Int, { description: 'Seals that were looked at.' })
  readonly seals!: number;

  @Field(() => Int, { description: 'Entries in them.' })
  readonly entries!: number;

  @Field(() => Int, { description: 'Entries that wait for their seal.' })
  readonly unsealed!: number;

  @Field(() => String, { nullable: true, description: 'Digest of the last seal: write it down elsewhere and give it as `known` later.' })
  readonly digest!: string | null;

  @Field(() => [AuditFaultType], { description: 'What is wrong, at most 100; empty when all is well.' })
  readonly faults!: readonly AuditFaultType[];
}

@ArgsType()
export class AuditLogArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Only what this account did.' })
  readonly accountId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only what was about this record, of any kind.' })
  readonly subjectId?: string | null;

  @Field(() => String, { nullable: true, description: 'Only this mutation or reading.' })
  readonly act?: string | null;

  @Field(() => AuditDeedEnum, { nullable: true, description: 'Only readings, or only changes.' })
  readonly deed?: AuditEntry['deed'] | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Only from this instant on.' })
  readonly since?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Only before this instant.' })
  readonly until?: Date | null;
}

@InputType('KnownSealInput', { description: 'A seal as somebody wrote it down at the time.' })
export class KnownSealInput {
  @Field(() => Int, { description: 'Its number.' })
  readonly number!: number;

  @Field(() => String, { description: 'Its digest.' })
  readonly digest!: string;
}

@ArgsType()
export class VerifyAuditArgs {
  @Field(() => Int, { defaultValue: 0, description: 'Number of the seal to go on from; 0 for the whole log.' })
  readonly after!: number;

  @Field(() => KnownSealInput, { nullable: true, description: 'Shows whether the whole log was made anew since then.' })
  readonly known?: KnownSealInput | null;
}

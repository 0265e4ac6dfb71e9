import type { AccountId, EmployerId, MissionId } from '../../../kernel/ids.js';
import { isMailAddress } from '../../../kernel/mail-address.js';
import { accepted, invalid, type Outcome } from '../../../kernel/outcome.js';

/** Where an employer is written to, and in which language. Officers write it down: whoever reads the letters answers for the firm. */
export interface Mailbox {
  readonly missionId: MissionId;
  readonly employerId: EmployerId;
  readonly address: string;
  /** ISO 639-1, one of the mission's languages. */
  readonly language: string;
  /** Counts its changes; letters to an earlier one open nothing any more. */
  readonly version: number;
  readonly changedBy: AccountId | null;
  readonly changedAt: Date;
}

export type MailboxDraft = Pick<Mailbox, 'address' | 'language'>;

/** One plain address, and a language that the mission works in. */
export function checkMailbox({ address, language }: MailboxDraft, languages: readonly string[]): Outcome<MailboxDraft> {
  const trimmed = address.trim();
  if (!isMailAddress(trimmed)) return invalid('address', 'must be one mail address, without a name');
  if (!languages.includes(language)) return invalid('language', `must be one of the languages of the mission: ${languages.join(', ')}`);
  return accepted({ address: trimmed, language });
}

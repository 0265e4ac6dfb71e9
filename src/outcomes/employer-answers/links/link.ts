import type { EmployerId, Id, MissionId } from '../../../kernel/ids.js';
import type { AnswerLinkId } from './link-token.js';

/** A link in a letter, with which whoever has it answers for an employer about one offer. Its token is not kept, only a digest. */
export interface AnswerLink {
  readonly missionId: MissionId;
  readonly id: AnswerLinkId;
  readonly offerId: Id<'Offer'>;
  readonly employerId: EmployerId;
  /** SHA-256. */
  readonly digest: Buffer;
  /** Of the mailbox that it went to: a changed mailbox ends it. */
  readonly mailboxVersion: number;
  readonly madeAt: Date;
  readonly expiresAt: Date;
}

/** How long a link opens [P]: reminders go out after 3 and 10 days, each with a link of its own. */
export const LINK_DAYS = 14;

/** Whether the link opens at this moment, for the mailbox as it is. */
export function opens(link: Pick<AnswerLink, 'expiresAt' | 'mailboxVersion'>, mailbox: { readonly version: number } | null, now: Date): boolean {
  return mailbox !== null && mailbox.version === link.mailboxVersion && link.expiresAt > now;
}

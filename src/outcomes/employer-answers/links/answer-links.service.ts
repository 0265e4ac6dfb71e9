import { timingSafeEqual } from 'node:crypto';

import type { Clock } from '../../../kernel/clock.js';
import type { EmployerId, Id, MissionId } from '../../../kernel/ids.js';
import type { MailboxesService } from '../../../openings/employers/mailboxes/mailboxes.service.js';
import type { Mailbox } from '../../../openings/employers/mailboxes/mailbox.js';
import type { Tx, UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { serviceViewer } from '../../../platform/viewer.js';
import { LINK_DAYS, opens } from './link.js';
import { deleteExpiredLinks, linkById, putLink } from './link.store.js';
import { linkDigest, readLink, signLink, type AnswerLinkId } from './link-token.js';

/** What a link opens: answering for an employer about one offer. */
export interface OpenedLink {
  readonly missionId: MissionId;
  readonly offerId: Id<'Offer'>;
  readonly employerId: EmployerId;
  /** Of the mailbox: ISO 639-1. */
  readonly language: string;
}

/** Links with which employers who have no account answer. */
export class AnswerLinks {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly mailboxes: Pick<MailboxesService, 'ofIn'>,
    private readonly keys: readonly Buffer[],
  ) {}

  /** A token for a letter to a mailbox, in the caller's transaction. `letter` is the letter's own id: sent again, it holds the same token. */
  async make(tx: Tx, letter: string, { missionId, employerId, version }: Mailbox, offerId: Id<'Offer'>, from: Date): Promise<string> {
    const expiresAt = new Date(Math.floor(from.getTime() / 1_000) * 1_000 + LINK_DAYS * 86_400_000);
    const id = letter as AnswerLinkId;
    const token = signLink(this.keys, { missionId, linkId: id, expiresAt });
    await putLink(tx, { missionId, id, offerId, employerId, digest: linkDigest(token), mailboxVersion: version, madeAt: this.clock.now(), expiresAt });
    return token;
  }

  /** Removes the links of a mission that are over, in the caller's transaction. */
  dropExpired(tx: Tx, missionId: MissionId): Promise<void> {
    return deleteExpiredLinks(tx, missionId, this.clock.now());
  }

  /** What a token opens at this moment; null for one that is wrong, expired or ended: nobody is told which. */
  async open(token: string): Promise<OpenedLink | null> {
    const claim = readLink(this.keys, token);
    if (claim === null) return null;
    const { missionId } = claim;
    return this.work.run(serviceViewer(missionId), async (tx) => {
      const link = await linkById(tx, claim);
      if (link === null || !timingSafeEqual(link.digest, linkDigest(token))) return null;
      const mailbox = await this.mailboxes.ofIn(tx, missionId, link.employerId);
      return mailbox !== null && opens(link, mailbox, this.clock.now()) ? { missionId, offerId: link.offerId, employerId: link.employerId, language: mailbox.language } : null;
    });
  }
}

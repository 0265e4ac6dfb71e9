import { missionDay } from '../../../office/missions/mission.js';
import type { MissionsService } from '../../../office/missions/missions.service.js';
import type { MailboxesService } from '../../../openings/employers/mailboxes/mailboxes.service.js';
import type { Tx } from '../../../platform/database/unit-of-work.js';
import type { LetterWriter } from '../../../platform/mail/letters.js';
import type { Letter, Mail } from '../../../platform/mail/mail.js';
import type { MailsService } from '../../../platform/mail/mails.service.js';
import type { Viewer } from '../../../platform/viewer.js';
import type { CheckIn } from '../../check-ins/check-in.js';
import type { OfferId } from '../../offers/lifecycle/offer.js';
import type { PlacementId } from '../../placements/placement.js';
import type { PlacementsService } from '../../placements/placements.service.js';
import type { AnswerLinks } from '../links/answer-links.service.js';
import { LINK_DAYS } from '../links/link.js';
import { sayDay } from '../page/page.js';
import { wordsIn } from '../words/languages.js';
import type { StartsService } from './starts.service.js';

/** Kind of the letter that asks about a start. */
export const START_LETTER = 'EMPLOYER_START';
const DAY_MILLISECONDS = 86_400_000;

/** Letters that ask employers whether work began. They go with the employer's check-in about it, whose task for staff stands beside them. */
export class StartLetters implements LetterWriter {
  readonly kind = START_LETTER;

  constructor(
    private readonly publicUrl: string,
    private readonly missions: Pick<MissionsService, 'getIn'>,
    private readonly placements: Pick<PlacementsService, 'kept'>,
    private readonly starts: Pick<StartsService, 'askableIn'>,
    private readonly mailboxes: Pick<MailboxesService, 'ofIn'>,
    private readonly links: Pick<AnswerLinks, 'make'>,
    private readonly mails: Pick<MailsService, 'isOn' | 'queue'>,
  ) {}

  /** Has a letter sent where a check-in asks an employer about a start and somebody wrote down where to, in the transaction of the asking. */
  async ask(tx: Tx, { missionId, id, kind, employerId, placementId, round }: CheckIn): Promise<void> {
    if (kind !== 'START' || !this.mails.isOn || (await this.mailboxes.ofIn(tx, missionId, employerId)) === null) return;
    await this.mails.queue(tx, missionId, { kind: START_LETTER, subjectId: placementId, occasion: `${id}-${round}` });
  }

  /** Null where the employer said it meanwhile or nobody awaits it any more. */
  async write(tx: Tx, viewer: Viewer, mail: Mail): Promise<Letter | null> {
    const { missionId } = mail;
    const [placement] = await this.placements.kept(tx, missionId, [mail.subjectId as PlacementId]);
    if (placement === undefined || placement.offerId === null) return null;
    const { employerId } = placement;
    const offerId = placement.offerId as OfferId;
    const asked = await this.starts.askableIn(tx, { ...viewer, employerId }, offerId);
    const mailbox = await this.mailboxes.ofIn(tx, missionId, employerId);
    if (asked === null || asked.said !== null || mailbox === null) return null;
    const token = await this.links.make(tx, mail.id, mailbox, offerId, mail.queuedAt);
    const words = wordsIn(mailbox.language);
    const lastDay = new Date(mail.queuedAt.getTime() + (LINK_DAYS - 1) * DAY_MILLISECONDS);
    const until = sayDay(words, missionDay(await this.missions.getIn(tx, missionId), lastDay));
    const { subject, text } = words.letter.START;
    const facts = { post: asked.opening.title, handle: asked.handle, link: `${this.publicUrl}/answers/${token}`, until };
    return { to: mailbox.address, subject: subject(asked.handle), text: `${text(facts).join('\n\n')}\n`, language: words.language };
  }

  /** Nothing: the task of the check-in has an officer ask. */
  undelivered(): Promise<void> {
    return Promise.resolve();
  }
}

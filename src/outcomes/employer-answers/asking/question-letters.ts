import { missionDay } from '../../../office/missions/mission.js';
import type { MissionsService } from '../../../office/missions/missions.service.js';
import type { MailboxesService } from '../../../openings/employers/mailboxes/mailboxes.service.js';
import type { OpeningRecords } from '../../../openings/openings/opening-records.service.js';
import type { Tx } from '../../../platform/database/unit-of-work.js';
import type { LetterWriter } from '../../../platform/mail/letters.js';
import type { Letter, Mail } from '../../../platform/mail/mail.js';
import type { Viewer } from '../../../platform/viewer.js';
import type { EmployerReadings } from '../../offers/employer-readings.service.js';
import { isOpenQuestion, type QuestionId } from '../../response-rates/question.js';
import type { QuestionsService } from '../../response-rates/questions.service.js';
import type { AnswerLinks } from '../links/answer-links.service.js';
import { LINK_DAYS } from '../links/link.js';
import { sayDay } from '../page/page.js';
import { wordsIn } from '../words/languages.js';
import type { AskingService } from './asking.service.js';
import { FIRST_LETTER, REMINDER_LETTER } from './reach.js';

const DAY_MILLISECONDS = 86_400_000;

/**
 * Letters with which employers are asked, and reminded. They name the post and the candidate's handle, and nobody. The link is made when the letter is
 * sent; whoever reads the database finds none.
 */
export class QuestionLetters implements LetterWriter {
  constructor(
    readonly kind: typeof FIRST_LETTER | typeof REMINDER_LETTER,
    private readonly publicUrl: string,
    private readonly missions: Pick<MissionsService, 'getIn'>,
    private readonly offers: EmployerReadings,
    private readonly openings: Pick<OpeningRecords, 'byIds'>,
    private readonly questions: Pick<QuestionsService, 'byId'>,
    private readonly mailboxes: Pick<MailboxesService, 'ofIn'>,
    private readonly links: Pick<AnswerLinks, 'make'>,
    private readonly asking: Pick<AskingService, 'call'>,
  ) {}

  /** Null where nobody needs the answer any more, the candidate is not shown at this moment, or nobody knows where to write. */
  async write(tx: Tx, viewer: Viewer, mail: Mail): Promise<Letter | null> {
    const { missionId } = mail;
    const question = await this.questions.byId(tx, missionId, mail.subjectId as QuestionId);
    const offer = question === null || !isOpenQuestion(question) ? null : await this.offers.named(tx, missionId, question.offerId);
    const candidacy = offer === null ? null : await this.offers.shown(tx, viewer, offer);
    const mailbox = offer === null ? null : await this.mailboxes.ofIn(tx, missionId, offer.employerId);
    const [opening] = offer === null ? [] : await this.openings.byIds(tx, missionId, [offer.openingId]);
    if (offer === null || candidacy === null || mailbox === null || opening === undefined) return null;
    const token = await this.links.make(tx, mail.id, mailbox, offer.id, mail.queuedAt);
    const words = wordsIn(mailbox.language);
    const lastDay = new Date(mail.queuedAt.getTime() + (LINK_DAYS - 1) * DAY_MILLISECONDS);
    const facts = {
      post: opening.title,
      handle: candidacy.handle,
      link: `${this.publicUrl}/answers/${token}`,
      until: sayDay(words, missionDay(await this.missions.getIn(tx, missionId), lastDay)),
    };
    const { subject, text } = words.letter[this.kind === FIRST_LETTER ? 'FIRST' : 'REMINDER'];
    return { to: mailbox.address, subject: subject(facts.handle), text: `${text(facts).join('\n\n')}\n`, language: words.language };
  }

  async undelivered(tx: Tx, _: Viewer, mail: Mail): Promise<void> {
    const question = await this.questions.byId(tx, mail.missionId, mail.subjectId as QuestionId);
    if (question !== null) await this.asking.call(tx, mail.missionId, question);
  }
}

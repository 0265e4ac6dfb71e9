import type { Clock } from '../../kernel/clock.js';
import type { MissionId } from '../../kernel/ids.js';
import type { Tx, UnitOfWork } from '../database/unit-of-work.js';
import { newId } from '../ids.js';
import { catalogue } from '../queue/catalogue.js';
import { requestJob } from '../queue/outbox.js';
import { serviceViewer } from '../viewer.js';
import type { Letters } from './letters.js';
import { claimed, ended, isTooLate, newMail, reported, type Letter, type Mail, type MailDraft, type MailId, type SendReport } from './mail.js';
import { dueMails, insertMail, lockMail, lockWaiting, missionsOfAll, updateMail } from './mail.store.js';
import type { Mailer } from './mailer.js';

/** Letters that one sweep asks jobs for, in one mission. */
const SLICE = 100;

/** A letter that a worker has taken, and what it says; null where there is nothing to send. */
interface Taken {
  readonly mail: Mail;
  readonly letter: Letter;
}

/**
 * Letters by mail. A letter is a row in the transaction of its cause. A worker takes it for some minutes, writes it, hands it over and records what
 * came of that; one that dies in between leaves it to the next. What did not go out becomes the matter of whoever asked for it.
 */
export class MailsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly mailer: Mailer,
    private readonly letters: Letters,
    private readonly told: (mail: Mail) => void = () => undefined,
  ) {}

  /** Whether letters are sent at all; where not, whoever would ask for one finds a person to do it. */
  get isOn(): boolean {
    return this.mailer.isOn;
  }

  /** Has a letter sent, in the caller's transaction; null where it was asked for before. */
  async queue(tx: Tx, missionId: MissionId, draft: MailDraft): Promise<Mail | null> {
    const mail = newMail(draft, { missionId, id: newId<MailId>(), now: this.clock.now() });
    this.letters.writerOf(mail.kind);
    if (!(await insertMail(tx, mail))) return null;
    await requestJob(tx, catalogue.sendMail, { missionId, mailId: mail.id });
    return mail;
  }

  /** Keeps letters about a subject from going out, in the caller's transaction; one that a worker has in hand may still go. */
  async cancelOf(tx: Tx, missionId: MissionId, subjectId: string): Promise<void> {
    for (const mail of await lockWaiting(tx, missionId, subjectId)) await updateMail(tx, ended(mail, 'CANCELLED', null, this.clock.now()));
  }

  /** Sends a letter whose time has come. Harmless to repeat, and to be killed in: at worst the server gets the letter again, under the same reference. */
  async send(missionId: MissionId, id: MailId): Promise<void> {
    const taken = await this.take(missionId, id);
    if (taken !== null) await this.record(taken.mail, await this.mailer.send(taken.letter, taken.mail.id));
  }

  /** Asks for `sendMail` where a letter's time has come, or its worker was lost. Safe in two processes at once. */
  async sweep(signal: AbortSignal): Promise<void> {
    for (const missionId of await this.work.outside((tx) => missionsOfAll(tx))) {
      if (signal.aborted) return;
      await this.work.run(serviceViewer(missionId), async (tx) => {
        for (const mailId of await dueMails(tx, missionId, this.clock.now(), SLICE)) await requestJob(tx, catalogue.sendMail, { missionId, mailId });
      });
    }
  }

  private take(missionId: MissionId, id: MailId): Promise<Taken | null> {
    const viewer = serviceViewer(missionId);
    return this.work.run(viewer, async (tx): Promise<Taken | null> => {
      const now = this.clock.now();
      const mail = await lockMail(tx, missionId, id);
      const taken = mail === null ? null : claimed(mail, now);
      if (taken === null) return null;
      const writer = this.letters.writerOf(taken.kind);
      const letter = await writer.write(tx, viewer, taken);
      const lost = letter === null ? null : isTooLate(taken, now) ? 'TOO_LATE' : this.mailer.isOn ? null : 'MAIL_OFF';
      if (letter === null) await this.write(tx, ended(taken, 'CANCELLED', null, now));
      else if (lost !== null) await this.fail(tx, ended(taken, 'FAILED', lost, now));
      else return { mail: await this.write(tx, taken), letter };
      return null;
    });
  }

  /** A worker that took longer than its lease finds the letter changed, and leaves it. */
  private record(mail: Mail, report: SendReport): Promise<void> {
    return this.work.run(serviceViewer(mail.missionId), async (tx) => {
      const next = reported(mail, report, this.clock.now());
      if (next.status === 'FAILED') await this.fail(tx, next);
      else await this.writeIfSame(tx, next);
    });
  }

  private async fail(tx: Tx, mail: Mail): Promise<void> {
    const failed = await this.writeIfSame(tx, mail);
    if (failed !== null) await this.letters.writerOf(mail.kind).undelivered(tx, serviceViewer(mail.missionId), failed);
  }

  private async write(tx: Tx, mail: Mail): Promise<Mail> {
    const written = await this.writeIfSame(tx, mail);
    if (written === null) throw new Error('a letter that was locked was changed by somebody else');
    return written;
  }

  private async writeIfSame(tx: Tx, mail: Mail): Promise<Mail | null> {
    const written = await updateMail(tx, mail);
    if (written !== null) this.told(written);
    return written;
  }
}

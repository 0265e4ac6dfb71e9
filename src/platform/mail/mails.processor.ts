import type { MissionId } from '../../kernel/ids.js';
import { catalogue } from '../queue/catalogue.js';
import { Handles, Sweeps } from '../queue/processors.js';
import type { MailId } from './mail.js';
import type { MailsService } from './mails.service.js';

/** The background work of mail. */
export class MailsProcessor {
  constructor(private readonly mails: MailsService) {}

  @Handles(catalogue.sendMail)
  async send({ missionId, mailId }: { missionId: MissionId; mailId: MailId }): Promise<void> {
    await this.mails.send(missionId, mailId);
  }

  @Sweeps('mails')
  sweep(signal: AbortSignal): Promise<void> {
    return this.mails.sweep(signal);
  }
}

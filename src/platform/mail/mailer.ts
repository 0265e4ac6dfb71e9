import type { Letter, SendReport } from './mail.js';

/** What hands letters to a mail server. It tells how that went; it never throws for what a server or a line does. */
export interface Mailer {
  /** False: the installation has no mail server, and nothing is ever sent. */
  readonly isOn: boolean;
  /**
   * `reference` is the same for every attempt of one letter, so that mailboxes which get it twice show it once: when a line breaks after the
   * whole letter went over, nobody can know whether it was taken.
   */
  send(letter: Letter, reference: string): Promise<SendReport>;
  close(): void;
}

/** The mailer of an installation that has no mail server. */
export const noMailer: Mailer = { isOn: false, send: async () => ({ end: 'LATER', problem: 'MAIL_OFF' }), close: () => undefined };

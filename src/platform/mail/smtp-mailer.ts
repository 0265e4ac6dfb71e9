import { createTransport } from 'nodemailer';

import type { MailConfig } from '../config/config.js';
import type { Letter, SendReport } from './mail.js';
import type { Mailer } from './mailer.js';

/** Milliseconds that each step of a conversation with the server may take, and the whole of it. */
export interface Patience {
  readonly step: number;
  readonly whole: number;
}

const PATIENCE: Patience = { step: 15_000, whole: 45_000 };

/** Sends by SMTP, one connection a letter: there are few, and a connection that is kept dies unnoticed. */
export function smtpMailer({ smtpUrl, from }: Pick<MailConfig, 'smtpUrl' | 'from'>, patience: Patience = PATIENCE): Mailer {
  const url = new URL(smtpUrl);
  const secure = url.protocol === 'smtps:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const signIn = url.username === '' ? {} : { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } };
  const transport = createTransport({
    host,
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    // What goes over an open line is read on the way; only this machine is nobody's way.
    requireTLS: !secure && !isLoopback(host),
    ignoreTLS: !secure && isLoopback(host),
    tls: { minVersion: 'TLSv1.2' },
    ...signIn,
    connectionTimeout: patience.step,
    greetingTimeout: patience.step,
    socketTimeout: patience.step,
    dnsTimeout: patience.step,
    // A letter is made of texts that are handed over; nothing in it may have the server of this service read a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = from.slice(from.lastIndexOf('@') + 1);

  const message = ({ to, subject, text, language }: Letter, reference: string) => ({
    from,
    to,
    subject,
    text,
    messageId: `<${reference}@${domain}>`,
    // Answers of machines to this letter reach nobody (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', 'Content-Language': language },
  });

  return {
    isOn: true,
    send: async (letter, reference) => {
      const sending = transport.sendMail(message(letter, reference)).then((): SendReport => ({ end: 'SENT' }), reportOf);
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<SendReport>((resolve) => {
        timer = setTimeout(() => resolve({ end: 'LATER', problem: 'TOO_SLOW' }), patience.whole);
      });
      return Promise.race([sending, late]).finally(() => clearTimeout(timer));
    },
    close: () => transport.close(),
  };
}

/**
 * What a failed attempt says of the letter. Only an answer to the recipient or to the letter itself, and only a final one (5xx), is about the letter:
 * all else is a matter of the line or of the settings, and may be good in an hour. What the server said is not kept: it repeats the address.
 */
export function reportOf(fault: unknown): SendReport {
  const { code, command, responseCode } = fault as { readonly code?: unknown; readonly command?: unknown; readonly responseCode?: unknown };
  const isFinal = typeof responseCode === 'number' && responseCode >= 500;
  if (isFinal && (command === 'RCPT TO' || command === 'DATA')) return { end: 'REFUSED' };
  switch (code) {
    case 'EAUTH':
    case 'ENOAUTH':
      return { end: 'LATER', problem: 'SIGN_IN' };
    case 'ETIMEDOUT':
      return { end: 'LATER', problem: 'TOO_SLOW' };
    case 'EENVELOPE':
    case 'EMESSAGE':
      return { end: 'LATER', problem: isFinal ? 'NOT_TAKEN' : 'PUT_OFF' };
    default:
      return { end: 'LATER', problem: 'UNREACHABLE' };
  }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\./.test(host);
}

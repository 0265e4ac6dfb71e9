import type { Id, MissionId } from '../../kernel/ids.js';

export type MailId = Id<'Mail'>;

/** QUEUED waits for its time, SENDING is with a worker; the others are ends. */
export const mailStatuses = ['QUEUED', 'SENDING', 'SENT', 'FAILED', 'CANCELLED'] as const;
export type MailStatus = (typeof mailStatuses)[number];

/**
 * Why a letter did not go out; a closed list, since what servers answer may repeat an address. REFUSED: the server does not take it for this address.
 * The others blame neither the letter nor the address.
 */
export const mailProblems = ['REFUSED', 'SIGN_IN', 'UNREACHABLE', 'TOO_SLOW', 'PUT_OFF', 'NOT_TAKEN', 'MAIL_OFF', 'TOO_LATE', 'WORKER_LOST'] as const;
export type MailProblem = (typeof mailProblems)[number];

/** A letter to be sent, by ids and codes. Address, words and links are made when it is sent, and kept nowhere. */
export interface Mail {
  readonly missionId: MissionId;
  readonly id: MailId;
  /** Names who writes it, see `LetterWriter`. */
  readonly kind: string;
  readonly subjectId: string;
  /** With kind and subject it makes the letter arise once. Letters, digits, `.` and `-`. */
  readonly occasion: string;
  readonly status: MailStatus;
  /** How often a worker has begun to send it. */
  readonly attempts: number;
  /** When it is tried next; while it is SENDING, when the worker that has it counts as lost. */
  readonly tryAt: Date;
  /** Not sent any more from then on. */
  readonly notAfter: Date;
  /** What went wrong the last time. */
  readonly problem: MailProblem | null;
  readonly queuedAt: Date;
  readonly endedAt: Date | null;
  readonly version: number;
}

/** What a service says to have a letter sent. */
export interface MailDraft extends Pick<Mail, 'kind' | 'subjectId' | 'occasion'> {
  /** Three days from now unless given. */
  readonly notAfter?: Date;
}

/** A letter as it goes out. */
export interface Letter {
  readonly to: string;
  /** Subject and text name nobody: others read over a shoulder, and servers keep what they pass on. */
  readonly subject: string;
  readonly text: string;
  /** ISO 639-1. */
  readonly language: string;
}

/** What a mail server made of a letter: taken, refused for good, or not now. */
export type SendReport = { readonly end: 'SENT' } | { readonly end: 'REFUSED' } | { readonly end: 'LATER'; readonly problem: Exclude<MailProblem, 'REFUSED' | 'TOO_LATE'> };

/** Pauses after each attempt that came to nothing, in minutes; the last one goes on. */
const PAUSES = [1, 5, 15, 60, 240];
const MINUTE = 60_000;
/** How long a letter may wait unless its draft says otherwise. */
const KEPT_DAYS = 3;
/** A worker that is silent for so long has died: twice what one attempt may take. */
export const LEASE_MILLISECONDS = 2 * MINUTE;

/** The letter of a draft, to be sent at once. */
export function newMail(draft: MailDraft, at: { readonly missionId: MissionId; readonly id: MailId; readonly now: Date }): Mail {
  const { missionId, id, now } = at;
  const { kind, subjectId, occasion, notAfter = new Date(now.getTime() + KEPT_DAYS * 24 * 60 * MINUTE) } = draft;
  return { missionId, id, kind, subjectId, occasion, status: 'QUEUED', attempts: 0, tryAt: now, notAfter, problem: null, queuedAt: now, endedAt: null, version: 1 };
}

/** The letter in the hands of a worker; null where it is not its time, another worker has it, or it has ended. */
export function claimed(mail: Mail, now: Date): Mail | null {
  if (mail.endedAt !== null || mail.tryAt > now) return null;
  const problem = mail.status === 'SENDING' ? 'WORKER_LOST' : mail.problem;
  return { ...mail, status: 'SENDING', attempts: mail.attempts + 1, tryAt: new Date(now.getTime() + LEASE_MILLISECONDS), problem };
}

/** Whether the time for a letter is over. */
export function isTooLate(mail: Pick<Mail, 'notAfter'>, now: Date): boolean {
  return mail.notAfter <= now;
}

/** The letter after an attempt. One that would be tried again after its time has failed now: somebody has to know while it matters. */
export function reported(mail: Mail, report: SendReport, now: Date): Mail {
  if (report.end === 'SENT') return ended(mail, 'SENT', null, now);
  if (report.end === 'REFUSED') return ended(mail, 'FAILED', 'REFUSED', now);
  const minutes = PAUSES[Math.min(mail.attempts, PAUSES.length) - 1] ?? 1;
  const tryAt = new Date(now.getTime() + minutes * MINUTE);
  const later: Mail = { ...mail, status: 'QUEUED', tryAt, problem: report.problem };
  return isTooLate(mail, tryAt) ? ended(later, 'FAILED', report.problem, now) : later;
}

/** The letter at an end. */
export function ended(mail: Mail, status: 'SENT' | 'FAILED' | 'CANCELLED', problem: MailProblem | null, now: Date): Mail {
  return { ...mail, status, problem: problem ?? mail.problem, endedAt: now };
}

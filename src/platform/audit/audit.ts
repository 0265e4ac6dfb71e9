import { createHash } from 'node:crypto';

import type { AccountId, Id, MissionId } from '../../kernel/ids.js';

export type AuditEntryId = Id<'AuditEntry'>;

/** Years that the audit log is kept (RULES "Protection of data" [P]). Older sealed batches go; `purge_audit` in the database knows the same number and takes no other. */
export const AUDIT_YEARS = 6;

/** Why somebody may read what is sensitive. A feature with another ground adds a line. */
export const reasonsToRead = {
  OWN_CASE: 'The reader accompanies the person.',
  PROTECTION: 'The reader looks after people at risk.',
  AUDIT: 'The reader checks what others did.',
  CONTACT: 'To reach the person.',
  IDENTIFY: 'To make sure that this is the person.',
  PAPERS: 'To obtain, check or use papers of the person.',
  KEEP_SAFE: 'To keep the person safe.',
  CORRECT: 'To correct or complete what is kept.',
  PUT_FORWARD: 'The person agreed to be put to the reader\'s employer.',
  HAND_OVER: 'The person agreed that another office has the data.',
  FOLLOW_UP: 'To follow how the person fares after return, by handle.',
  RULES: 'To answer what the rules of a programme or the law say of the person, not more.',
  MONEY: 'To account for money that is paid for the person.',
  TELL_PERSON: 'The person asked what is kept.',
} as const;
export type ReasonToRead = keyof typeof reasonsToRead;

/** What an entry is about. */
export interface AuditSubject {
  /** Brand of the id, as in global ids; null where only the id is known. */
  readonly kind: string | null;
  readonly id: string;
}

/** What a feature records; who and when are added. Names of the code and ids only, nothing that a person is called or said. */
export type AuditDraft =
  | { readonly deed: 'READ'; readonly act: string; readonly subject: AuditSubject | null; readonly why: ReasonToRead }
  | { readonly deed: 'CHANGE'; readonly act: string; readonly subject: AuditSubject | null };

/** One line of the audit log; appended, never changed. */
export interface AuditEntry {
  readonly missionId: MissionId;
  readonly id: AuditEntryId;
  readonly at: Date;
  /** Null: the service itself. */
  readonly accountId: AccountId | null;
  /** Mutation, or what was read. */
  readonly act: string;
  readonly deed: 'READ' | 'CHANGE';
  readonly subjectKind: string | null;
  readonly subjectId: string | null;
  readonly why: string | null;
}

/** A sealed batch of entries, chained to the one before. */
export interface AuditSeal {
  readonly missionId: MissionId;
  /** 1 for the first of a mission, then without a gap. */
  readonly number: number;
  readonly sealedAt: Date;
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly count: number;
  /** In the order of the batch: by time, then by id. */
  readonly entries: readonly AuditEntryId[];
  /** SHA-256 of each entry in its canonical form, in that order. */
  readonly leaves: Buffer;
  /** Digest of the seal before; zeros for the first. */
  readonly previous: Buffer;
  readonly digest: Buffer;
}

/** Bytes of SHA-256. */
export const DIGEST_BYTES = 32;
/** What the first seal of a mission is chained to. */
export const NO_SEAL = Buffer.alloc(DIGEST_BYTES);

/** SHA-256 of an entry in the form that seals are made over: a JSON array of all its fields, in this order, for ever. */
export function leafOf(entry: AuditEntry): Buffer {
  const { missionId, id, at, accountId, act, deed, subjectKind, subjectId, why } = entry;
  return sha256(JSON.stringify(['rejoin audit entry 1', missionId, id, at.toISOString(), accountId, act, deed, subjectKind, subjectId, why]));
}

/** What a seal's digest is made over: where it stands in the chain, its leaves, and the seal before. */
export function digestOfSeal(seal: Omit<AuditSeal, 'digest' | 'entries'>): Buffer {
  const { missionId, number, count, previous, leaves } = seal;
  const times = [seal.sealedAt, seal.firstAt, seal.lastAt].map((time) => time.toISOString());
  return sha256(JSON.stringify(['rejoin audit seal 1', missionId, number, ...times, count, previous.toString('hex')]), leaves);
}

/** A seal over entries that are in order. */
export function sealOf(entries: readonly AuditEntry[], place: Pick<AuditSeal, 'missionId' | 'number' | 'previous' | 'sealedAt'>): AuditSeal {
  const [first, last] = [entries[0], entries.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError('a seal holds at least one entry');
  const seal = { ...place, firstAt: first.at, lastAt: last.at, count: entries.length, leaves: Buffer.concat(entries.map(leafOf)) };
  return { ...seal, entries: entries.map((entry) => entry.id), digest: digestOfSeal(seal) };
}

/** Negative where `a` stands before `b` in a batch. */
export function inOrder(a: Pick<AuditEntry, 'at' | 'id'>, b: Pick<AuditEntry, 'at' | 'id'>): number {
  return a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

function sha256(text: string, bytes: Buffer = Buffer.alloc(0)): Buffer {
  return createHash('sha256').update(text).update(bytes).digest();
}

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

import type { Day } from '../../kernel/day.js';
import type { AccountId, EmployerId, Id, MissionId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import { checkText } from '../../kernel/text.js';
import type { Scope } from '../../platform/scopes.js';
import type { Viewer } from '../../platform/viewer.js';

export type ApiKeyId = Id<'ApiKey'>;

/** A key by which a system of an employer signs in. Its secret is nowhere; what it may do is limited to its scopes. */
export interface ApiKey {
  readonly missionId: MissionId;
  readonly id: ApiKeyId;
  /** The account of the system; keys that are rotated share it. */
  readonly accountId: AccountId;
  readonly employerId: EmployerId;
  /** How people recognise the system. */
  readonly label: string;
  readonly scopes: readonly Scope[];
  readonly createdBy: AccountId;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** The last day (UTC) it signed somebody in; says when the key before a rotation can be revoked. */
  readonly lastUsedOn: Day | null;
  readonly revokedAt: Date | null;
}

/** Days that a key lives when nothing else is said, and at most [P]. */
export const USUAL_DAYS = 180;
export const MOST_DAYS = 365;
/** Live keys of one system: the one in use and the one that takes over. */
export const MOST_LIVE_KEYS = 2;

/** What somebody wants a key to be. */
export interface ApiKeyWish {
  readonly label: string;
  /** Null: the partner's own. */
  readonly employerId: EmployerId | null;
  readonly scopes: readonly Scope[];
  readonly days: number;
}

/** A wish that can be granted: a label, scopes each once, and a life of 1 to 365 days. */
export function checkWish(wish: ApiKeyWish): Outcome<ApiKeyWish> {
  const label = checkText('label', wish.label, 1, 200);
  if (!label.ok) return label;
  if (wish.scopes.length === 0) return refused('INVALID_INPUT', { field: 'scopes', problem: 'must name at least one scope' });
  const days = checkDays(wish.days);
  return days.ok ? accepted({ ...wish, label: label.value, scopes: [...new Set(wish.scopes)] }) : days;
}

export function checkDays(days: number): Outcome<number> {
  const fits = Number.isInteger(days) && days >= 1 && days <= MOST_DAYS;
  return fits ? accepted(days) : refused('INVALID_INPUT', { field: 'validDays', problem: `must be 1 to ${MOST_DAYS}` });
}

/** Whether a key still signs anybody in at that moment. */
export function isLive(key: Pick<ApiKey, 'expiresAt' | 'revokedAt'>, now: Date): boolean {
  return key.revokedAt === null && now < key.expiresAt;
}

/** Whose keys the viewer may see and manage: an administrator's mission, a partner's own employer; null for nobody's. */
export function managedBy(viewer: Viewer): 'MISSION' | EmployerId | null {
  if (viewer.roles.includes('ADMIN')) return 'MISSION';
  return viewer.roles.includes('PARTNER') ? viewer.employerId : null;
}

const PREFIX = 'rjk_';
const SECRET_BYTES = 32;
const ID_BYTES = 16;
const TOKEN = /^rjk_[A-Za-z0-9_-]{64}$/;

/** A fresh secret, the token that carries it, and what is kept of it. */
export function newToken(id: ApiKeyId): { readonly token: string; readonly digest: Buffer } {
  const secret = randomBytes(SECRET_BYTES);
  const token = PREFIX + Buffer.concat([Buffer.from(id.replaceAll('-', ''), 'hex'), secret]).toString('base64url');
  return { token, digest: digestOfSecret(secret) };
}

/** Whether a bearer token claims to be an API key. */
export function isApiKeyToken(token: string): boolean {
  return token.startsWith(PREFIX);
}

/** The id and the secret in a token; null for what is no token of ours. */
export function readToken(token: string): { readonly id: ApiKeyId; readonly secret: Buffer } | null {
  if (!TOKEN.test(token)) return null;
  const bytes = Buffer.from(token.slice(PREFIX.length), 'base64url');
  const hex = bytes.toString('hex', 0, ID_BYTES);
  const id = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-') as ApiKeyId;
  return { id, secret: bytes.subarray(ID_BYTES) };
}

const NO_DIGEST = Buffer.alloc(SECRET_BYTES);

/** Whether the secret is the one whose digest is kept; takes the same time for every secret, and for a key that does not exist (null). */
export function isSecretOf(digest: Buffer | null, secret: Buffer): boolean {
  const same = timingSafeEqual(digestOfSecret(secret), digest ?? NO_DIGEST);
  return same && digest !== null;
}

/** 32 random bytes need no slow hash: there is nothing to guess. */
function digestOfSecret(secret: Buffer): Buffer {
  return createHash('sha256').update(secret).digest();
}

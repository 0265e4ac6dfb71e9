import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

import { isId, type Id, type MissionId } from '../../../kernel/ids.js';
import type { VaultKey } from '../../../platform/config/vault-keys.js';

export type AnswerLinkId = Id<'AnswerLink'>;

/** What a token says: which link of which mission, and until when. Nothing of an offer or a person. */
export interface LinkClaim {
  readonly missionId: MissionId;
  readonly linkId: AnswerLinkId;
  /** In whole seconds. */
  readonly expiresAt: Date;
}

/** A token is good for this alone: what is signed for another purpose never opens it. */
const PURPOSE = 'rejoin employer answer 1';
const CLAIM_BYTES = 16 + 16 + 5;
const MAC_BYTES = 32;
/** Length of every token. */
const TOKEN = /^[A-Za-z0-9_-]{92}$/;

/** Keys for signing, of the installation's own keys; the first signs, all of them read, so that a change of keys breaks no letter. */
export function linkKeys(keys: readonly VaultKey[]): readonly Buffer[] {
  return keys.map(({ key }) => Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), PURPOSE, 32)));
}

/** The token of a claim: 92 signs that stand in an address as they are. */
export function signLink(keys: readonly Buffer[], claim: LinkClaim): string {
  const [key] = keys;
  if (key === undefined) throw new Error('there is no key to sign links with');
  const said = claimBytes(claim);
  return Buffer.concat([said, mac(key, said)]).toString('base64url');
}

/** What a token claims, if one of the keys signed it; null for anything else. Whether the link still opens is for the database to say. */
export function readLink(keys: readonly Buffer[], token: string): LinkClaim | null {
  if (!TOKEN.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  const [said, signed] = [bytes.subarray(0, CLAIM_BYTES), bytes.subarray(CLAIM_BYTES)];
  if (bytes.length !== CLAIM_BYTES + MAC_BYTES || !keys.some((key) => timingSafeEqual(signed, mac(key, said)))) return null;
  const [missionId, linkId] = [uuidOf(said.subarray(0, 16)), uuidOf(said.subarray(16, 32))];
  return isId(missionId) && isId(linkId) ? { missionId: missionId as MissionId, linkId: linkId as AnswerLinkId, expiresAt: new Date(said.readUIntBE(32, 5) * 1_000) } : null;
}

/** What is kept of a token: whoever reads the database cannot make an answer of it. */
export function linkDigest(token: string): Buffer {
  return createHash('sha256').update(PURPOSE).update(token).digest();
}

function mac(key: Buffer, said: Buffer): Buffer {
  return createHmac('sha256', key).update(PURPOSE).update(said).digest();
}

function claimBytes({ missionId, linkId, expiresAt }: LinkClaim): Buffer {
  const said = Buffer.alloc(CLAIM_BYTES);
  said.write(missionId.replaceAll('-', ''), 0, 'hex');
  said.write(linkId.replaceAll('-', ''), 16, 'hex');
  said.writeUIntBE(Math.floor(expiresAt.getTime() / 1_000), 32, 5);
  return said;
}

function uuidOf(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

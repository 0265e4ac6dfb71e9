import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { hasCode } from '../system-error.js';

/** A key that wraps the keys of people. It is kept outside every database. */
export interface VaultKey {
  /** Names it in what it has wrapped. */
  readonly id: string;
  /** 32 bytes. */
  readonly key: Buffer;
}

/** Bytes of AES-256. */
const KEY_BYTES = 32;
const ENTRY = /^(?<id>[a-z0-9][a-z0-9-]{0,31}):(?<key>[A-Za-z0-9+/]{43}=)$/;

/** Reads `id:base64, id:base64`; the first one writes, the others only read. Null for anything else, so that no part of a key gets into a message. */
export function readVaultKeys(text: string): readonly VaultKey[] | null {
  const keys = text.split(',').map((part) => {
    const { id = '', key = '' } = ENTRY.exec(part.trim())?.groups ?? {};
    return { id, key: Buffer.from(key, 'base64') };
  });
  const fit = keys.every(({ id, key }) => id !== '' && key.length === KEY_BYTES && key.some((byte) => byte !== 0));
  const distinct = new Set(keys.map(({ id }) => id)).size === keys.length && new Set(keys.map(({ key }) => key.toString('hex'))).size === keys.length;
  return fit && distinct ? keys : null;
}

/** A new key in the form that `readVaultKeys` reads; its name says the day, so that the newest is told from the others. */
export function newVaultKey(now: Date): string {
  return `k${now.toISOString().slice(0, 10).replaceAll('-', '')}-${randomBytes(2).toString('hex')}:${randomBytes(KEY_BYTES).toString('base64')}`;
}

/**
 * The key of an installation that is told none: made once, in a file of the data folder that its owner alone can read. It is on
 * the disk before it is used, and two processes that start at once get the same.
 */
export async function ownVaultKeys(folder: string, now: Date): Promise<readonly VaultKey[]> {
  const file = join(folder, 'vault.keys');
  const text = (await textOf(file)) ?? (await makeFile(folder, file, now));
  const keys = readVaultKeys(text.trim());
  if (keys === null) throw new Error('the file vault.keys of the data folder cannot be read: restore it, since what it encrypted cannot be read without it');
  return keys;
}

async function makeFile(folder: string, file: string, now: Date): Promise<string> {
  await mkdir(folder, { recursive: true });
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(`${newVaultKey(now)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    await link(draft, file);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    await rm(draft);
  }
  return readFile(file, 'utf8');
}

async function textOf(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { newVaultKey, ownVaultKeys, readVaultKeys } from './vault-keys.js';

const [one, two] = [Buffer.alloc(32, 1).toString('base64'), Buffer.alloc(32, 2).toString('base64')];
const now = new Date('2026-11-22T00:00:00Z');

describe('readVaultKeys', () => {
  it('reads keys in their order', () => {
    expect(readVaultKeys(`new:${two}, old:${one}`)?.map(({ id }) => id)).toEqual(['new', 'old']);
    expect(readVaultKeys(newVaultKey(now))?.[0]?.id).toMatch(/^k20261122-[0-9a-f]{4}$/);
  });

  it.each([
    ['nothing', ''],
    ['no name', one],
    ['an empty name', `:${one}`],
    ['a name of other signs', `Old Key:${one}`],
    ['a key that is too short', `a:${Buffer.alloc(31, 1).toString('base64')}`],
    ['a key that is too long', `a:${Buffer.alloc(33, 1).toString('base64')}`],
    ['hexadecimal', `a:${Buffer.alloc(32, 1).toString('hex')}`],
    ['zeros', `a:${Buffer.alloc(32).toString('base64')}`],
    ['one name for two', `a:${one},a:${two}`],
    ['one key under two names', `a:${one},b:${one}`],
    ['a comma too many', `a:${one},`],
  ])('refuses %s', (_, text) => expect(readVaultKeys(text)).toBeNull());
});

describe('ownVaultKeys', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rejoin-vault-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('makes one once, for its owner alone, also when asked ten times at once', async () => {
    const found = await Promise.all(Array.from({ length: 10 }, () => ownVaultKeys(join(folder, 'new'), now)));
    expect(new Set(found.map(([key]) => key?.key.toString('hex'))).size).toBe(1);
    expect(statSync(join(folder, 'new', 'vault.keys')).mode & 0o777).toBe(0o600);
    expect(await ownVaultKeys(join(folder, 'new'), now)).toEqual(found[0]);
  });

  it('does not put a new one in the place of one that it cannot read', async () => {
    writeFileSync(join(folder, 'vault.keys'), 'half of a k');
    chmodSync(join(folder, 'vault.keys'), 0o600);
    await expect(ownVaultKeys(folder, now)).rejects.toThrow('vault.keys');
  });
});

import type { Config } from '../../platform/config/config.js';
import type { Check, Finding } from './finding.js';

/** Of 32 random bytes about 30 differ; fewer than these are no accident. */
const FEWEST_DIFFERENT = 20;

/** The keys that wrap the keys of people: whether they are there, random, and apart from what they protect. */
export const vaultKeys: Check = { name: 'vault keys', look: async ({ config }) => judgeVaultKeys(config) };

export function judgeVaultKeys(config: Config): Omit<Finding, 'check'>[] {
  const found: Omit<Finding, 'check'>[] = [];
  if (config.vaultKeys === null)
    found.push({
      severity: 'MEDIUM',
      problem: 'The key of the vault is in a file of REJOIN_DATA, on a machine that has the data too.',
      advice: 'Set REJOIN_VAULT_KEYS from a secret store, and keep a copy elsewhere: without it no identity can be read.',
    });
  for (const { id, key } of config.vaultKeys ?? [])
    if (isGuessable(key))
      found.push({ severity: 'HIGH', problem: `The vault key ${id} is not random.`, advice: 'Make another (openssl rand -base64 32) and put it first: src/people/vault/README.md.' });
  if (config.databaseUrl !== null && config.keysDatabaseUrl !== null && new URL(config.databaseUrl).host === new URL(config.keysDatabaseUrl).host)
    found.push({
      severity: 'LOW',
      problem: 'The keys of people are on the same server as what they open: one backup of it may hold both.',
      advice: 'Set KEYS_DATABASE_URL to another server, or back the two databases up apart.',
    });
  return found;
}

/** A pattern, or a text that somebody typed. */
function isGuessable(key: Buffer): boolean {
  const different = new Set(key).size;
  const steps = new Set([...key.subarray(1)].map((byte, at) => (byte - (key[at] ?? 0) + 256) % 256)).size;
  const typed = [...key].every((byte) => byte >= 32 && byte < 127);
  return different < FEWEST_DIFFERENT || steps < FEWEST_DIFFERENT / 2 || typed;
}

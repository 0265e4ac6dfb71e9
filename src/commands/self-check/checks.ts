import { accounts } from './accounts.js';
import { auditLog } from './audit-log.js';
import { apiKeys } from './api-keys.js';
import type { Check, Finding, Ground } from './finding.js';
import { severities } from './finding.js';
import { migrations } from './migrations.js';
import { mode } from './mode.js';
import { passwords } from './passwords.js';
import { policies } from './policies.js';
import { redis } from './redis.js';
import { serviceRole } from './service-role.js';
import { tokenKey } from './token-key.js';
import { transport } from './transport.js';
import { vaultKeys } from './vault-keys.js';

/** Everything that `npm run self-check` looks at, in the order in which it is told. */
export const checks: readonly Check[] = [
  serviceRole,
  policies,
  passwords,
  transport,
  mode,
  tokenKey,
  vaultKeys,
  redis,
  migrations,
  auditLog,
  apiKeys,
  accounts,
];

/** What all checks find, the worst first. A check that cannot be carried out is a finding too: what nobody could see is not well. */
export async function findings(ground: Ground, list: readonly Check[] = checks): Promise<Finding[]> {
  const all: Finding[] = [];
  for (const check of list) all.push(...(await found(check, ground)).map((finding) => ({ check: check.name, ...finding })));
  return all.sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}

async function found(check: Check, ground: Ground): Promise<readonly Omit<Finding, 'check'>[]> {
  try {
    return await check.look(ground);
  } catch (error) {
    // Messages of drivers may quote addresses with their passwords; codes do not.
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'no code';
    return [{ severity: 'HIGH', problem: `This could not be looked at (${code}).`, advice: 'See to it that whoever runs the check reaches what it looks at, and repeat it.' }];
  }
}

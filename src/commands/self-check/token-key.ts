import { stat } from 'node:fs/promises';
import { join } from 'node:path';

import { hasCode } from '../../platform/system-error.js';
import type { Check, Finding } from './finding.js';

/** Files of the data folder that open everything: the keys of tokens and vault, and the password of the embedded database's roles. */
const SECRET_FILES = ['token-key.json', 'vault.keys', 'roles.password'];

/** Who can make tokens. */
export const tokenKey: Check = {
  name: 'token key',
  async look({ config }) {
    const found: Omit<Finding, 'check'>[] = [];
    if (config.oidc === null && config.production) {
      const problem = 'Tokens come from this installation itself, which is for one machine and knows no way to end a stolen one.';
      found.push({ severity: 'MEDIUM', problem, advice: 'Set REJOIN_OIDC_ISSUER and REJOIN_OIDC_AUDIENCE.' });
    }
    for (const name of SECRET_FILES) {
      const bits = await modeOf(join(config.dataFolder, name));
      if (bits !== null && (bits & 0o077) !== 0)
        found.push({ severity: 'HIGH', problem: `${name} in REJOIN_DATA can be read by other accounts of this machine.`, advice: `chmod 600 ${name}, and make its secret anew.` });
    }
    return found;
  },
};

/** Windows has no such bits. */
async function modeOf(path: string): Promise<number | null> {
  if (process.platform === 'win32') return null;
  try {
    return (await stat(path)).mode & 0o777;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

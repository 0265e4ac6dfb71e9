import type { Config } from '../../platform/config/config.js';
import { serversOf } from './addresses.js';
import type { Check, Finding } from './finding.js';

/** Shorter ones can be guessed where a server can be reached. */
const SHORTEST = 16;
/** What examples and habits put there. */
const SAMPLE = /^(?:rejoin|postgres|redis|password|secret|change-?me|sample|example|test|admin|root|constructed)[\d!]*$|^(.)\1*$/i;

/** The passwords of database and Redis, which protect everything where a network is shared. */
export const passwords: Check = { name: 'passwords', look: async ({ config }) => judgePasswords(config) };

/** What is wrong with the passwords of the settings. */
export function judgePasswords(config: Config): Omit<Finding, 'check'>[] {
  const servers = serversOf(config).filter(({ setting }) => !setting.startsWith('REJOIN_OIDC'));
  const found = servers.flatMap(({ setting, url, distance }): Omit<Finding, 'check'>[] => {
    const password = decodeURIComponent(url.password);
    const severity = distance === 'LOOPBACK' ? 'MEDIUM' : 'HIGH';
    const finding = (problem: string) => [{ severity, problem: `${setting} ${problem}`, advice: 'Set a password of its own, such as 24 random bytes: openssl rand -hex 24.' } as const];
    if (password === '' && distance === 'LOOPBACK') return [];
    if (password === '') return finding('names a server that other machines reach, and no password.');
    if (SAMPLE.test(password)) return finding('has a password of examples.');
    return password.length < SHORTEST ? finding(`has a password of fewer than ${SHORTEST} characters.`) : [];
  });
  const [service, owner] = [servers.find((each) => each.setting === 'DATABASE_URL'), servers.find((each) => each.setting === 'DATABASE_OWNER_URL')];
  const shared = service !== undefined && owner !== undefined && service.url.password !== '' && service.url.password === owner.url.password;
  if (!shared) return found;
  const problem = 'DATABASE_URL and DATABASE_OWNER_URL have the same password: who has the one has the other.';
  return [...found, { severity: 'MEDIUM', problem, advice: 'Give the role that owns the tables a password of its own.' }];
}

import type { Config } from '../../platform/config/config.js';
import { distanceOf, serversOf } from './addresses.js';
import type { Check, Finding } from './finding.js';

/** Whether an installation that others reach runs as one. */
export const mode: Check = { name: 'mode', look: async ({ config }) => judgeMode(config) };

export function judgeMode(config: Config): Omit<Finding, 'check'>[] {
  if (config.production) return [];
  const reached = distanceOf(config.host) !== 'LOOPBACK';
  const real = config.oidc !== null || serversOf(config).some((server) => server.distance !== 'LOOPBACK');
  if (!reached && !real) return [];
  const problem = 'The process runs in development mode: it shows its schema and GraphiQL to whoever asks.';
  return [{ severity: reached ? 'HIGH' : 'MEDIUM', problem, advice: 'Set NODE_ENV=production.' }];
}

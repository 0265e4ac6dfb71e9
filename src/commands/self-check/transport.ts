import type { Config } from '../../platform/config/config.js';
import { serversOf, type Server } from './addresses.js';
import type { Check, Finding } from './finding.js';

/** Modes of libpq in which the server must prove who it is. */
const PROVEN = new Set(['require', 'verify-ca', 'verify-full']);

/** Whether what leaves the machine is encrypted. */
export const transport: Check = { name: 'transport', look: async ({ config }) => judgeTransport(config) };

/** The addresses that are talked to in the clear, off this machine. */
export function judgeTransport(config: Config): Omit<Finding, 'check'>[] {
  return serversOf(config)
    .filter((server) => server.distance !== 'LOOPBACK' && !isEncrypted(server))
    .map(({ setting, distance }) => ({
      // Within a private network whoever reads along is inside already; beyond, anybody on the way is.
      severity: distance === 'FAR' ? ('HIGH' as const) : ('MEDIUM' as const),
      problem: `${setting} is talked to in the clear${distance === 'FAR' ? '' : ', within a private network'}.`,
      advice: adviceFor(setting),
    }));
}

function adviceFor(setting: string): string {
  if (setting === 'REDIS_URL') return 'Use an address that begins with rediss://.';
  return setting.includes('DATABASE') ? 'Add ?sslmode=verify-full to the address.' : 'Use an address that begins with https://.';
}

function isEncrypted({ url }: Server): boolean {
  if (url.protocol.startsWith('postgres')) return PROVEN.has(url.searchParams.get('sslmode') ?? '') || url.searchParams.get('ssl') === 'true';
  return url.protocol === 'https:' || url.protocol === 'rediss:';
}

import { isIP } from 'node:net';

import type { Config } from '../../platform/config/config.js';

/** How far away a server is, as far as its address tells. */
export type Distance = 'LOOPBACK' | 'PRIVATE' | 'FAR';

/** A server that the installation talks to. */
export interface Server {
  /** The setting that names it. */
  readonly setting: string;
  readonly url: URL;
  readonly distance: Distance;
}

/** The servers of the settings, with the issuer of tokens. */
export function serversOf(config: Config): Server[] {
  const named: readonly (readonly [string, string | null])[] = [
    ['DATABASE_URL', config.databaseUrl],
    ['DATABASE_OWNER_URL', config.databaseOwnerUrl],
    ['KEYS_DATABASE_URL', config.keysDatabaseUrl],
    ['KEYS_DATABASE_OWNER_URL', config.keysDatabaseOwnerUrl],
    ['REDIS_URL', config.redisUrl],
    ['REJOIN_OIDC_ISSUER', config.oidc?.issuer ?? null],
    ['REJOIN_OIDC_JWKS', config.oidc?.jwksUrl ?? null],
  ];
  return named.flatMap(([setting, text]) => {
    if (text === null) return [];
    const url = new URL(text);
    return [{ setting, url, distance: distanceOf(url.hostname) }];
  });
}

/** A name without a dot is one of a private network, such as that of docker compose. */
export function distanceOf(hostname: string): Distance {
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  if (host === '' || host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))) return 'LOOPBACK';
  if (isIP(host) === 6) return /^f[cd]/.test(host) ? 'PRIVATE' : 'FAR';
  if (isIP(host) === 4) return /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(host) ? 'PRIVATE' : 'FAR';
  return host.includes('.') ? 'FAR' : 'PRIVATE';
}

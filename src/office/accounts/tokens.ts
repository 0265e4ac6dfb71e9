import { createHash } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import {
  createRemoteJWKSet,
  exportJWK,
  generateKeyPair,
  importJWK,
  jwtVerify,
  SignJWT,
  type CryptoKey,
  type JWK,
  type JWTVerifyGetKey,
} from 'jose';

import { hasCode } from '../../platform/system-error.js';

/** Proves who bears a token. */
export interface Tokens {
  /** The digest of issuer and subject; null for a token that is forged, expired, unsigned or meant for others. */
  subjectDigest(token: string): Promise<Buffer | null>;
}

/** Names a subject of an issuer without keeping either. */
export function digestOfSubject(issuer: string, subject: string): Buffer {
  return createHash('sha256').update(issuer).update('\0').update(subject).digest();
}

const CLOCK_TOLERANCE_SECONDS = 5;

/** Tokens of an OpenID Connect issuer. The key set is fetched when first needed and cached. */
export class OidcTokens implements Tokens {
  private keys: JWTVerifyGetKey | null = null;

  constructor(private readonly settings: { readonly issuer: string; readonly audience: string; readonly jwksUrl: string | null }) {}

  async subjectDigest(token: string): Promise<Buffer | null> {
    this.keys ??= createRemoteJWKSet(new URL(this.settings.jwksUrl ?? (await this.discoverKeys())));
    const { issuer, audience } = this.settings;
    return verified(jwtVerify(token, this.keys, { issuer, audience, algorithms: ['RS256', 'PS256', 'ES256', 'EdDSA'], ...REQUIRED }));
  }

  private async discoverKeys(): Promise<string> {
    const address = `${this.settings.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const answer = await fetch(address, { signal: AbortSignal.timeout(5_000) });
    if (!answer.ok) throw new Error(`the issuer of tokens answered ${answer.status}`);
    const found = (await answer.json()) as { readonly jwks_uri?: unknown };
    if (typeof found.jwks_uri !== 'string') throw new Error('the issuer of tokens names no key set');
    return found.jwks_uri;
  }
}

const LOCAL_ISSUER = 'urn:rejoin:local';
const LOCAL_AUDIENCE = 'rejoin';
const REQUIRED = { requiredClaims: ['sub', 'exp'], clockTolerance: CLOCK_TOLERANCE_SECONDS };

/** The issuer of an installation that has no OpenID Connect issuer: its key never leaves the data folder. Loopback only. */
export class LocalTokens implements Tokens {
  private constructor(
    private readonly privateKey: CryptoKey,
    private readonly publicKey: CryptoKey,
  ) {}

  /** Reads the key of the data folder, or makes one (readable by its owner only). */
  static async open(folder: string): Promise<LocalTokens> {
    const file = join(folder, 'token-key.json');
    const jwk = (await readJwk(file)) ?? (await makeJwk(folder, file));
    const { kty, crv, x } = jwk;
    return new LocalTokens((await importJWK(jwk, 'EdDSA')) as CryptoKey, (await importJWK({ kty, crv, x } as JWK, 'EdDSA')) as CryptoKey);
  }

  subjectDigest(token: string): Promise<Buffer | null> {
    return verified(jwtVerify(token, this.publicKey, { issuer: LOCAL_ISSUER, audience: LOCAL_AUDIENCE, algorithms: ['EdDSA'], ...REQUIRED }));
  }

  /** A token for a subject of this installation. */
  issue(subject: string, validFor: string = '7 days'): Promise<string> {
    return new SignJWT()
      .setProtectedHeader({ alg: 'EdDSA' })
      .setIssuer(LOCAL_ISSUER)
      .setAudience(LOCAL_AUDIENCE)
      .setSubject(subject)
      .setIssuedAt()
      .setExpirationTime(validFor)
      .sign(this.privateKey);
  }

  /** The digest under which a subject of this installation logs in. */
  static digest(subject: string): Buffer {
    return digestOfSubject(LOCAL_ISSUER, subject);
  }
}

/** Claims are what the issuer wrote: one that is no text names nobody. */
async function verified(check: Promise<{ payload: { iss?: unknown; sub?: unknown } }>): Promise<Buffer | null> {
  try {
    const { payload } = await check;
    return typeof payload.iss === 'string' && typeof payload.sub === 'string' ? digestOfSubject(payload.iss, payload.sub) : null;
  } catch (error) {
    if (isTokenFault(error)) return null;
    throw error;
  }
}

/** What `jose` says of tokens with a key, an algorithm or an extension that nobody here knows. */
const FAULTS_OF_TOKENS: ReadonlySet<string> = new Set([
  'ERR_JWKS_NO_MATCHING_KEY',
  'ERR_JWKS_MULTIPLE_MATCHING_KEYS',
  'ERR_JOSE_ALG_NOT_ALLOWED',
  'ERR_JOSE_NOT_SUPPORTED',
]);

/** A fault of the token itself; an unreachable key set is an outage and stays an exception. */
function isTokenFault(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  const ofToken = code.startsWith('ERR_JWT') || code.startsWith('ERR_JWS') || code.startsWith('ERR_JWE');
  return ofToken || FAULTS_OF_TOKENS.has(code);
}

async function readJwk(file: string): Promise<JWK | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as JWK;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

async function makeJwk(folder: string, file: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  const jwk = await exportJWK(privateKey);
  await mkdir(folder, { recursive: true });
  try {
    await writeFile(file, JSON.stringify(jwk), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    // Another process of this installation was first: its key counts.
    const theirs = hasCode(error, 'EEXIST') ? await readJwk(file) : null;
    if (theirs === null) throw error;
    return theirs;
  }
  await chmod(file, 0o600);
  return jwk;
}

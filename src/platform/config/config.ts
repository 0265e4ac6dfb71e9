import { isIP } from 'node:net';

import { z } from 'zod';

import { isMailAddress } from '../../kernel/mail-address.js';
import type { Pace, Rate } from '../rates/pace.js';
import { readVaultKeys, type VaultKey } from './vault-keys.js';

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

const url = (protocols: readonly string[]) =>
  z.string().refine(
    (text) => URL.canParse(text) && protocols.includes(new URL(text).protocol),
    `must be an address that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  );
const mailAddress = z.string().refine((text) => isMailAddress(text), 'must be one mail address, without a name');
const wholeNumber = (min: number, max: number) => z.coerce.number().int().min(min).max(max);
const MOST_CALLS = 1_000_000;
/** Addresses with or without a prefix length, such as `10.0.0.0/8, ::1`. */
const networks = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .refine((parts) => parts.every(isNetwork), 'must be addresses or networks, separated by commas');
const vaultKeys = z.string().transform((text, check) => {
  const keys = readVaultKeys(text);
  if (keys !== null) return keys;
  check.addIssue({ code: 'custom', message: 'must be one or more of name:key, separated by commas, each key 32 bytes in base64 and in the list once' });
  return z.NEVER;
});

const environment = z
  .object({
    NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
    HOST: z.string().min(1).default('127.0.0.1'),
    PORT: wholeNumber(0, 65_535).default(3000),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).optional(),
    DATABASE_URL: url(['postgres:', 'postgresql:']).optional(),
    DATABASE_OWNER_URL: url(['postgres:', 'postgresql:']).optional(),
    DATABASE_POOL: wholeNumber(2, 500).default(20),
    KEYS_DATABASE_URL: url(['postgres:', 'postgresql:']).optional(),
    KEYS_DATABASE_OWNER_URL: url(['postgres:', 'postgresql:']).optional(),
    REJOIN_VAULT_KEYS: vaultKeys.optional(),
    REDIS_URL: url(['redis:', 'rediss:']).optional(),
    REJOIN_DATA: z.string().min(1).default('.rejoin'),
    REJOIN_ESCO: z.string().min(1).optional(),
    REJOIN_VACANCIES: z.string().min(1).optional(),
    REJOIN_OIDC_ISSUER: url(['https:', 'http:']).optional(),
    REJOIN_OIDC_AUDIENCE: z.string().min(1).optional(),
    REJOIN_OIDC_JWKS: url(['https:', 'http:']).optional(),
    REJOIN_RATE_READS: wholeNumber(1, MOST_CALLS).default(3_000),
    REJOIN_RATE_WRITES: wholeNumber(1, MOST_CALLS).default(600),
    REJOIN_RATE_NOBODY: wholeNumber(1, MOST_CALLS).default(300),
    REJOIN_RATE_ATTEMPTS: wholeNumber(1, MOST_CALLS).default(20),
    REJOIN_RATE_BAD_TOKENS: wholeNumber(1, MOST_CALLS).default(100),
    REJOIN_TRUSTED_PROXIES: networks.optional(),
    REJOIN_SMTP_URL: url(['smtp:', 'smtps:']).refine(canSignIn, 'holds a user or password in which what is special is not written as %XX').optional(),
    REJOIN_MAIL_FROM: mailAddress.optional(),
    REJOIN_PUBLIC_URL: url(['https:', 'http:']).optional(),
    REJOIN_CANDIDATES_PER_OPENING: wholeNumber(1, 500).default(50),
    REJOIN_OPENINGS_PER_JOBSEEKER: wholeNumber(1, 500).default(20),
    REJOIN_MARKET_MEMORY_MB: wholeNumber(1, 1_000_000).default(1_024),
  })
  .superRefine((env, faults) => {
    const fault = (path: string, message: string) => faults.addIssue({ code: 'custom', path: [path], message });
    if (env.DATABASE_URL !== undefined && env.DATABASE_OWNER_URL === env.DATABASE_URL)
      fault('DATABASE_OWNER_URL', 'must name another role than DATABASE_URL: the service may not own its tables');
    if (env.KEYS_DATABASE_URL !== undefined && env.KEYS_DATABASE_OWNER_URL === env.KEYS_DATABASE_URL)
      fault('KEYS_DATABASE_OWNER_URL', 'must name another role than KEYS_DATABASE_URL: the service may not own its tables');
    if (env.DATABASE_URL !== undefined && env.KEYS_DATABASE_URL === env.DATABASE_URL)
      fault('KEYS_DATABASE_URL', 'must name another database than DATABASE_URL: a backup of one may not hold the other');
    if (env.KEYS_DATABASE_URL !== undefined && env.DATABASE_URL === undefined) fault('DATABASE_URL', 'is needed with KEYS_DATABASE_URL');
    if (env.NODE_ENV === 'production' && env.DATABASE_URL !== undefined && env.REJOIN_VAULT_KEYS === undefined)
      fault('REJOIN_VAULT_KEYS', 'is needed in production: every process must have the same keys, and you a copy of them');
    if (env.REJOIN_OIDC_ISSUER !== undefined && env.REJOIN_OIDC_AUDIENCE === undefined)
      fault('REJOIN_OIDC_AUDIENCE', 'is needed with REJOIN_OIDC_ISSUER');
    if (env.REJOIN_OIDC_ISSUER === undefined && !LOOPBACK.has(env.HOST))
      fault('REJOIN_OIDC_ISSUER', 'is needed when HOST is not a loopback address: the built-in issuer of tokens is for this machine only');
    if (env.REJOIN_SMTP_URL !== undefined && env.REJOIN_MAIL_FROM === undefined) fault('REJOIN_MAIL_FROM', 'is needed with REJOIN_SMTP_URL');
    if (env.REJOIN_SMTP_URL !== undefined && env.REJOIN_PUBLIC_URL === undefined)
      fault('REJOIN_PUBLIC_URL', 'is needed with REJOIN_SMTP_URL: letters hold links to this service');
    if (env.REJOIN_PUBLIC_URL !== undefined && !isSafeForLinks(new URL(env.REJOIN_PUBLIC_URL)))
      fault('REJOIN_PUBLIC_URL', 'must begin with https:// and have no query: whoever reads a link can answer with it');
    if (env.REJOIN_VACANCIES !== undefined && env.REJOIN_ESCO === undefined) fault('REJOIN_ESCO', 'is needed with REJOIN_VACANCIES');
  });

/** The settings of a process, read once at its start. */
export interface Config {
  readonly production: boolean;
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly logLevel: string;
  /** Null: the embedded PostgreSQL in `dataFolder`. */
  readonly databaseUrl: string | null;
  /** Role that owns the tables and runs migrations; null where the process may not migrate. */
  readonly databaseOwnerUrl: string | null;
  /** Most connections of the service role. */
  readonly databasePool: number;
  /** Database of the keys of people, for the service role; null: the embedded one. */
  readonly keysDatabaseUrl: string | null;
  readonly keysDatabaseOwnerUrl: string | null;
  /** Keys that wrap the keys of people, the one that writes first; null: one of its own in `dataFolder`. */
  readonly vaultKeys: readonly VaultKey[] | null;
  /** Null: the queue lives in PostgreSQL. */
  readonly redisUrl: string | null;
  readonly dataFolder: string;
  /** Folder or zip of an ESCO download for the demo; null for the starter vocabulary only. */
  readonly escoSource: string | null;
  /** File of real vacancies for the demo. */
  readonly vacanciesFile: string | null;
  /** Null: tokens come from the issuer of this installation, loopback only. */
  readonly oidc: { readonly issuer: string; readonly audience: string; readonly jwksUrl: string | null } | null;
  /** How often something may be called. */
  readonly rates: Readonly<Record<Pace, Rate>>;
  /** Proxies whose word on a caller's address is taken; without any, callers have the address they connect from. */
  readonly trustedProxies: readonly string[];
  /** Where the service is reached from outside, without a slash at the end; where it listens unless told otherwise. */
  readonly publicUrl: string;
  /** Null: nothing is mailed; staff get a task for what a letter would have asked. */
  readonly mail: MailConfig | null;
  readonly candidatesPerOpening: number;
  readonly openingsPerJobseeker: number;
  /** Bytes that the markets in memory may take together. */
  readonly marketMemoryBytes: number;
}

/** How letters leave the installation, and where their links lead. */
export interface MailConfig {
  /** `smtp://` (STARTTLS is asked for, beyond this machine) or `smtps://`, with user and password where the server wants them. */
  readonly smtpUrl: string;
  /** The address that letters come from. */
  readonly from: string;
  /** Where the service is reached from outside, without a slash at the end. */
  readonly publicUrl: string;
}

/** The environment cannot be used; `faults` names every variable and what is wrong with it, never its value. */
export class ConfigError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The configuration cannot be used:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  }
}

/** Parses the environment once. Throws `ConfigError` with every fault, not only the first. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const filled = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(filled);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  }
  const read = parsed.data;
  return {
    production: read.NODE_ENV === 'production',
    host: read.HOST,
    port: read.PORT,
    // Whoever starts the product on a bare machine reads what it says, not its log.
    logLevel: read.LOG_LEVEL ?? (read.NODE_ENV === 'development' && read.DATABASE_URL === undefined ? 'warn' : 'info'),
    databaseUrl: read.DATABASE_URL ?? null,
    databaseOwnerUrl: read.DATABASE_OWNER_URL ?? null,
    databasePool: read.DATABASE_POOL,
    keysDatabaseUrl: read.KEYS_DATABASE_URL ?? besideOf(read.DATABASE_URL),
    keysDatabaseOwnerUrl: read.KEYS_DATABASE_OWNER_URL ?? besideOf(read.DATABASE_OWNER_URL),
    vaultKeys: read.REJOIN_VAULT_KEYS ?? null,
    redisUrl: read.REDIS_URL ?? null,
    dataFolder: read.REJOIN_DATA,
    escoSource: read.REJOIN_ESCO ?? null,
    vacanciesFile: read.REJOIN_VACANCIES ?? null,
    oidc:
      read.REJOIN_OIDC_ISSUER === undefined
        ? null
        : { issuer: read.REJOIN_OIDC_ISSUER, audience: read.REJOIN_OIDC_AUDIENCE ?? '', jwksUrl: read.REJOIN_OIDC_JWKS ?? null },
    rates: {
      READ: { calls: read.REJOIN_RATE_READS, seconds: MINUTE },
      WRITE: { calls: read.REJOIN_RATE_WRITES, seconds: MINUTE },
      NOBODY: { calls: read.REJOIN_RATE_NOBODY, seconds: MINUTE },
      ATTEMPT: { calls: read.REJOIN_RATE_ATTEMPTS, seconds: 10 * MINUTE },
      BAD_TOKEN: { calls: read.REJOIN_RATE_BAD_TOKENS, seconds: 10 * MINUTE },
    },
    trustedProxies: read.REJOIN_TRUSTED_PROXIES ?? [],
    publicUrl: (read.REJOIN_PUBLIC_URL ?? `http://${read.HOST.includes(':') ? `[${read.HOST}]` : read.HOST}:${read.PORT}`).replace(/\/+$/, ''),
    mail:
      read.REJOIN_SMTP_URL === undefined
        ? null
        : { smtpUrl: read.REJOIN_SMTP_URL, from: read.REJOIN_MAIL_FROM ?? '', publicUrl: (read.REJOIN_PUBLIC_URL ?? '').replace(/\/+$/, '') },
    candidatesPerOpening: read.REJOIN_CANDIDATES_PER_OPENING,
    openingsPerJobseeker: read.REJOIN_OPENINGS_PER_JOBSEEKER,
    marketMemoryBytes: read.REJOIN_MARKET_MEMORY_MB * MEBIBYTE,
  };
}

const MINUTE = 60;
const MEBIBYTE = 1_048_576;

/** The database of the keys where none is named: on the same server, `rejoin` beside `rejoin_keys`. */
function besideOf(address: string | undefined): string | null {
  if (address === undefined) return null;
  const beside = new URL(address);
  beside.pathname = `${beside.pathname}_keys`;
  return beside.href;
}

/** Plain HTTP is for this machine alone. */
function isSafeForLinks({ protocol, hostname, search, hash, username }: URL): boolean {
  return (protocol === 'https:' || LOOPBACK.has(hostname.replace(/^\[|\]$/g, ''))) && search === '' && hash === '' && username === '';
}

/** Refinements run on broken addresses too. */
function canSignIn(text: string): boolean {
  try {
    const { username, password } = new URL(text);
    return decodeURIComponent(username + password) !== '' || username === '';
  } catch {
    return false;
  }
}

/** Whether a text is an address, or a network with the length of its prefix. */
export function isNetwork(text: string): boolean {
  const [address = '', length, ...rest] = text.split('/');
  const version = isIP(address);
  const longest = version === 4 ? 32 : 128;
  return version !== 0 && rest.length === 0 && (length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= longest));
}

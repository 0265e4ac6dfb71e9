import { ConfigError, readConfig } from './config.js';

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

describe('readConfig', () => {
  it('needs nothing: everything embedded, on loopback', () => {
    const config = readConfig({});
    expect(config).toMatchObject({ host: '127.0.0.1', port: 3000, databaseUrl: null, redisUrl: null, oidc: null, production: false });
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readConfig({ REDIS_URL: '' }).redisUrl).toBeNull();
  });

  it('lists every fault at once and no value', () => {
    const faults = faultsOf({ PORT: 'seventy', REDIS_URL: 'http://secret@host', REJOIN_VACANCIES: 'file', LOG_LEVEL: 'loud' });
    expect(faults.map((fault) => fault.split(':')[0])).toEqual(expect.arrayContaining(['PORT', 'REDIS_URL', 'LOG_LEVEL']));
    expect(faults.join()).not.toContain('secret');
  });

  it('refuses the built-in issuer of tokens on an address others can reach', () => {
    expect(faultsOf({ HOST: '0.0.0.0' })).toHaveLength(1);
    expect(faultsOf({ HOST: '0.0.0.0', REJOIN_OIDC_ISSUER: 'https://id.example', REJOIN_OIDC_AUDIENCE: 'rejoin' })).toEqual([]);
  });

  it('takes proxies by address or network, and refuses anything else', () => {
    expect(readConfig({ REJOIN_TRUSTED_PROXIES: '10.0.0.0/8, ::1' }).trustedProxies).toEqual(['10.0.0.0/8', '::1']);
    for (const bad of ['everybody', '10.0.0.0/33', '::1/129', '10.0.0.1,', '10.0.0.0/8/8', '10.0.0.0/x'])
      expect(faultsOf({ REJOIN_TRUSTED_PROXIES: bad })).toHaveLength(1);
  });

  it('refuses one role for service and owner', () => {
    const same = 'postgres://rejoin@db/rejoin';
    expect(faultsOf({ DATABASE_URL: same, DATABASE_OWNER_URL: same })).toHaveLength(1);
  });

  it('keeps the keys of people in a database beside the other, or where it is told', () => {
    const service = 'postgres://rejoin_service@db/rejoin';
    expect(readConfig({}).keysDatabaseUrl).toBeNull();
    expect(readConfig({ DATABASE_URL: service }).keysDatabaseUrl).toBe(`${service}_keys`);
    expect(readConfig({ DATABASE_URL: service, KEYS_DATABASE_URL: 'postgres://a@vault/keys' }).keysDatabaseUrl).toBe('postgres://a@vault/keys');
    expect(faultsOf({ DATABASE_URL: service, KEYS_DATABASE_URL: service })).toHaveLength(1);
    expect(faultsOf({ KEYS_DATABASE_URL: service })).toHaveLength(1);
    expect(faultsOf({ DATABASE_URL: service, KEYS_DATABASE_URL: `${service}_k`, KEYS_DATABASE_OWNER_URL: `${service}_k` })).toHaveLength(1);
  });

  it('refuses keys that are malformed without telling them, and production without any', () => {
    const key = Buffer.alloc(32, 7).toString('base64');
    expect(readConfig({ REJOIN_VAULT_KEYS: `a:${key}` }).vaultKeys).toHaveLength(1);
    const faults = faultsOf({ REJOIN_VAULT_KEYS: `a:${key.slice(1)}` });
    expect(faults).toHaveLength(1);
    expect(faults.join()).not.toContain(key.slice(1));
    expect(faultsOf({ NODE_ENV: 'production', DATABASE_URL: 'postgres://a@db/rejoin' })).toHaveLength(1);
  });

  it('takes a mail server with a sender and the address that links lead to, which others cannot read on the way', () => {
    const mail = { REJOIN_SMTP_URL: 'smtps://u:p%40@mail.example', REJOIN_MAIL_FROM: 'jobs@example.org', REJOIN_PUBLIC_URL: 'https://jobs.example.org/' };
    expect(readConfig(mail).mail).toEqual({ smtpUrl: mail.REJOIN_SMTP_URL, from: 'jobs@example.org', publicUrl: 'https://jobs.example.org' });
    expect(readConfig({}).mail).toBeNull();
    expect(faultsOf({ REJOIN_SMTP_URL: 'smtp://mail.example' }).map((fault) => fault.split(':')[0])).toEqual(['REJOIN_MAIL_FROM', 'REJOIN_PUBLIC_URL']);
    expect(faultsOf({ ...mail, REJOIN_SMTP_URL: 'smtp://u:%@mail.example' })).toHaveLength(1);
    expect(faultsOf({ ...mail, REJOIN_MAIL_FROM: 'Rejoin <jobs@example.org>' })).toHaveLength(1);
    for (const bad of ['http://jobs.example.org', 'https://jobs.example.org/?a=b', 'https://me@jobs.example.org'])
      expect(faultsOf({ ...mail, REJOIN_PUBLIC_URL: bad })).toHaveLength(1);
    expect(faultsOf({ ...mail, REJOIN_PUBLIC_URL: 'http://127.0.0.1:3000' })).toEqual([]);
  });
});

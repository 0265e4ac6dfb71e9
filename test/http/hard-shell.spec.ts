import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { exportJWK, exportSPKI, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';

import { AccountsService } from '../../src/office/accounts/accounts.service.js';
import { digestOfSubject } from '../../src/office/accounts/tokens.js';
import { openWorld, type World } from '../support/world.js';
import { ME, refusedRequests } from './refused-requests.js';

/** The product as others meet it: in production, with an issuer of tokens. */
let world: World;
let issuer: Issuer;
let token: string;
beforeAll(async () => {
  issuer = await Issuer.open();
  world = await openWorld({
    env: {
      NODE_ENV: 'production',
      REJOIN_VAULT_KEYS: `k1:${Buffer.from(Array.from({ length: 32 }, (_, n) => (n * 37 + 11) % 256)).toString('base64')}`,
      REJOIN_OIDC_ISSUER: issuer.name,
      REJOIN_OIDC_AUDIENCE: 'rejoin',
      REJOIN_RATE_BAD_TOKENS: '100000',
    },
  });
  const officer = { label: 'Officer', roles: ['JOB_PLACEMENT_OFFICER'], employerId: null } as const;
  await world.app.get(AccountsService, { strict: false }).ensure(world.missionId, digestOfSubject(issuer.name, 'somebody'), officer);
  token = await issuer.sign({});
});
afterAll(async () => {
  await world.close();
  issuer.close();
});

/** An OpenID Connect issuer with one key. */
class Issuer {
  private constructor(
    readonly name: string,
    private readonly server: Server,
    readonly privateKey: CryptoKey,
    readonly publicKey: CryptoKey,
    readonly jwk: JWK,
  ) {}

  static async open(): Promise<Issuer> {
    const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
    const jwk = { ...(await exportJWK(publicKey)), kid: 'k', alg: 'RS256', use: 'sig' };
    const server = createServer((request, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(request.url === '/keys' ? { keys: [jwk] } : { jwks_uri: `${name}/keys` }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const name = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return new Issuer(name, server, privateKey, publicKey, jwk);
  }

  sign(over: { header?: object; claims?: object; expires?: string | null; key?: CryptoKey | Uint8Array }): Promise<string> {
    const signed = new SignJWT({ iss: this.name, aud: 'rejoin', sub: 'somebody', ...over.claims }).setProtectedHeader({ alg: 'RS256', kid: 'k', ...over.header } as { alg: string });
    if (over.expires !== null) signed.setExpirationTime(over.expires ?? '1h');
    return signed.sign(over.key ?? this.privateKey);
  }

  close(): void {
    this.server.close();
  }
}

interface Reply {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

async function post(body: string | Uint8Array, over: Readonly<Record<string, string>> = {}): Promise<Reply> {
  const reply = await fetch(`${world.address}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...over }, body: body as string });
  return { status: reply.status, text: await reply.text(), headers: reply.headers };
}

const bearer = (given: string) => ({ authorization: `Bearer ${given}` });

/** A token as text, whatever it says. */
const raw = (header: object, payload: object, signature: string): string =>
  [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.') + `.${signature}`;

describe('a token', () => {
  it('of the issuer signs in', async () => {
    expect((await post(ME, bearer(token))).text).toContain('{"data":{"me":{"label":"Officer"}}}');
  });

  const claims = () => ({ iss: issuer.name, aud: 'rejoin', sub: 'somebody', exp: Math.floor(Date.now() / 1000) + 3600 });
  const stranger = generateKeyPair('RS256', { extractable: true });
  const strangersJwk = async (): Promise<JWK> => exportJWK((await stranger).publicKey);
  const hmac = (header: object, secret: string | Buffer): string => {
    const head = raw(header, claims(), '').slice(0, -1);
    return `${head}.${createHmac('sha256', secret).update(head).digest('base64url')}`;
  };

  const forgeries: Readonly<Record<string, () => Promise<string> | string>> = {
    'without a signature (alg none)': () => raw({ alg: 'none' }, claims(), ''),
    'without a signature, in other letters': () => raw({ alg: 'nOnE', kid: 'k' }, claims(), ''),
    'whose signature was cut off': () => token.slice(0, token.lastIndexOf('.') + 1),
    'signed by HMAC with the public key as its secret': async () => hmac({ alg: 'HS256', kid: 'k' }, await exportSPKI(issuer.publicKey)),
    'signed by HMAC with the JWK as its secret': () => hmac({ alg: 'HS256', kid: 'k' }, JSON.stringify(issuer.jwk)),
    'signed by HMAC with an empty secret': () => hmac({ alg: 'HS256' }, ''),
    'of another key': async () => issuer.sign({ key: (await stranger).privateKey }),
    'that brings its own key (jwk)': async () => issuer.sign({ key: (await stranger).privateKey, header: { jwk: await strangersJwk() } }),
    'that names where its key is (jku)': async () => issuer.sign({ key: (await stranger).privateKey, header: { jku: `${issuer.name}/keys` } }),
    'that names where its certificate is (x5u)': async () => issuer.sign({ key: (await stranger).privateKey, header: { x5u: `${issuer.name}/keys` } }),
    'with a path for a key id': async () => issuer.sign({ key: new Uint8Array(32), header: { alg: 'HS256', kid: '../../../../dev/null' } }),
    'with SQL for a key id': async () => issuer.sign({ header: { kid: "k' or '1'='1" } }),
    'with an extension that nobody knows (crit)': () => raw({ alg: 'RS256', kid: 'k', crit: ['urn:made-up'], 'urn:made-up': true }, claims(), 'AAAA'),
    'of another issuer': () => issuer.sign({ claims: { iss: 'https://issuer.example.org' } }),
    'of an issuer whose name only begins so': () => issuer.sign({ claims: { iss: `${issuer.name}/other` } }),
    'for another service': () => issuer.sign({ claims: { aud: 'another' } }),
    'for several others': () => issuer.sign({ claims: { aud: ['another', 'one more'] } }),
    'for nobody': () => issuer.sign({ claims: { aud: undefined } }),
    'that has expired': () => issuer.sign({ expires: '-1m' }),
    'that never expires': () => issuer.sign({ expires: null }),
    'that expires as a text': () => issuer.sign({ expires: null, claims: { exp: '9999999999' } }),
    'that is not valid yet': () => issuer.sign({ claims: { nbf: Math.floor(Date.now() / 1000) + 600 } }),
    'of nobody': () => issuer.sign({ claims: { sub: undefined } }),
    'whose subject is no text': () => issuer.sign({ claims: { sub: ['somebody'] } }),
    'whose claims were changed': () => token.replace(/\.[^.]+\./, `.${Buffer.from(JSON.stringify({ ...claims(), sub: 'admin' })).toString('base64url')}.`),
    'whose signature was changed': () => `${token.slice(0, -4)}AAAA`,
    'in five parts': () => `${token}.AAAA.AAAA`,
    'of 8,000 letters': () => `a.${'b'.repeat(7_900)}.c`,
    'of 12,000 letters': () => 'a'.repeat(12_000),
    'that is no token': () => 'nonsense',
    'that is empty': () => '',
  };

  it.each(Object.keys(forgeries))('%s signs nobody in', async (name) => {
    const { status, text } = await post(ME, bearer(await forgeries[name]!()));
    expect(status).toBeLessThan(500);
    expect(text.length).toBeLessThan(4_096);
    expect(text).toContain('NOT_SIGNED_IN');
  });

  it('too large for any header is turned away before it is read', async () => {
    expect((await post(ME, bearer('a'.repeat(100_000)))).status).toBe(431);
  });

  it('of an account that is not there signs nobody in', async () => {
    expect((await post(ME, bearer(await issuer.sign({ claims: { sub: 'stranger' } })))).text).toContain('NOT_SIGNED_IN');
  });
});

describe('too much', () => {
  it.each(refusedRequests)('%s is refused with few words, whoever asks', async (_, body, code) => {
    for (const headers of [{}, bearer(token)]) {
      const { status, text } = await post(body, { accept: 'application/graphql-response+json', ...headers });
      expect(text).toMatch(new RegExp(`"(?:FST_ERR_CTP_)?${code}"`));
      expect(Math.floor(status / 100)).toBe(4);
      expect(text.length).toBeLessThan(4_096);
    }
  });
});

describe('other sites', () => {
  it.each([
    ['a form', 'application/x-www-form-urlencoded', 'query=mutation'],
    ['plain text', 'text/plain', ME],
    ['a form with a file', 'multipart/form-data; boundary=x', '--x\r\ncontent-disposition: form-data; name="query"\r\n\r\n{ me { label } }\r\n--x--\r\n'],
  ])('cannot send %s in the name of whoever visits them', async (_, type, body) => {
    const { status, text } = await post(body, { 'content-type': type, ...bearer(token) });
    expect([4, text.includes('Officer')]).toEqual([Math.floor(status / 100), false]);
  });

  it('cannot ask by address, nor read answers, nor show our pages in theirs', async () => {
    const asked = await fetch(`${world.address}/graphql?query=${encodeURIComponent('{ me { label } }')}`, { headers: { ...bearer(token), origin: 'https://evil.example.org' } });
    expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([400, null]);
    const { headers } = await post(ME, { origin: 'https://evil.example.org', ...bearer(token) });
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('access-control-allow-credentials')).toBeNull();
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d{7,}/);
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    for (const name of ['server', 'x-powered-by', 'set-cookie']) expect(headers.get(name)).toBeNull();
  });
});

describe('text that cannot be kept', () => {
  const create = (name: string): Buffer => {
    const query = 'mutation ($input: CreateEmployerInput!) { createEmployer(input: $input) { __typename ... on Refused { code message } ... on Employer { name } } }';
    return Buffer.from(JSON.stringify({ query, variables: { input: { name, legalForm: 'COMPANY', size: 'SMALL', country: 'ET' } } }));
  };
  const withBytes = (...bytes: number[]): Buffer => {
    const [before, after] = create('A#B').toString('latin1').split('#') as [string, string];
    return Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)]);
  };

  it.each([
    ['NUL', create('A\0B'), 'input.name: holds a NUL character.'],
    ['a high half of a pair', create('A\ud83dB'), 'input.name: is not well-formed Unicode.'],
    ['a low half of a pair', create('A\ude00B'), 'input.name: is not well-formed Unicode.'],
    ['an overlong slash', withBytes(0xc0, 0xaf), 'body: is not well-formed UTF-8.'],
    ['an overlong NUL', withBytes(0xc0, 0x80), 'body: is not well-formed UTF-8.'],
    ['half a pair in bytes (CESU-8)', withBytes(0xed, 0xa0, 0xbd), 'body: is not well-formed UTF-8.'],
    ['a lone continuation byte', withBytes(0x80), 'body: is not well-formed UTF-8.'],
    ['a character past the last', withBytes(0xf4, 0x90, 0x80, 0x80), 'body: is not well-formed UTF-8.'],
    ['a cut character', Buffer.concat([create('A'), Buffer.from([0xe2, 0x82])]), 'body: is not well-formed UTF-8.'],
  ])('%s is refused with a clear word', async (_, body, told) => {
    const { status, text } = await post(body, bearer(token));
    expect(status).toBeLessThan(500);
    expect(text).not.toContain('"Employer"');
    expect(text).toContain(told);
  });

  it('is not confused with letters of any script', async () => {
    const name = 'ዳቦ خباز Bäckerei 面包 😀';
    expect((await post(create(name), bearer(token))).text).toContain(JSON.stringify({ data: { createEmployer: { __typename: 'Employer', name } } }));
  });
});

import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { globalId } from '../../src/platform/graphql/global-id.js';
import { newId } from '../../src/platform/ids.js';
import { OidcTokens, digestOfSubject } from '../../src/office/accounts/tokens.js';
import { makeMission } from '../support/database.js';
import { openWorld, type Answer, type Person, type World } from '../support/world.js';

let world: World;
let admin: Person;
beforeAll(async () => {
  world = await openWorld();
  admin = await world.signIn(['ADMIN']);
});
afterAll(() => world.close());

const INVITE = `mutation ($input: InviteAccountInput!) { inviteAccount(input: $input) {
  ... on InvitedAccount { invitationCode account { id label roles status version } } ... on Refused { code facts { name value } } } }`;
const ACCEPT = `mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) {
  ... on Account { id status } ... on Refused { code } } }`;
const CHANGE = `mutation ($input: ChangeAccountInput!) { changeAccount(input: $input) {
  ... on Account { roles version } ... on Refused { code facts { name value } } } }`;
const REVOKE = `mutation ($input: RevokeAccountInput!) { revokeAccount(input: $input) {
  ... on Account { status endReason } ... on Refused { code } } }`;

/** Somebody with a valid token and no account. */
async function stranger(): Promise<Person> {
  const other = await world.signIn(['MONITORING'], { missionId: await makeMission(world.database) });
  return other;
}

async function invited(input: object = {}): Promise<{ invitationCode: string; account: { id: string; version: number; roles: string[] } }> {
  return (await world.ask(admin, INVITE, { input: { label: 'Desk', roles: ['JOB_PLACEMENT_OFFICER'], ...input } })).data.inviteAccount;
}

const problem = (field: string, said: string) => [
  { name: 'field', value: field },
  { name: 'problem', value: said },
];

const inMission = (who: Person): Person => ({ ...who, token: who.token });

describe('an invitation', () => {
  it('opens an account to whoever brings the code, once, and repeating it changes nothing', async () => {
    const { invitationCode: code, account } = await invited();
    const [first, second] = [await stranger(), await stranger()];
    expect((await world.ask(first, ACCEPT, { input: { code } })).data.acceptInvitation).toMatchObject({ id: account.id, status: 'ACTIVE' });
    expect((await world.ask(first, ACCEPT, { input: { code } })).data.acceptInvitation).toMatchObject({ id: account.id, status: 'ACTIVE' });
    expect((await world.ask(second, ACCEPT, { input: { code } })).data.acceptInvitation).toEqual({ code: 'INVITATION_INVALID' });
  });

  it('is given to one of 10 who bring it at the same moment', async () => {
    const { invitationCode: code } = await invited();
    const people = await Promise.all(Array.from({ length: 10 }, () => stranger()));
    const answers = await Promise.all(people.map((person) => world.ask(person, ACCEPT, { input: { code } })));
    expect(answers.filter((answer) => answer.data.acceptInvitation.status === 'ACTIVE')).toHaveLength(1);
  });

  it('may be accepted many times at the same moment by one person', async () => {
    const { invitationCode: code, account } = await invited();
    const person = await stranger();
    const answers = await Promise.all(Array.from({ length: 8 }, () => world.ask(person, ACCEPT, { input: { code } })));
    expect(answers.map((answer) => answer.data?.acceptInvitation)).toEqual(Array(8).fill({ id: account.id, status: 'ACTIVE' }));
  });

  it('of several gives a person one account, even when all are accepted at the same moment', async () => {
    const codes = (await Promise.all(Array.from({ length: 6 }, () => invited()))).map((one) => one.invitationCode);
    const person = await stranger();
    const answers = await Promise.all(codes.map((code) => world.ask(person, ACCEPT, { input: { code } })));
    expect(answers.filter((answer) => answer.data?.acceptInvitation.status === 'ACTIVE')).toHaveLength(1);
    expect(answers.filter((answer) => answer.data?.acceptInvitation.code === 'INVITATION_INVALID')).toHaveLength(5);
  });

  it('is not given to nobody, and a made-up code opens nothing', async () => {
    const { invitationCode: code } = await invited();
    expect((await world.ask(null, ACCEPT, { input: { code } })).data.acceptInvitation).toEqual({ code: 'NOT_SIGNED_IN' });
    expect((await world.ask(await stranger(), ACCEPT, { input: { code: 'made-up' } })).data.acceptInvitation).toEqual({ code: 'INVITATION_INVALID' });
  });

  it('is for administrators to give, and partner and staff roles do not mix', async () => {
    const officer = await world.signIn(['JOB_PLACEMENT_OFFICER']);
    expect((await world.ask(officer, INVITE, { input: { label: 'x', roles: ['ADMIN'] } })).data.inviteAccount).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await invited({ roles: ['PARTNER', 'ADMIN'] })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await invited({ roles: ['MONITORING', 'MONITORING'] })).toMatchObject({ code: 'INVALID_INPUT', facts: problem('roles', 'must name each role once') });
    for (const role of ['CASE_MANAGER', 'RETURN_COUNSELLOR', 'JOB_PLACEMENT_OFFICER', 'PROTECTION'])
      expect(await invited({ roles: [role, 'AUDITOR'] })).toMatchObject({ code: 'INVALID_INPUT', facts: problem('roles', expect.stringContaining('must not join AUDITOR') as never) });
    expect(await invited({ roles: ['AUDITOR', 'MONITORING'] })).toMatchObject({ account: { roles: ['AUDITOR', 'MONITORING'] } });
    expect(await invited({ roles: ['PARTNER'] })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await invited({ roles: ['PARTNER'], employerId: Buffer.from(`Employer:${newId()}`).toString('base64url') })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('makes no account of a system: those sign in by API keys, with their scopes', async () => {
    const employerId = globalId('Employer', newId());
    const [key, person] = [await world.signIn(['MONITORING']), globalId('Account', (await world.signIn(['FINANCE'])).viewer.accountId)];
    expect(await invited({ roles: ['PARTNER_SYSTEM'], employerId })).toMatchObject({
      code: 'INVALID_INPUT',
      facts: problem('roles', 'PARTNER_SYSTEM is for accounts that createApiKey makes'),
    });
    const change = { id: person, version: 1, label: 'x', roles: ['PARTNER_SYSTEM'], employerId };
    expect((await world.ask(admin, CHANGE, { input: change })).data.changeAccount).toMatchObject({ code: 'INVALID_INPUT' });
    await world.database.work.run(admin.viewer, (tx) => tx.query(`update account set roles = '{PARTNER_SYSTEM}' where id = $1`, [key.viewer.accountId]));
    const freed = { id: globalId('Account', key.viewer.accountId), version: 1, label: 'x', roles: ['ADMIN'] };
    expect((await world.ask(admin, CHANGE, { input: freed })).data.changeAccount).toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('is neither made nor shown again when its idempotency key is: the code is kept nowhere', async () => {
    const one = await invited({ idempotencyKey: 'k-1' });
    expect(one.invitationCode).toEqual(expect.any(String));
    expect(await invited({ idempotencyKey: 'k-1' })).toEqual({ ...one, invitationCode: null });
    const kept: { answer: Buffer }[] = await world.database.work.run(admin.viewer, (tx) => tx.query('select answer from idempotency_key'));
    expect(kept.filter(({ answer }) => answer.includes(one.invitationCode))).toEqual([]);
    expect(await invited({ idempotencyKey: 'k-1', label: 'Other' })).toMatchObject({ code: 'KEY_REUSED' });
  });
});

describe('a change or revocation', () => {
  it('holds from the next request on', async () => {
    const { invitationCode: code, account } = await invited();
    const person = await world.signIn(['MONITORING'], { missionId: await makeMission(world.database) });
    await world.ask(person, ACCEPT, { input: { code } });
    const here = async (query: string): Promise<unknown> => {
      const response = await fetch(`${world.address}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${inMission(person).token}`, 'x-rejoin-mission': world.missionId },
        body: JSON.stringify({ query }),
      });
      return response.json();
    };
    expect(await here('{ me { roles } }')).toEqual({ data: { me: { roles: ['JOB_PLACEMENT_OFFICER'] } } });
    const change = { id: account.id, version: 2, label: 'Desk', roles: ['MONITORING'] };
    expect((await world.ask(admin, CHANGE, { input: change })).data.changeAccount).toEqual({ roles: ['MONITORING'], version: 3 });
    expect(await here('{ me { roles } }')).toEqual({ data: { me: { roles: ['MONITORING'] } } });
    expect((await world.ask(admin, CHANGE, { input: change })).data.changeAccount).toMatchObject({ code: 'STALE_EDIT' });
    const largest = { ...change, version: 2_147_483_647 };
    expect((await world.ask(admin, CHANGE, { input: largest })).data.changeAccount).toMatchObject({ code: 'STALE_EDIT' });
    const revoke = { id: account.id, version: 3, reason: 'left the office' };
    expect((await world.ask(admin, REVOKE, { input: { ...revoke, reason: ' ' } })).data.revokeAccount).toEqual({ code: 'REASON_NEEDED' });
    expect((await world.ask(admin, REVOKE, { input: revoke })).data.revokeAccount).toEqual({ status: 'REVOKED', endReason: 'left the office' });
    // The other account of the person goes on: they are told to name its mission.
    expect(await here('{ me { roles } }')).toMatchObject({ data: { me: null }, errors: [{ extensions: { code: 'MISSION_NOT_NAMED' } }] });
    expect((await world.ask(admin, REVOKE, { input: { ...revoke, version: 4 } })).data.revokeAccount).toMatchObject({ code: 'MOVE_NOT_ALLOWED' });
  });

  it('never removes the last administrator, even when two are removed at once', async () => {
    const missionId = await makeMission(world.database);
    const [one, two] = [await world.signIn(['ADMIN'], { missionId }), await world.signIn(['ADMIN'], { missionId })];
    const id = (who: Person): string => Buffer.from(`Account:${who.viewer.accountId}`).toString('base64url');
    const answers = await Promise.all([
      world.ask(one, REVOKE, { input: { id: id(two), version: 1, reason: 'x' } }),
      world.ask(two, REVOKE, { input: { id: id(one), version: 1, reason: 'x' } }),
    ]);
    const left: { n: number }[] = await world.database.work.run(one.viewer, (tx) =>
      tx.query(`select count(*)::int as n from account where status = 'ACTIVE' and 'ADMIN' = any (roles)`),
    );
    expect(left[0]?.n).toBe(1);
    expect(answers.filter((answer) => answer.data?.revokeAccount?.status === 'REVOKED')).toHaveLength(1);
  });

  it('of another mission is answered like one of an account that does not exist', async () => {
    const elsewhere = await world.signIn(['ADMIN'], { missionId: await makeMission(world.database) });
    const foreign = { id: Buffer.from(`Account:${elsewhere.viewer.accountId}`).toString('base64url'), version: 1, reason: 'x' };
    const absent = { ...foreign, id: Buffer.from(`Account:${newId()}`).toString('base64url') };
    const answers = [await world.ask(admin, REVOKE, { input: foreign }), await world.ask(admin, REVOKE, { input: absent })];
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.data.revokeAccount).toEqual({ code: 'NOT_FOUND' });
  });
});

describe('the accounts of the mission', () => {
  it('are listed page by page, newest first, each once', async () => {
    const missionId = await makeMission(world.database);
    const keeper = await world.signIn(['ADMIN'], { missionId });
    for (let n = 0; n < 4; n += 1) await world.signIn(['MONITORING'], { missionId });
    const LIST = 'query ($after: String) { accountsOfMission(first: 2, after: $after) { pageInfo { hasNextPage endCursor } edges { node { id } } } }';
    const seen: string[] = [];
    for (let after: string | null = null; ; ) {
      const { edges, pageInfo }: Answer['data'] = (await world.ask(keeper, LIST, { after })).data.accountsOfMission;
      seen.push(...edges.map(({ node }: { node: { id: string } }) => node.id));
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    expect([seen.length, new Set(seen).size, seen.at(-1)]).toEqual([5, 5, globalId('Account', keeper.viewer.accountId)]);
  });
});

describe('a person with accounts in two missions', () => {
  const ask = async (who: Person, mission: string | null, query: string) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${who.token}`, ...(mission === null ? {} : { 'x-rejoin-mission': mission }) };
    const response = await fetch(`${world.address}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
    return (await response.json()) as Answer;
  };

  it('is told to name one, and which ones there are to choose from', async () => {
    const { invitationCode: code, account } = await invited();
    const person = await stranger();
    const elsewhere = person.viewer.missionId;
    expect((await ask(person, null, '{ me { id } }')).errors).toBeUndefined();
    await world.ask(person, ACCEPT, { input: { code } });
    const [unnamed] = (await ask(person, null, '{ me { id } }')).errors ?? [];
    expect(unnamed?.extensions).toEqual({ code: 'MISSION_NOT_NAMED', facts: { header: 'x-rejoin-mission', missions: [elsewhere, world.missionId].sort().join(', ') } });
    expect((await ask(person, world.missionId, '{ me { id } }')).data).toEqual({ me: { id: account.id } });
    expect((await ask(person, elsewhere, '{ me { id } }')).data).toEqual({ me: { id: globalId('Account', person.viewer.accountId) } });
    // What is open to everybody asks for no mission, and a mission of others is not told from one that does not exist.
    expect((await ask(person, null, '{ about { version } }')).errors).toBeUndefined();
    const foreign = await makeMission(world.database);
    for (const wrong of [foreign, newId(), 'x']) expect((await ask(person, wrong, '{ me { id } }')).errors?.[0]?.extensions).toEqual(unnamed?.extensions);
    const single = await stranger();
    expect((await ask(single, foreign, '{ me { id } }')).errors?.[0]?.extensions).toEqual({ code: 'MISSION_NOT_NAMED', facts: { header: 'x-rejoin-mission', missions: single.viewer.missionId } });
    expect((await ask({ ...single, token: 'x' }, foreign, '{ me { id } }')).errors?.[0]?.extensions).toEqual({ code: 'NOT_SIGNED_IN', facts: {} });
    const upload = await fetch(`${world.address}/imports?kind=VACANCIES&source=x`, { method: 'POST', headers: { authorization: `Bearer ${person.token}`, 'content-type': 'text/csv' }, body: 'x' });
    expect([upload.status, ((await upload.json()) as Answer).errors?.[0]?.extensions?.['code']]).toEqual([400, 'MISSION_NOT_NAMED']);
  });

  it('is asked for none any more where the other account ended', async () => {
    const { invitationCode: code, account } = await invited();
    const person = await stranger();
    await world.ask(person, ACCEPT, { input: { code } });
    await world.ask(admin, REVOKE, { input: { id: account.id, version: 2, reason: 'x' } });
    expect((await ask(person, null, '{ me { roles } }')).data).toEqual({ me: { roles: ['MONITORING'] } });
  });
});

describe('a token', () => {
  it('that is forged, unsigned, expired or for others opens nothing', async () => {
    const [head, body] = admin.token.split('.');
    const { privateKey } = await generateKeyPair('EdDSA');
    const forged = await new SignJWT().setProtectedHeader({ alg: 'EdDSA' }).setIssuer('urn:rejoin:local').setAudience('rejoin').setSubject('x').setExpirationTime('1h').sign(privateKey);
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${body}.`;
    for (const token of [forged, none, `${head}.${body}.AAAA`, 'nonsense', `${admin.token}x`]) {
      const answer = await world.ask({ ...admin, token }, '{ me { label } }');
      expect(answer.errors?.[0]?.extensions?.['code']).toBe('NOT_SIGNED_IN');
    }
  });

  describe('of an OpenID Connect issuer', () => {
    let server: Server;
    let issuer: string;
    let sign: (claims: { aud?: string; exp?: string }) => Promise<string>;
    beforeAll(async () => {
      const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
      const jwk = { ...(await exportJWK(publicKey)), kid: 'k', alg: 'RS256' };
      server = createServer((request, response) => {
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(request.url === '/keys' ? { keys: [jwk] } : { jwks_uri: `${issuer}/keys` }));
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      sign = ({ aud = 'rejoin', exp = '1h' }) =>
        new SignJWT().setProtectedHeader({ alg: 'RS256', kid: 'k' }).setIssuer(issuer).setAudience(aud).setSubject('someone').setExpirationTime(exp).sign(privateKey);
    });
    afterAll(() => server.close());

    it('is verified by the keys that the issuer publishes', async () => {
      const tokens = new OidcTokens({ issuer, audience: 'rejoin', jwksUrl: null });
      expect(await tokens.subjectDigest(await sign({}))).toEqual(digestOfSubject(issuer, 'someone'));
      expect(await tokens.subjectDigest(await sign({ aud: 'another service' }))).toBeNull();
      expect(await tokens.subjectDigest(await sign({ exp: '-1h' }))).toBeNull();
      expect(await tokens.subjectDigest(admin.token)).toBeNull();
    });

    it('is a fault, not a refusal, while the issuer is away', async () => {
      const tokens = new OidcTokens({ issuer: 'http://127.0.0.1:9', audience: 'rejoin', jwksUrl: null });
      await expect(tokens.subjectDigest(await sign({}))).rejects.toThrow();
    });
  });
});

import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { newId } from '../../src/platform/ids.js';
import { OidcTokens, digestOfSubject } from '../../src/office/accounts/tokens.js';
import { makeMission } from '../support/database.js';
import { openWorld, type Person, type World } from '../support/world.js';

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

  it('is not given to nobody, and a made-up code opens nothing', async () => {
    const { invitationCode: code } = await invited();
    expect((await world.ask(null, ACCEPT, { input: { code } })).data.acceptInvitation).toEqual({ code: 'NOT_SIGNED_IN' });
    expect((await world.ask(await stranger(), ACCEPT, { input: { code: 'made-up' } })).data.acceptInvitation).toEqual({ code: 'INVITATION_INVALID' });
  });

  it('is for administrators to give, and partner and staff roles do not mix', async () => {
    const officer = await world.signIn(['JOB_PLACEMENT_OFFICER']);
    expect((await world.ask(officer, INVITE, { input: { label: 'x', roles: ['ADMIN'] } })).data.inviteAccount).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await invited({ roles: ['PARTNER', 'ADMIN'] })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await invited({ roles: ['PARTNER'] })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await invited({ roles: ['PARTNER'], employerId: Buffer.from(`Employer:${newId()}`).toString('base64url') })).toMatchObject({ code: 'NOT_FOUND' });
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
    const revoke = { id: account.id, version: 3, reason: 'left the office' };
    expect((await world.ask(admin, REVOKE, { input: { ...revoke, reason: ' ' } })).data.revokeAccount).toEqual({ code: 'REASON_NEEDED' });
    expect((await world.ask(admin, REVOKE, { input: revoke })).data.revokeAccount).toEqual({ status: 'REVOKED', endReason: 'left the office' });
    expect(JSON.stringify(await here('{ me { roles } }'))).toContain('NOT_SIGNED_IN');
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

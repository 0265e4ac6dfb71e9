import type { Person } from '../support/world.js';
import { dialects } from './dialects.js';
import { RelaySimulator } from './simulator.js';
import { TextingWorld, type TestRelay } from './texting-world.js';

let texting: TextingWorld;
let simulator: RelaySimulator;
let own: TestRelay;
const generic = dialects.find((each) => each.kind === 'GENERIC_HTTP')!;
beforeAll(async () => {
  texting = await TextingWorld.open();
  let external = 0;
  simulator = await RelaySimulator.open({ does: 'ANSWER', says: () => generic.takes(`e-${(external += 1)}`) });
  own = await addRelay();
}, 60_000);
afterAll(async () => {
  await simulator.close();
  await texting.world.close();
});

async function addRelay(): Promise<TestRelay> {
  const input = {
    name: 'Main relay',
    kind: 'GENERIC_HTTP',
    settings: JSON.stringify(generic.settings(simulator.url)),
    sender: '12345',
    prefixes: ['+'],
    unitsPerSegment: 80,
    currency: 'ETB',
    segmentsPerSecond: 100,
    status: 'ON',
    secrets: [{ name: 'token', value: 't-1' }],
  };
  const { relay, doorUrl } = await texting.office.act(texting.office.admin, 'addRelay', input, 'RelayWithDoor', 'relay { id name version } doorUrl');
  expect(relay).toMatchObject({ name: 'Main relay', version: 1 });
  const [, id, secret] = /relays\/([^/]+)\/([^/]+)$/.exec(doorUrl)!;
  return { id: id as TestRelay['id'], secret: secret!, dialect: generic };
}
const CONVERSATION = 'query ($id: ID!, $first: Int! = 20, $after: String) { textConversation(jobseekerId: $id, first: $first, after: $after) { pageInfo { hasNextPage endCursor } edges { node { direction text status acts segments costUnits } } } }';
const lines = async (id: string, who: Person = texting.office.caseManager) => (await texting.office.ask(who, CONVERSATION, { id })).textConversation.edges.map((edge: { node: object }) => edge.node);

it('how a person is reached is asked through the API, with a word that nobody else reads', async () => {
  const { person, id } = await texting.withNumber('+251911555001');
  const contact = { jobseekerId: person.id, version: 0, phone: 0, seenBy: 'FAMILY', texts: 'YES', fromMinute: 600, toMinute: 700, language: 'am', codeWord: 'constructed word', idempotencyKey: 'once' };
  const set = () => texting.office.attempt(texting.office.caseManager, 'setSafeContact', contact, 'SafeContact', 'version seenBy language');
  expect(await set()).toMatchObject({ version: 1, seenBy: 'FAMILY', language: 'am' });
  expect(await set()).toMatchObject({ version: 1 });
  expect(await texting.office.attempt(texting.office.caseManager, 'setSafeContact', { ...contact, idempotencyKey: 'again' }, 'SafeContact', 'version')).toMatchObject({ code: 'STALE_EDIT' });
  for (const wrong of [{ phone: 3 }, { fromMinute: 800 }, { toMinute: null }, { timeZone: 'Nowhere' }, { quiet: ['NOON'] }])
    expect(await texting.office.attempt(texting.office.caseManager, 'setSafeContact', { ...contact, idempotencyKey: null, version: 1, ...wrong }, 'SafeContact', 'version')).toMatchObject({ code: 'INVALID_INPUT' });
  const READ = 'query ($id: ID!) { safeContact(jobseekerId: $id) { codeWord askAgain contact { texts fromMinute askedOn } } }';
  expect((await texting.office.ask(texting.office.caseManager, READ, { id: person.id })).safeContact).toEqual({ codeWord: 'constructed word', askAgain: false, contact: { texts: 'YES', fromMinute: 600, askedOn: '2026-03-04' } });
  const other = await texting.office.signIn('CASE_MANAGER');
  expect(await texting.office.refusalOf(other, READ, { id: person.id })).toBe('NOT_FOUND');
  const [stored] = await texting.rows('select code_word from safe_contact where jobseeker_id = $1', [id]);
  expect((stored!['code_word'] as Buffer).includes('constructed')).toBe(false);
  expect(await texting.rows(`select why from audit_entry where act = 'safeContact'`)).toEqual([{ why: 'OWN_CASE' }]);
});

it('a conversation is read by whoever accompanies the person and by protection, and each look is recorded', async () => {
  const { person, id, number } = await texting.reachable();
  await texting.queue(id);
  await texting.send(own);
  texting.at('2026-03-04T09:05:00Z');
  await texting.says(own, number, 'call me, it is Abebe');
  await texting.says(own, number, 'call me');
  expect(await lines(person.id)).toMatchObject([
    { direction: 'OUT', text: 'We will call you.', status: 'WAITING' },
    { direction: 'IN', text: 'call me', acts: ['CALL_ME'] },
    { direction: 'OUT' },
    { direction: 'IN', text: 'call me, it is Abebe', acts: [] },
    { direction: 'OUT', status: 'UNDER_WAY', segments: 1, costUnits: 80, text: expect.stringContaining('4F7Q') },
  ]);
  const protection = await texting.office.signIn('PROTECTION');
  expect(await lines(person.id, protection)).toHaveLength(5);
  for (const who of [texting.office.officer, texting.office.admin]) expect(await texting.office.refusalOf(who, CONVERSATION, { id: person.id })).toBe('NOT_ALLOWED');
  expect(await texting.office.refusalOf(await texting.office.signIn('CASE_MANAGER'), CONVERSATION, { id: person.id })).toBe('NOT_FOUND');
  expect((await texting.rows(`select why from audit_entry where act = 'textConversation' and subject_id = $1 order by why`, [id])).map((row) => row['why'])).toEqual(['OWN_CASE', 'PROTECTION']);
  const pages = await texting.office.ask(texting.office.caseManager, CONVERSATION, { id: person.id, first: 3 });
  const rest = await texting.office.ask(texting.office.caseManager, CONVERSATION, { id: person.id, first: 3, after: pages.textConversation.pageInfo.endCursor });
  expect([pages, rest].map((each) => each.textConversation.edges.length)).toEqual([3, 2]);
});

it('a phrase is shown in every language with its parts and its price, before anything is approved', async () => {
  const ask = (phrase: string, variables: object[]) =>
    texting.office.ask(texting.office.officer, 'query ($phrase: String!, $variables: [TextVariableInput!]!) { textPreview(phrase: $phrase, variables: $variables) { language text reviewed encoding segments costs { units relay { name } } } }', { phrase, variables });
  const { textPreview } = await ask('offer', [{ name: 'code', value: '4F7Q' }]);
  expect(textPreview.map((each: { language: string; reviewed: boolean; encoding: string; segments: number }) => [each.language, each.reviewed, each.encoding, each.segments])).toEqual([
    ['en', true, 'GSM_7', 1],
    ['fr', true, 'GSM_7', 1],
    ['ar', false, 'UCS_2', 1],
    ['am', false, 'UCS_2', 1],
  ]);
  expect(textPreview[0].costs).toEqual([{ units: 80, relay: { name: 'Main relay' } }]);
  await expect(ask('offer', [{ name: 'code', value: 'http://x' }])).rejects.toThrow('INVALID_INPUT');
  await expect(ask('constructor', [])).rejects.toThrow('INVALID_INPUT');
});

it('figures tell of relays and countries, and of nobody', async () => {
  const other = await texting.another();
  const relay = await other.relay(generic, simulator.url, { name: 'Other relay' });
  await other.queue((await other.reachable()).id);
  await other.send(relay);
  const monitoring = await other.office.signIn('MONITORING');
  const figures = (since: string, until: string) => other.office.ask(monitoring, 'query ($since: DateTime!, $until: DateTime!) { textFigures(since: $since, until: $until) { stoppedToUs deliveries { relayName prefix state attempts repeated segments costUnits currency } } }', { since, until });
  const { textFigures } = await figures('2026-03-01T00:00:00Z', '2026-04-01T00:00:00Z');
  expect(textFigures.deliveries).toEqual([{ relayName: 'Other relay', prefix: '251', state: 'ACCEPTED', attempts: 1, repeated: 0, segments: 1, costUnits: 80, currency: 'ETB' }]);
  await expect(figures('2026-04-01T00:00:00Z', '2026-03-01T00:00:00Z')).rejects.toThrow('INVALID_INPUT');
});

it('a mission is switched off and on, with times in which nobody is texted', async () => {
  const set = (over: object) => texting.office.attempt(texting.office.admin, 'setTexting', { version: 0, status: 'OFF', quiet: [], ...over }, 'Texting', 'status version quiet { name since }');
  const quiet = [{ name: 'RAMADAN', weekdays: [], fromMinute: 1_050, toMinute: 1_200, since: '2026-02-18', until: '2026-03-19', holdsFor: 'CHOSEN' }];
  expect(await set({ quiet })).toMatchObject({ status: 'OFF', version: 1, quiet: [{ name: 'RAMADAN', since: '2026-02-18' }] });
  expect(await set({})).toMatchObject({ code: 'STALE_EDIT' });
  expect(await set({ version: 1, quiet: [{ ...quiet[0], name: 'not a code' }] })).toMatchObject({ code: 'INVALID_INPUT' });
  const { id } = await texting.reachable({ quiet: ['RAMADAN'] });
  const sent = simulator.got.length;
  await texting.queue(id);
  await texting.send(own);
  expect(simulator.got.length).toBe(sent);
  expect(await set({ version: 1, status: 'ON', quiet, genuineNumber: '+251911000111' })).toMatchObject({ status: 'ON' });
  await texting.send(own);
  expect(simulator.got.length).toBeGreaterThan(sent);
});

it('secrets are given to the relay and shown to nobody again', async () => {
  const { relays } = await texting.office.ask(texting.office.admin, '{ relays { id name status version } }');
  expect(relays).toHaveLength(1);
  const rotate = () => texting.office.act(texting.office.admin, 'rotateRelaySecret', { id: relays[0].id, idempotencyKey: 'rotate' }, 'RelayWithDoor', 'doorUrl relay { version }');
  const [first, repeated] = [await rotate(), await rotate()];
  expect(first.doorUrl).toMatch(/^http/);
  expect(repeated.doorUrl).toBeNull();
  const kept = await texting.rows('select answer from idempotency_key');
  for (const { answer } of kept) expect((answer as Buffer).includes(first.doorUrl.split('/').at(-1))).toBe(false);
  expect(await texting.office.attempt(texting.office.admin, 'changeRelay', { id: relays[0].id, version: 2, name: 'x', settings: '[]', sender: '1', prefixes: [], unitsPerSegment: 0, currency: 'ETB', segmentsPerSecond: 1, status: 'OFF' }, 'Relay', 'id')).toMatchObject({ code: 'INVALID_INPUT' });
});

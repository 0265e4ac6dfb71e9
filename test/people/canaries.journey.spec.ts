import { randomBytes } from 'node:crypto';

import type { JobseekerId } from '../../src/kernel/ids.js';
import { readGlobalId } from '../../src/platform/graphql/global-id.js';
import { IdentitiesService } from '../../src/people/vault/identities/identities.service.js';
import { Office, type Jobseeker } from '../journeys/office.js';
import { freshKeys } from '../support/database.js';
import { testRedisUrl } from '../support/redis.js';
import { openWorld, type Person, type World } from '../support/world.js';
import { dumpOf, findIn, formsOf, redisOf, serverFiles, type Haystack } from './canary-search.js';

/** The suite on a real Redis plants them all; without it, as `npm test` runs, enough to be seen everywhere. */
const PEOPLE = testRedisUrl() === null ? 20 : 1_000;
/** In every name, note, paper and reason. Drawn for this run, since all test files write to one log of the server, where a word of another's would be found. */
const MARKER = `Kanarienvogel${Array.from(randomBytes(8), (byte) => String.fromCharCode(97 + (byte % 26))).join('')}`;
/** In the address of an employer, which lies in its own table alone. */
const MAIL = 'nachtigall';
/** What all phones begin with: a thousand numbers share it. Typed as people of the country do, and as it is stored. */
const PHONES = ['251933771', '0933 771', '0933771', '933771'];
const fullNumber = (at: number) => `0933 771 ${String(at).padStart(3, '0')}`;

const superuserUrl = process.env['REJOIN_TEST_SUPERUSER_URL']!;
const databaseOf = (url: string) => new URL(url).pathname.slice(1);

describe(`${PEOPLE} names, phones and notes`, () => {
  const lines: string[] = [];
  let world: World;
  let office: Office;
  let protection: Person;
  let keysUrl: string;
  let people: Jobseeker[];
  let secret: string;
  beforeAll(async () => {
    keysUrl = (await freshKeys()).serviceUrl;
    world = await openWorld({ worker: true, keysUrl, logTo: { write: (line: string) => void lines.push(line) } });
    office = await Office.open(world);
    protection = await office.signIn('PROTECTION');
    people = await inTurns(PEOPLE, () => office.person());
    await inTurns(PEOPLE, (at) => plant(people[at]!, at));
    await unusual();
    await written();
    await world.upToDate();
  }, 240_000);
  afterAll(() => world.close());

  /** Through the door, with a key for repeated calls, whose answers are kept. */
  async function plant(person: Jobseeker, at: number): Promise<void> {
    const input = {
      idempotencyKey: `canary ${at}`,
      jobseekerId: person.id,
      version: 0,
      fullName: `${MARKER} ${at}`,
      otherNames: [`Little ${MARKER}`],
      notes: `${MARKER} lives in the yellow house, number ${at}.`,
      papers: [{ kind: 'PASSPORT', number: `${MARKER}-${at}` }],
      phones: [{ number: fullNumber(at), whose: 'OWN' }],
      bornOn: '1990-05-05',
    };
    await office.act(office.caseManager, 'setIdentity', input, 'KeptIdentity', 'version');
    if (at % 10 !== 0) return;
    const guarded = { idempotencyKey: `guarded ${at}`, jobseekerId: person.id, category: 'THREAT', reason: `${MARKER} is threatened.` };
    await office.act(protection, 'recordVulnerability', guarded, 'ProtectionRecord', 'vulnerabilityId');
  }

  /** Readings, refusals, input that does not fit, and a fault: whatever might make a line of a log. */
  async function unusual(): Promise<void> {
    const [person, other] = [people[0]!, people[1]!];
    const ask = (query: string, variables: object) => world.ask(office.caseManager, query, variables);
    const read = 'query ($id: ID!, $reason: IdentityReason!) { identity(jobseekerId: $id, reason: $reason) { fullName phones { number } } personalData(jobseekerId: $id) { parts { lines } } }';
    expect(JSON.stringify(await ask(read, { id: person.id, reason: 'CONTACT' }))).toContain(MARKER);
    await office.attempt(office.caseManager, 'setIdentity', { jobseekerId: person.id, version: 7, fullName: MARKER }, 'KeptIdentity', 'version');
    await office.attempt(office.caseManager, 'setIdentity', { jobseekerId: person.id, version: 1, phones: [{ number: '0933 771', whose: 'OWN' }] }, 'KeptIdentity', 'version');
    await ask('mutation ($input: SetIdentityInput!) { setIdentity(input: $input) { __typename } }', { input: { jobseekerId: person.id, fullName: [MARKER] } });
    await ask(`{ identity(jobseekerId: "${MARKER}", reason: "${MARKER}") { fullName } }`, {});
    await fetch(`${world.address}/${MARKER}?phone=0933771000`);
    expect(await world.app.get(IdentitiesService, { strict: false }).whoHasPhone(office.missionId, fullNumber(5))).toEqual([idOf(people[5]!)]);
    // What lies in another's row makes a fault when it is read.
    await world.database.work.run(office.officer.viewer, (tx) =>
      tx.query('update identity i set notes = o.notes from identity o where i.jobseeker_id = $1 and o.jobseeker_id = $2', [idOf(person), idOf(other)]),
    );
    expect(await office.refusalOf(office.caseManager, read, { id: person.id, reason: 'CONTACT' })).toBe('FAULT');
  }

  /** What people write, what they agreed on for being called, where an employer is written to, and the secret of a door. */
  async function written(): Promise<void> {
    const draft = { kind: 'RECORDING', settings: '{}', sender: '12345', prefixes: ['+'], unitsPerSegment: 1, currency: 'ETB', segmentsPerSecond: 10, status: 'ON' };
    const { doorUrl } = await office.act(office.admin, 'addRelay', { idempotencyKey: 'a relay', name: 'Recorder', ...draft }, 'RelayWithDoor', 'doorUrl');
    const door = `${world.address}${new URL(doorUrl, world.address).pathname}`;
    secret = doorUrl.split('/').at(-1)!;
    const contact = { phone: 0, seenBy: 'ALONE', texts: 'YES', language: 'en', codeWord: MARKER };
    await office.act(office.caseManager, 'setSafeContact', { idempotencyKey: 'a contact', jobseekerId: people[0]!.id, version: 0, ...contact }, 'SafeContact', 'version');
    const tell = (event: string, from: string, id: string) => fetch(`${door}/${event}?${new URLSearchParams({ from, text: `${MARKER} wrote this`, id })}`);
    const statuses = [await tell('in', `+251${fullNumber(0).slice(1).replaceAll(' ', '')}`, '1'), await tell('in', '+251933771999', '2'), await tell('odd', '+251933771999', '3')].map((reply) => reply.status);
    expect(statuses).toEqual([200, 200, 200]);
    expect((await fetch(`${door}x/in?from=%2B251933771000&text=${MARKER}&id=4`)).status).toBe(404);
    await office.act(office.officer, 'setEmployerMailbox', { idempotencyKey: 'a mailbox', employerId: office.employer.id, address: `post@${MAIL}.example`, language: 'en' }, 'EmployerMailbox', '__typename');
    await office.attempt(office.officer, 'setEmployerMailbox', { employerId: office.employer.id, address: `${MAIL} at no place`, language: 'en' }, 'EmployerMailbox', '__typename');
    await fetch(`${world.address}/answers/${MARKER}${MAIL}`);
  }

  const databases = () => [databaseOf(world.database.urls.serviceUrl), databaseOf(keysUrl)];

  it('are in no file of the databases and in no write-ahead log', async () => {
    expect(await inFiles([MARKER, PHONES[0]!])).toEqual([]);
  });

  it('are in no dump, queue and audit log included', async () => {
    const dumps = (await Promise.all(databases().map((database) => dumpOf(superuserUrl, database)))).flat();
    expect(dumps.map(({ place }) => place)).toEqual(expect.arrayContaining([expect.stringContaining('bullmq.job'), expect.stringContaining('audit_entry'), expect.stringContaining('idempotency_key')]));
    expect(findIn(dumps, [MARKER, ...PHONES.slice(0, 3)])).toEqual([]);
    expect(findIn(dumps, [secret])).toEqual([]);
    const places = findIn(dumps, [MAIL]).map((place) => place.split(' ')[1]!);
    expect(places.filter((place) => !['public.employer_mailbox', 'public.idempotency_key'].includes(place))).toEqual([]);
    expect(places).toContain('public.employer_mailbox');
    const texts = await world.database.work.run(office.officer.viewer, (tx) => tx.query('select count(*)::int as count from incoming_text where body is not null'));
    expect(texts).toEqual([{ count: 2 }]);
  });

  it('are in no line of a log, and there are lines', () => {
    expect(lines.some((line) => line.includes('"level":"error"'))).toBe(true);
    expect(findIn([{ place: 'log', bytes: Buffer.from(lines.join('\n')) }], [MARKER, MAIL, secret, ...PHONES])).toEqual([]);
  });

  it('are in no figure', async () => {
    const figures = await (await fetch(`${world.address}/metrics`)).text();
    expect(figures.length).toBeGreaterThan(500);
    expect(findIn([{ place: 'metrics', bytes: Buffer.from(figures) }], [MARKER, MAIL, secret, ...PHONES])).toEqual([]);
  });

  const onRedis = testRedisUrl() === null ? it.skip : it;
  onRedis('are in no key of Redis', async () => {
    const found = await redisOf(testRedisUrl()!);
    expect(found.length).toBeGreaterThan(0);
    expect(findIn(found, [MARKER, MAIL, secret, ...PHONES])).toEqual([]);
  });

  it('would be found: each of these searches finds what is put there without the vault', async () => {
    const plain = people[2]!;
    await office.moved(plain, 'PAUSED', `${MARKER}, phone 251933771002`);
    expect((await inFiles([MARKER])).some((place) => place.includes('pg_wal'))).toBe(true);
    expect((await inFiles([PHONES[0]!])).some((place) => place.includes('base'))).toBe(true);
    const dump = await dumpOf(superuserUrl, databases()[0]!);
    expect(findIn(dump, [MARKER])).toEqual(expect.arrayContaining([expect.stringContaining('jobseeker_status')]));
    for (const form of formsOf(MARKER)) expect(findIn([{ place: 'here', bytes: Buffer.concat([Buffer.from('...'), form]) }], [MARKER])).toEqual(['here']);
    expect(findIn([{ place: 'here', bytes: Buffer.from(Buffer.from(`a name: ${MARKER}!`).toString('base64')) }], [MARKER])).toEqual(['here']);
  });

  async function inFiles(markers: readonly string[]): Promise<string[]> {
    const found: string[] = [];
    for await (const file of serverFiles(superuserUrl, databases())) found.push(...findIn([file] satisfies Haystack[], markers));
    return found;
  }
});

const idOf = ({ id }: Pick<Jobseeker, 'id'>): JobseekerId => readGlobalId(id)!.id as JobseekerId;

/** Does something for each number below `count`, eight at a time. */
async function inTurns<T>(count: number, work: (at: number) => Promise<T>): Promise<T[]> {
  const done: T[] = [];
  let next = 0;
  const one = async (): Promise<void> => {
    for (let at = next++; at < count; at = next++) done[at] = await work(at);
  };
  await Promise.all(Array.from({ length: 8 }, one));
  return done;
}

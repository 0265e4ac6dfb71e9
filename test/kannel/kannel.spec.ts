import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { prepareDatabase } from '../../src/platform/database/roles.js';
import type { JobseekerId } from '../../src/kernel/ids.js';
import type { OutgoingText } from '../../src/sms/texts/attempt.js';
import { say } from '../../src/sms/phrases/phrases.js';
import { freePort } from '../kills/api-process.js';
import { dialects } from '../sms/dialects.js';
import { TextingWorld } from '../sms/texting-world.js';
import { freshKeys } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { Centre } from './centre.js';
import { Kannel } from './kannel.js';
import { ServiceProcess } from './service-process.js';

/** The service as it is run, a real Kannel, and a short message centre with handsets: each is stopped and started while texts are under way. */
const dialect = dialects.find((each) => each.kind === 'KANNEL')!;
const ALL_DAY = { fromMinute: 0, toMinute: 1_440 };
/** A pause after Kannel was away, and the sweep after it. */
const TRIED_AGAIN = 75_000;

const centre = new Centre();
let folder: string;
let texting: TextingWorld;
let service: ServiceProcess;
let kannel: Kannel;
let codes = 0;
/** Every text that was queued, by the code in it. */
const queued = new Map<string, { readonly text: OutgoingText; readonly number: string }>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rejoin-kannel-'));
  const port = await freePort();
  const keys = await freshKeys();
  const vault = { REJOIN_VAULT_KEYS: `k1:${randomBytes(32).toString('base64')}`, REJOIN_PUBLIC_URL: `http://127.0.0.1:${port}` };
  texting = await TextingWorld.open({ env: vault, keysUrl: keys.serviceUrl }, new Date());
  const relay = await texting.relay(dialect, 'http://127.0.0.1:1', { segmentsPerSecond: 20 });
  await centre.open();
  const reports = await prepareDatabase(process.env['REJOIN_TEST_SUPERUSER_URL'] ?? '', `kannel_${randomBytes(6).toString('hex')}`, process.env['REJOIN_TEST_PASSWORD'] ?? '');
  kannel = await Kannel.prepare({
    folder,
    centrePort: centre.port,
    doorUrl: `http://127.0.0.1:${port}/relays/${relay.id}/${relay.secret}`,
    username: 'rejoin',
    password: dialect.outgoing['password'] ?? '',
    reportsUrl: reports.ownerUrl,
  });
  await texting.rows('update relay set settings = $1', [JSON.stringify(dialect.settings(kannel.url))]);
  await kannel.start();
  const { serviceUrl } = texting.world.database.urls;
  service = new ServiceProcess(port, { ...vault, DATABASE_URL: serviceUrl, KEYS_DATABASE_URL: keys.serviceUrl, REJOIN_DATA: join(folder, 'data') });
  await service.start();
}, 120_000);

afterAll(async () => {
  await service?.kill();
  await kannel?.kill();
  await centre.close();
  await texting?.world.close();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

interface Somebody {
  readonly id: JobseekerId;
  readonly number: string;
}

const somebody = (): Promise<Somebody> => texting.reachable({ language: 'ar', ...ALL_DAY });

/** Something is said to somebody; gives the code in it. */
async function offered({ id, number }: Somebody, code = `K${(codes += 1)}Q`): Promise<string> {
  texting.at(new Date().toISOString());
  queued.set(code, { text: await texting.queue(id, { variables: { code } }), number });
  return code;
}

const shown = (code: string) => centre.handsets.filter((each) => each.text.includes(code) && each.number === queued.get(code)?.number.slice(1));
const status = async (code: string): Promise<unknown> => (await texting.text(queued.get(code)!.text.id))['status'];
const becomes = (code: string, expected: string, within = 20_000): Promise<void> => eventually(`${code} is ${expected}`, async () => (await status(code)) === expected, within);
const heard = (id: JobseekerId) => texting.rows('select acts from incoming_text where jobseeker_id = $1 order by received_at, id', [id]);
const told = (number: string, text: string) => eventually(`${number} is told`, () => centre.handsets.some((each) => each.number === number.slice(1) && each.text === text));

describe('a text', () => {
  it('goes out through Kannel letter for letter, in Arabic, and its report comes back', async () => {
    const person = await somebody();
    const code = await offered(person);
    await becomes(code, 'DELIVERED');
    expect(shown(code)).toEqual([{ number: person.number.slice(1), text: say('offer', 'ar', { code }).text, parts: 1 }]);
    expect(await texting.attempts(queued.get(code)!.text.id)).toMatchObject([{ number: 1, state: 'DELIVERED', segments: 1 }]);
  });

  it('goes out in two parts where one is too short, as it was counted before', async () => {
    const code = await offered(await somebody(), 'ABCDEFGHIJ KLMNOPQRST UVWXYZ');
    await becomes(code, 'DELIVERED');
    expect(shown(code)).toMatchObject([{ text: say('offer', 'ar', { code }).text, parts: 2 }]);
    expect(await texting.attempts(queued.get(code)!.text.id)).toMatchObject([{ segments: 2, cost_units: 160 }]);
  });

  it('that the centre refuses has failed, and somebody calls', async () => {
    centre.mood = 'REFUSES';
    const person = await somebody();
    const code = await offered(person);
    await becomes(code, 'FAILED');
    centre.mood = 'TAKES';
    expect(shown(code)).toEqual([]);
    expect(await texting.tasks()).toMatchObject([{ kind: 'CALL', jobseeker_id: person.id }]);
    queued.delete(code);
  });
});

describe('what somebody writes', () => {
  it('comes through Kannel in Arabic, is done once, and answered', async () => {
    const { id, number } = await somebody();
    await centre.says(number.slice(1), 'اتصلوا بي');
    await told(number, say('callComing', 'ar', {}).text);
    expect(await heard(id)).toEqual([{ acts: ['CALL_ME'] }]);
  });

  it('in two parts is one text', async () => {
    const { id, number } = await somebody();
    const long = `ساعدوني ${'هذا نص طويل من جزأين '.repeat(4)}`;
    await centre.says(number.slice(1), long, 2);
    await told(number, say('handedOver', 'ar', {}).text);
    expect(await heard(id)).toEqual([{ acts: ['TO_PERSON'] }]);
  });
});

describe('nothing is lost, and nothing goes out twice', () => {
  it('while the service is stopped and started', async () => {
    const [person, writer] = [await somebody(), await somebody()];
    centre.reports = 'HELD';
    const before = await offered(person);
    await eventually('it is on the handset', () => shown(before).length === 1);
    await service.stop();
    // The report and the wish come while nobody is there to hear them; the texts are queued meanwhile.
    centre.tellReports();
    await centre.says(writer.number.slice(1), 'اتصال');
    const meanwhile = [await offered(person), await offered(writer)];
    await service.start();
    for (const code of [before, ...meanwhile]) await becomes(code, 'DELIVERED', 30_000);
    await told(writer.number, say('callComing', 'ar', {}).text);
    expect(await heard(writer.id)).toEqual([{ acts: ['CALL_ME'] }]);
  }, 90_000);

  it('while the service is killed at once', async () => {
    const writer = await somebody();
    await service.kill();
    await centre.says(writer.number.slice(1), 'كلموني');
    await service.start();
    await told(writer.number, say('callComing', 'ar', {}).text);
    expect(await heard(writer.id)).toEqual([{ acts: ['CALL_ME'] }]);
  }, 60_000);

  it.each(['stop', 'kill'] as const)('while Kannel is restarted (%s): reports that it waits for, and texts that it could not be given', async (how) => {
    const person = await somebody();
    centre.reports = 'HELD';
    const before = await offered(person);
    await eventually('the centre has it', () => shown(before).length === 1 && centre.untold === 1);
    await eventually('Kannel waits for the report', async () => (await texting.attempts(queued.get(before)!.text.id))[0]?.['state'] === 'ACCEPTED');
    await kannel[how]();
    const meanwhile = await offered(person);
    await eventually('Kannel is missed', async () => (await status(meanwhile)) === 'WAITING' && (await texting.attempts(queued.get(meanwhile)!.text.id)).length === 1);
    await kannel.start();
    centre.tellReports();
    await becomes(before, 'DELIVERED');
    await becomes(meanwhile, 'DELIVERED', TRIED_AGAIN);
    expect((await texting.attempts(queued.get(meanwhile)!.text.id)).map((each) => each['state'])).toEqual(['FAILED', 'DELIVERED']);
  }, 120_000);

  it('while the centre is away: Kannel keeps what it took', async () => {
    await centre.close();
    const code = await offered(await somebody());
    await eventually('Kannel took it', async () => (await texting.attempts(queued.get(code)!.text.id))[0]?.['state'] === 'ACCEPTED');
    await centre.open();
    await becomes(code, 'DELIVERED', 30_000);
  }, 60_000);
});

describe('all in all', () => {
  it('each text was on its handset once, but for one whose answer the centre lost', async () => {
    centre.mood = 'LOSES_ONE_ANSWER';
    const doubled = await offered(await somebody());
    await becomes(doubled, 'DELIVERED', 30_000);
    const counts = [...queued.keys()].map((code) => [code, shown(code).length] as const);
    const twice = counts.filter(([, count]) => count === 2).map(([code]) => code);
    process.stdout.write(`${counts.length} texts: ${counts.filter(([, count]) => count === 0).length} lost, ${twice.length} twice on the handset after a lost answer\n`);
    for (const [code, count] of counts) expect([code, count]).toEqual([code, code === doubled ? 2 : 1]);
    const [left] = await texting.rows(`select (select count(*) from outgoing_text where status in ('WAITING', 'UNDER_WAY'))::int as texts, (select count(*) from relay_event where state <> 'DONE')::int as events`);
    expect(left).toEqual({ texts: 0, events: 0 });
  }, 60_000);
});

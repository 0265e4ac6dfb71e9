import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { prepareDatabase } from '../../src/platform/database/roles.js';
import type { JobseekerId } from '../../src/kernel/ids.js';
import { readGlobalId } from '../../src/platform/graphql/global-id.js';
import type { OutgoingTextId } from '../../src/sms/texts/attempt.js';
import { say } from '../../src/sms/phrases/phrases.js';
import type { Jobseeker } from '../journeys/office.js';
import { freePort } from '../kills/api-process.js';
import { Offering, type Offer } from '../outcomes/offering.js';
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
let offers: Offering;
/** Every text that was queued, by the code in it. */
const queued = new Map<string, { readonly textId: OutgoingTextId; readonly number: string }>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rejoin-kannel-'));
  const port = await freePort();
  const keys = await freshKeys();
  const vault = { REJOIN_VAULT_KEYS: `k1:${randomBytes(32).toString('base64')}`, REJOIN_PUBLIC_URL: `http://127.0.0.1:${port}` };
  texting = await TextingWorld.open({ env: vault, keysUrl: keys.serviceUrl }, new Date());
  offers = new Offering(texting.office);
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
  readonly person: Jobseeker;
  readonly id: JobseekerId;
  readonly number: string;
}

/** An offer of which somebody is told by text. */
type Told = Offer & { readonly code: string };

const somebody = (): Promise<Somebody> => texting.reachable({ language: 'ar', ...ALL_DAY });
const passTime = (): void => texting.at(new Date().toISOString());

/** Staff put an offer to somebody, as they do, at a post of its own. */
async function offered({ person, number }: Somebody): Promise<Told> {
  passTime();
  const offer = (await offers.sent(await texting.office.post(), person)) as Told;
  const [text] = await texting.rows(`select id from outgoing_text where cause_id = $1 and phrase = 'offer'`, [readGlobalId(offer.id)!.id]);
  queued.set(offer.code, { textId: text!['id'] as OutgoingTextId, number });
  return offer;
}

const shown = (code: string) => centre.handsets.filter((each) => each.text.includes(code) && each.number === queued.get(code)?.number.slice(1));
const attempts = (code: string) => texting.attempts(queued.get(code)!.textId);
const status = async (code: string): Promise<unknown> => (await texting.text(queued.get(code)!.textId))['status'];
const becomes = (code: string, expected: string, within = 20_000): Promise<void> => eventually(`${code} is ${expected}`, async () => (await status(code)) === expected, within);
const heard = (id: JobseekerId) => texting.rows('select acts from incoming_text where jobseeker_id = $1 order by received_at, id', [id]);
const told = (number: string, text: string, within = 20_000) => eventually(`${number} is told`, () => centre.handsets.some((each) => each.number === number.slice(1) && each.text === text), within);

const becomesState = (offer: Told, state: string): Promise<void> => eventually(`offer ${offer.code} is ${state}`, async () => (await offers.now(offer)).state === state, 20_000);

describe('an offer', () => {
  it('is on the handset, in Arabic, letter for letter; its report comes back; a one in Arabic asks for more', async () => {
    const who = await somebody();
    const offer = await offered(who);
    const { code } = offer;
    await becomes(code, 'DELIVERED');
    expect(shown(code)).toEqual([{ number: who.number.slice(1), text: say('offer', 'ar', { code }).text, parts: 1 }]);
    expect(await attempts(code)).toMatchObject([{ number: 1, state: 'DELIVERED', segments: 1 }]);
    await eventually('the offer knows', async () => (await offers.now(offer))['deliveredAt'] !== null);
    await centre.says(who.number.slice(1), '١');
    await told(who.number, say('offerNoted', 'ar', { code }).text);
    await becomesState(offer, 'INTERESTED');
    expect((await offers.history(offer)).at(-1)).toMatchObject({ act: 'INTEREST', actor: 'PERSON', channel: 'TEXT' });
    expect(await offers.tasks(who.person)).toMatchObject([{ kind: 'CALL', subjectKind: 'Offer' }]);
    expect(await heard(who.id)).toEqual([{ acts: ['INTERESTED'] }]);
  });

  it('that the centre refuses was not told: somebody calls', async () => {
    centre.mood = 'REFUSES';
    const who = await somebody();
    const { code } = await offered(who);
    await becomes(code, 'FAILED');
    centre.mood = 'TAKES';
    expect(shown(code)).toEqual([]);
    await eventually('somebody is to call', async () => (await offers.tasks(who.person)).some((task) => task.kind === 'CALL' && task.subjectKind === 'Offer'), 30_000);
    queued.delete(code);
  });
});

describe('a text in two parts', () => {
  it('goes out as it was counted before, and is one on the handset', async () => {
    const { id, number } = await somebody();
    const code = 'ABCDEFGHIJ KLMNOPQRST UVWXYZ';
    passTime();
    queued.set(code, { textId: (await texting.queue(id, { variables: { code } })).id, number });
    await becomes(code, 'DELIVERED');
    expect(shown(code)).toMatchObject([{ text: say('offer', 'ar', { code }).text, parts: 2 }]);
    expect(await attempts(code)).toMatchObject([{ segments: 2, cost_units: 160 }]);
  });

  it('comes in as one, in Arabic, is heard once, and answered', async () => {
    const { id, number } = await somebody();
    const long = `ساعدوني ${'هذا نص طويل من جزأين '.repeat(4)}`;
    await centre.says(number.slice(1), long, 2);
    await told(number, say('handedOver', 'ar', {}).text);
    expect(await heard(id)).toEqual([{ acts: ['TO_PERSON'] }]);
  });
});

describe('nothing is lost, and nothing goes out twice', () => {
  it('while the service is stopped and started', async () => {
    const who = await somebody();
    centre.reports = 'HELD';
    const before = await offered(who);
    await eventually('it is on the handset', () => shown(before.code).length === 1);
    await service.stop();
    // The report and the one come while nobody is there to hear them; another offer is sent meanwhile.
    centre.tellReports();
    await centre.says(who.number.slice(1), `١ ${before.code}`);
    const meanwhile = await offered(who);
    await service.start();
    for (const { code } of [before, meanwhile]) await becomes(code, 'DELIVERED', 30_000);
    await told(who.number, say('offerNoted', 'ar', { code: before.code }).text);
    await becomesState(before, 'INTERESTED');
    expect((await offers.now(meanwhile)).state).toBe('SENT');
    expect(await heard(who.id)).toEqual([{ acts: ['INTERESTED'] }]);
  }, 90_000);

  it('while the service is killed at once', async () => {
    const who = await somebody();
    const offer = await offered(who);
    await becomes(offer.code, 'DELIVERED');
    await service.kill();
    await centre.says(who.number.slice(1), 'لا');
    await service.start();
    // What the killed process had in hand is taken up when its lock is over.
    await told(who.number, say('offerDeclined', 'ar', { code: offer.code }).text, 60_000);
    await becomesState(offer, 'DECLINED');
    expect(await heard(who.id)).toEqual([{ acts: ['DECLINE'] }]);
  }, 120_000);

  it.each(['stop', 'kill'] as const)('while Kannel is restarted (%s): reports that it waits for, and texts that it could not be given', async (how) => {
    const who = await somebody();
    centre.reports = 'HELD';
    const before = (await offered(who)).code;
    await eventually('the centre has it', () => shown(before).length === 1 && centre.untold === 1);
    await eventually('Kannel waits for the report', async () => (await attempts(before))[0]?.['state'] === 'ACCEPTED');
    await kannel[how]();
    const meanwhile = (await offered(who)).code;
    await eventually('Kannel is missed', async () => (await status(meanwhile)) === 'WAITING' && (await attempts(meanwhile)).length === 1);
    await kannel.start();
    centre.tellReports();
    await becomes(before, 'DELIVERED', 30_000);
    await becomes(meanwhile, 'DELIVERED', TRIED_AGAIN);
    expect((await attempts(meanwhile)).map((each) => each['state'])).toEqual(['FAILED', 'DELIVERED']);
  }, 120_000);

  it('while the centre is away: Kannel keeps what it took', async () => {
    await centre.close();
    const { code } = await offered(await somebody());
    await eventually('Kannel took it', async () => (await attempts(code))[0]?.['state'] === 'ACCEPTED');
    await centre.open();
    await becomes(code, 'DELIVERED', 30_000);
  }, 60_000);
});

describe('all in all', () => {
  it('each offer was on its handset once, but for one whose answer the centre lost', async () => {
    centre.mood = 'LOSES_ONE_ANSWER';
    const doubled = (await offered(await somebody())).code;
    await becomes(doubled, 'DELIVERED', 30_000);
    const counts = [...queued.keys()].map((code) => [code, shown(code).filter((each) => each.text === say('offer', 'ar', { code }).text).length] as const);
    const times = (number: number): number => counts.filter(([, count]) => count === number).length;
    process.stdout.write(`${counts.length} texts: ${times(0)} lost, ${times(2)} twice on the handset after a lost answer\n`);
    for (const [code, count] of counts) expect([code, count]).toEqual([code, code === doubled ? 2 : 1]);
    await eventually('nothing waits', async () => {
      const [left] = await texting.rows(
        `select (select count(*) from outgoing_text where status in ('WAITING', 'UNDER_WAY'))::int as texts, (select count(*) from relay_event where state <> 'DONE')::int as events`,
      );
      return left?.['texts'] === 0 && left['events'] === 0;
    });
  }, 60_000);
});

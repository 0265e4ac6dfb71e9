import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { dialects } from '../sms/dialects.js';
import { RelaySimulator } from '../sms/simulator.js';
import { TextingWorld, type TestRelay } from '../sms/texting-world.js';
import { freshKeys } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { killWorkersAt } from './killed-workers.js';
import { kills } from './office-to-kill.js';
import { endWorkers } from './worker-process.js';

const KILLS = kills(1, 50);
const TEXTS = kills(40, 2_000);
const PEOPLE = kills(4, 10);
const JOB = 'sms/texts/sending.service:SendingService:send';
const dialect = dialects.find((each) => each.kind === 'GENERIC_HTTP')!;
const vault = { REJOIN_VAULT_KEYS: `k1:${randomBytes(32).toString('base64')}` };

let texting: TextingWorld;
let relay: TestRelay;
let simulator: RelaySimulator;
let folder: string;
let keysUrl: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rejoin-kills-'));
  keysUrl = (await freshKeys()).serviceUrl;
  texting = await TextingWorld.open({ env: vault, keysUrl }, new Date());
  simulator = await RelaySimulator.open({ does: 'ANSWER', says: () => dialect.takes('external') });
  relay = await texting.relay(dialect, simulator.url);
}, 60_000);
afterAll(async () => {
  endWorkers();
  await simulator.close();
  await texting.world.close();
  await rm(folder, { recursive: true, force: true });
});

const count = async (where: string): Promise<number> => Number((await texting.rows(`select count(*) from ${where}`))[0]?.['count']);
const codeOf = (text: string): string => /offer (\w+)\./.exec(text)?.[1] ?? '';

describe('a worker that is killed', () => {
  it(`in the middle of ${TEXTS} texts, ${KILLS} times, loses none and sends none twice`, async () => {
    // The relay tells at once what became of a text, also before whoever sent it has heard that it was taken.
    const tells: Promise<unknown>[] = [];
    simulator.onRequest = (got) => void tells.push(texting.tell(relay, dialect.report(dialect.heard(got).attemptId ?? '', 'external', dialect.words.DELIVERED)));
    const people = [];
    for (let n = 0; n < PEOPLE; n += 1) people.push((await texting.reachable({ fromMinute: 0, toMinute: 1_440 })).id);
    for (let n = 0; n < TEXTS; n += 1) await texting.queue(people[n % PEOPLE]!, { variables: { code: `T${n}` } });

    const done = (): Promise<number> => count('text_attempt');
    const last = await killWorkersAt({ world: texting.world, folder, job: JOB, kills: KILLS, all: TEXTS, done, env: vault });
    await eventually('every text was handed over', async () => (await count(`outgoing_text where status = 'WAITING'`)) === 0, 300_000);
    await last.kill();
    await Promise.all(tells);
    await texting.hear();

    // Of what the relay had, its reports tell. Whoever was killed between "submitting" and the relay left an attempt that the relay never saw:
    // it is found to be unknown when the lease is over, and made again when no report has come.
    const interrupted = await count(`text_attempt where state in ('SUBMITTING', 'UNKNOWN')`);
    const ended = Date.now();
    for (const minutes of [3, 20]) {
      texting.at(new Date(ended + minutes * 60_000).toISOString());
      await texting.tidy();
      await texting.send(relay);
    }
    await Promise.all(tells);
    await texting.hear();
    expect(await count(`outgoing_text where status <> 'DELIVERED'`)).toBe(0);

    const shown = simulator.got.map((got) => codeOf(dialect.heard(got).text));
    expect([shown.length, new Set(shown).size]).toEqual([TEXTS, TEXTS]);
    expect(await count('text_attempt')).toBe(TEXTS + interrupted);
    process.stdout.write(`${TEXTS} texts, ${KILLS} kills, ${interrupted} attempts interrupted before the relay had them\n`);
  }, 1_500_000);
});

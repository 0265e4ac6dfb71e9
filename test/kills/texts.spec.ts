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

const KILLS = kills(2, 50);
const TEXTS = kills(80, 2_000);
const PEOPLE = 10;
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
    await Promise.all(tells);
    await eventually('every report is heard', async () => (await count(`relay_event where state = 'WAITING'`)) === 0, 120_000);

    // Whoever was killed between "submitting" and the relay left an attempt that the relay never saw. Two waits have to pass until it is made again.
    const interrupted = (await texting.rows(`select id from text_attempt where state = 'SUBMITTING'`)).map((row) => row['id'] as string);
    const seen = new Set(simulator.got.map((got) => dialect.heard(got).attemptId));
    expect(interrupted.filter((id) => seen.has(id))).toEqual([]);
    await eventually(
      'every text is delivered',
      async () => {
        await texting.rows(`update text_attempt set look_at = now() where id = any($1) and state in ('SUBMITTING', 'UNKNOWN') and look_at > now()`, [interrupted]);
        return (await count(`outgoing_text where status <> 'DELIVERED'`)) === 0;
      },
      120_000,
    );
    await last.kill();

    const shown = simulator.got.map((got) => codeOf(dialect.heard(got).text));
    expect([shown.length, new Set(shown).size]).toEqual([TEXTS, TEXTS]);
    expect(await count('text_attempt')).toBe(TEXTS + interrupted.length);
    process.stdout.write(`${TEXTS} texts, ${KILLS} kills, ${interrupted.length} attempts interrupted before the relay had them\n`);
  }, 1_500_000);
});

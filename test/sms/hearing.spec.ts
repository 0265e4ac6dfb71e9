import type { Clock } from '../../src/kernel/clock.js';
import { MissionsService } from '../../src/office/missions/missions.service.js';
import { CLOCK } from '../../src/platform/clock.js';
import { openOwner } from '../../src/platform/database/data-source.js';
import { newId } from '../../src/platform/ids.js';
import { Metrics } from '../../src/platform/metrics/metrics.js';
import type { OpenQuestion } from '../../src/sms/conversation/conversation.js';
import { needsTidying } from '../../src/sms/hearing/event.store.js';
import type { AnsweringAct } from '../../src/sms/hearing/question-sources.js';
import { TextWatch } from '../../src/sms/watch/text-watch.js';
import { dialects, type Dialect } from './dialects.js';
import { RelaySimulator } from './simulator.js';
import { TextingWorld, type TestRelay } from './texting-world.js';

let first: TextingWorld;
let simulator: RelaySimulator;
/** What a feature that asks by text has open, and what it was told. */
let questions: OpenQuestion[] = [];
const answered: AnsweringAct[] = [];
/** People of whom it throws. */
const broken = new Set<string>();
beforeAll(async () => {
  first = await TextingWorld.open();
  simulator = await RelaySimulator.open();
  first.questions.add({
    name: 'test',
    open: async (_tx, _mission, people) => {
      if (people.some((each) => broken.has(each))) throw new Error('constructed fault');
      return questions.filter((each) => people.includes(each.jobseekerId));
    },
    answer: async (_tx, _mission, act) => void answered.push(act),
  });
}, 60_000);
afterAll(async () => {
  await simulator.close();
  await first.world.close();
});
beforeEach(() => {
  questions = [];
  answered.length = 0;
  broken.clear();
});

const kind = (name: Dialect['kind']): Dialect => dialects.find((each) => each.kind === name)!;
const generic = kind('GENERIC_HTTP');
async function office(dialect: Dialect = generic): Promise<{ readonly texting: TextingWorld; readonly own: TestRelay }> {
  first.at('2026-03-04T09:00:00Z');
  const texting = await first.another();
  simulator.mood = { does: 'ANSWER', says: () => dialect.takes(newId()) };
  return { texting, own: await texting.relay(dialect, simulator.url) };
}
const replies = async (texting: TextingWorld): Promise<string[]> => (await texting.rows(`select phrase from outgoing_text order by queued_at, id`)).map((row) => row['phrase'] as string);
const offer = (jobseekerId: OpenQuestion['jobseekerId']): OpenQuestion => ({ id: newId(), kind: 'OFFER', jobseekerId, code: '4F7Q', standing: 'OPEN', answered: null, options: 0 });

describe('a text of somebody', () => {
  it('answers what was asked, once, however often the relay tells it', async () => {
    const { texting, own } = await office();
    const { id, number } = await texting.reachable();
    questions = [offer(id)];
    const told = generic.inbound('m-1', number, '1 4F7Q');
    const answers = await Promise.all(Array.from({ length: 1_000 }, () => texting.tell(own, told)));
    expect(new Set(answers.map((each) => each?.status))).toEqual(new Set([200]));
    expect(await texting.rows('select state from relay_event')).toEqual([{ state: 'WAITING' }]);
    await Promise.all([texting.hear(), texting.hear(), texting.hear()]);
    await texting.tell(own, told);
    await texting.hear();
    expect(answered).toEqual([{ act: 'INTERESTED', jobseekerId: id, questionId: questions[0]!.id }]);
    expect(await replies(texting)).toEqual(['offerNoted']);
    const kept = await texting.rows('select body, acts from incoming_text');
    expect(kept).toMatchObject([{ acts: ['INTERESTED'] }]);
    expect((kept[0]!['body'] as Buffer).includes('4F7Q')).toBe(false);
  }, 120_000);

  it('is kept encrypted from the moment it comes, and by the key of the person after', async () => {
    const { texting, own } = await office();
    const { number } = await texting.reachable();
    await texting.tell(own, generic.inbound('m-1', number, 'a word that nobody else has'));
    const [event] = await texting.rows('select content from relay_event');
    expect((event!['content'] as Buffer).includes('nobody else')).toBe(false);
    expect((event!['content'] as Buffer).includes(number.slice(1))).toBe(false);
    await texting.hear();
    expect(await texting.rows('select state, content from relay_event')).toEqual([{ state: 'DONE', content: null }]);
  });

  it.each(dialects.map((dialect) => [dialect.kind, dialect] as const))('comes through %s, in any script', async (_, dialect) => {
    const { texting, own } = await office(dialect);
    const { id, number } = await texting.reachable();
    questions = [offer(id)];
    await texting.says(own, number.slice(1), '‏نعم‏');
    expect(answered).toMatchObject([{ act: 'INTERESTED' }]);
  });

  it('stops everything at once, also for whoever else has the phone, is confirmed once, and starts again', async () => {
    const { texting, own } = await office();
    const { id, number } = await texting.reachable();
    const { id: sister } = await texting.withNumber(number);
    await texting.safe(sister);
    await texting.says(own, number, 'STOP');
    await texting.says(own, number, 'stop');
    await texting.send(own);
    const [later, hers] = [await texting.queue(id), await texting.queue(sister)];
    await texting.send(own);
    for (const text of [later, hers]) expect(await texting.text(text.id)).toMatchObject({ status: 'WITHHELD', why: 'STOPPED' });
    expect(await texting.rows(`select phrase, status from outgoing_text where purpose = 'REPLY'`)).toEqual([{ phrase: 'stopped', status: 'UNDER_WAY' }]);
    await texting.says(own, number, 'START');
    const again = await texting.queue(id);
    await texting.send(own);
    expect(await texting.text(again.id)).toMatchObject({ status: 'UNDER_WAY' });
  });

  it('pauses, and goes on where the person paused by text; what staff paused staff look at', async () => {
    const { texting, own } = await office();
    const { id, number, person } = await texting.reachable();
    const status = async () => (await texting.rows('select status from jobseeker where id = $1', [id]))[0]!['status'];
    await texting.says(own, number, 'pause');
    expect(await status()).toBe('PAUSED');
    await texting.says(own, number, 'resume');
    expect(await status()).toBe('ACTIVE');
    await texting.office.moved(person, 'PAUSED', 'constructed');
    await texting.says(own, number, 'resume');
    expect(await status()).toBe('PAUSED');
    expect(await texting.tasks()).toMatchObject([{ kind: 'REVIEW', jobseeker_id: id }]);
    expect(await replies(texting)).toEqual(['paused', 'resumed', 'handedOver']);
    // Nobody is paused who has withdrawn: whoever was told of a call is called.
    await texting.office.moved(person, 'WITHDRAWN');
    await texting.says(own, number, 'pause');
    expect(await status()).toBe('WITHDRAWN');
    expect((await replies(texting)).at(-1)).toBe('handedOver');
    expect((await texting.tasks()).map((each) => each['key'])).toEqual([`REVIEW/${id}/resume-by-text.2026-03-04`, `REVIEW/${id}/pause-by-text.2026-03-04`]);
  });

  it('asks for a call the same day, once a day; tells of a job; changes the language', async () => {
    const { texting, own } = await office();
    const { id, number } = await texting.reachable();
    await texting.says(own, number, 'call me');
    await texting.says(own, number, 'please call me');
    await texting.says(own, number, 'I found a job');
    await texting.says(own, number, 'amharic');
    expect(await texting.tasks()).toMatchObject([
      { kind: 'CALL', due_on: '2026-03-04', priority: 1, jobseeker_id: id },
      { kind: 'REVIEW', jobseeker_id: id },
    ]);
    expect(await texting.rows('select language from safe_contact')).toEqual([{ language: 'am' }]);
    expect((await texting.rows(`select language from outgoing_text where phrase = 'languageChanged'`))[0]).toEqual({ language: 'am' });
  });

  it('with words of danger or of money is somebody\'s task at once', async () => {
    const { texting, own } = await office();
    const { id, number } = await texting.reachable();
    await texting.says(own, number, 'he took my passport');
    await texting.says(own, number, '1 but the agent asks for money');
    expect(await texting.tasks()).toMatchObject([
      { kind: 'INCIDENT', due_on: '2026-03-04', due_at: new Date('2026-03-04T10:00:00Z'), priority: 0, jobseeker_id: id },
      { kind: 'FEE_ASKED', due_on: '2026-03-04', priority: 0 },
    ]);
    expect(await replies(texting)).toEqual(['handedOver', 'handedOver']);
    expect(answered).toEqual([]);
  });

  it('that nobody understands gets one help, then a person, then silence', async () => {
    const { texting, own } = await office();
    const { number } = await texting.reachable();
    for (const text of ['hm', 'hm hm', 'automatic answer', 'automatic answer']) await texting.says(own, number, text);
    expect(await replies(texting)).toEqual(['helpOther', 'handedOver']);
    expect(await texting.tasks()).toMatchObject([{ kind: 'CALL', due_on: '2026-03-05' }]);
    await texting.says(own, number, 'pause');
    await texting.says(own, number, 'hm');
    expect(await replies(texting)).toEqual(['helpOther', 'handedOver', 'paused', 'helpOther']);
  });

  it('from a number that nobody knows gets one neutral line, once, and a task within a day', async () => {
    const { texting, own } = await office();
    const number = '+251911777001';
    for (const text of ['is there work', 'hello', '1']) await texting.says(own, number, text);
    await texting.send(own);
    expect(await replies(texting)).toEqual(['unknownSender']);
    expect(await texting.tasks()).toMatchObject([{ kind: 'CALL', subject_kind: 'UnknownSender', jobseeker_id: null, due_on: '2026-03-05' }]);
    expect(generic.heard(simulator.got.at(-1)!)).toMatchObject({ to: number });
    const rows = await texting.rows('select number from unknown_sender');
    expect((rows[0]!['number'] as Buffer).includes('911777001')).toBe(false);
    expect((await texting.rows('select count(*)::int as count from incoming_text'))[0]).toEqual({ count: 3 });
    const READ_OUT = 'query ($id: ID!) { readOut(taskId: $id) { lines { part text } } }';
    const { tasks } = await texting.office.ask(texting.office.caseManager, '{ tasks(first: 1) { edges { node { id } } } }');
    const task = { id: tasks.edges[0].node.id };
    expect((await texting.office.ask(texting.office.caseManager, READ_OUT, task)).readOut.lines).toEqual([
      { part: 'NUMBER', text: number },
      ...['is there work', 'hello', '1'].map((text) => ({ part: 'WROTE', text })),
    ]);
    expect(await texting.office.refusalOf(texting.office.officer, READ_OUT, task)).toBe('NOT_FOUND');
    expect(await texting.rows(`select why, subject_kind from audit_entry where act = 'readOut'`)).toEqual([{ why: 'CONTACT', subject_kind: 'UnknownSender' }]);
    await texting.rows(`update task set status = 'DONE', outcome = 'REACHED', ended_at = opened_at returning id`);
    expect(await texting.office.refusalOf(texting.office.caseManager, READ_OUT, task)).toBe('NOT_FOUND');
    await texting.says(own, 'MTN-PROMO', 'win 1');
    expect(await replies(texting)).toEqual(['unknownSender']);
    // Another day it is somebody's again, without another line.
    texting.at('2026-03-06T09:00:00Z');
    await texting.says(own, number, 'call me');
    await texting.send(own);
    texting.at('2026-03-04T09:00:00Z');
    expect((await texting.tasks()).slice(1)).toMatchObject([{ kind: 'CALL', subject_kind: 'UnknownSender', due_on: '2026-03-07' }]);
    expect(await replies(texting)).toEqual(['unknownSender']);
  });

  it('keeps the record of whoever wrote from review', async () => {
    const { texting, own } = await office();
    const { id, number } = await texting.reachable();
    const active = () => texting.rows(`select active_at > now() - interval '1 hour' as active from person_activity where jobseeker_id = $1`, [id]);
    await texting.rows(`update person_activity set active_at = now() - interval '13 months'`);
    await texting.queue(id);
    await texting.send(own);
    // What the service says by itself to somebody who may not be there is nobody's work.
    expect(await active()).toEqual([{ active: false }]);
    await texting.says(own, number, 'hello');
    expect(await active()).toEqual([{ active: true }]);
  });

  it('told to the relay as a stop is a stop', async () => {
    const { texting, own } = await office();
    const { id, number } = await texting.reachable();
    await texting.tell(own, generic.stop!(number));
    await texting.hear();
    const text = await texting.queue(id);
    await texting.send(own);
    expect(await texting.text(text.id)).toMatchObject({ status: 'WITHHELD', why: 'STOPPED' });
  });

  it('is written in one mission and heard in no other', async () => {
    const [here, there] = [await office(), await office()];
    const { number } = await there.texting.reachable();
    await here.texting.says(here.own, number, 'stop');
    expect(await there.texting.rows('select 1 from stopped_number')).toEqual([]);
    expect(await there.texting.rows('select 1 from relay_event')).toEqual([]);
    expect(await here.texting.rows('select 1 from unknown_sender')).toHaveLength(1);
  });
});

describe('texts that wait together', () => {
  it('are heard in the order of each number, however many write at once', async () => {
    const { texting, own } = await office();
    const writers = [];
    for (let n = 0; n < 6; n += 1) writers.push(await texting.reachable());
    const said = ['pause', 'resume', 'pause', 'hello', 'resume', 'pause'];
    for (const { number } of writers) for (const [n, text] of said.entries()) await texting.tell(own, generic.inbound(`o-${n}-${number.slice(1)}`, number, text));
    await Promise.all([texting.hear(), texting.hear()]);
    await texting.hear();
    for (const { id } of writers) {
      const heard = await texting.rows('select acts from incoming_text where jobseeker_id = $1 order by received_at, event_id', [id]);
      expect(heard.map((row) => (row['acts'] as string[])[0] ?? null)).toEqual(['PAUSE', 'RESUME', 'PAUSE', null, 'RESUME', 'PAUSE']);
      const replied = await texting.rows(`select phrase from outgoing_text where jobseeker_id = $1 order by id`, [id]);
      expect(replied.map((row) => row['phrase'])).toEqual(['paused', 'resumed', 'paused', 'helpOther', 'resumed', 'paused']);
    }
  });
});

describe('a text that cannot be heard', () => {
  it('holds up nobody else, however many there are of it, and is heard once it can be', async () => {
    const { texting, own } = await office();
    const [somebody, ...faulty] = [await texting.reachable(), await texting.reachable(), await texting.reachable(), await texting.reachable(), await texting.reachable(), await texting.reachable()];
    for (const { id, number } of faulty) {
      broken.add(id);
      await texting.tell(own, generic.inbound(newId().slice(-12), number, 'stop'));
    }
    await texting.tell(own, generic.inbound('after-all', somebody.number, 'stop'));
    await expect(texting.hear()).rejects.toThrow('constructed fault');
    expect(await texting.rows('select 1 from stopped_number')).toHaveLength(1);
    broken.clear();
    await texting.hear();
    expect(await texting.rows('select 1 from stopped_number')).toHaveLength(6);
  });

  it('is heard as if nothing were asked once it was tried for long: a stop stops, the rest is for somebody to look at, and nothing waits behind it', async () => {
    const { texting, own } = await office();
    const [stops, answers] = [await texting.reachable(), await texting.reachable()];
    for (const { id } of [stops, answers]) broken.add(id);
    await texting.tell(own, generic.inbound('v-1', stops.number, 'stop'));
    await texting.tell(own, generic.inbound('v-2', answers.number, '1'));
    await texting.tell(own, generic.inbound('v-3', answers.number, 'call me'));
    for (let tries = 0; tries < 3; tries += 1) await expect(texting.hear()).rejects.toThrow('constructed fault');
    texting.at('2026-03-04T09:09:00Z');
    await expect(texting.hear()).rejects.toThrow('constructed fault');
    texting.at('2026-03-04T09:10:00Z');
    await expect(texting.hear()).rejects.toThrow('constructed fault');
    expect(await texting.rows('select 1 from stopped_number')).toHaveLength(1);
    expect(await texting.rows(`select jobseeker_id, kind from task where key like '%unclear-text.%'`)).toEqual([{ jobseeker_id: answers.id, kind: 'CALL' }]);
    broken.clear();
    await texting.hear();
    expect(await texting.rows(`select 1 from task where key like '%asked-by-text.%'`)).toHaveLength(1);
    expect(answered).toEqual([]);
  });
});

describe('what waits', () => {
  it('is shown to operators with its age, and gone when it was worked through', async () => {
    const { texting, own } = await office();
    const { number } = await texting.reachable();
    const figures = async (): Promise<readonly number[]> => {
      const metrics = new Metrics();
      new TextWatch(texting.world.database.work, texting.world.app.get<Clock>(CLOCK, { strict: false }), texting.world.app.get(MissionsService, { strict: false })).register(metrics);
      const lines = (await metrics.text()).split('\n');
      return ['unheard', 'unheard_seconds', 'unsent_seconds'].map((name) => Number(lines.find((line) => line.startsWith(`rejoin_texts_${name} `))?.split(' ')[1]));
    };
    await texting.tell(own, generic.inbound('w-1', number, 'call me'));
    texting.at('2026-03-04T09:00:40Z');
    await texting.tell(own, generic.inbound('w-2', number, 'hello'));
    texting.at('2026-03-04T09:01:00Z');
    expect((await figures()).slice(0, 2)).toEqual([2, 60]);
    await texting.hear();
    expect((await figures()).slice(0, 2)).toEqual([0, 0]);
    texting.at('2026-03-04T09:02:30Z');
    expect((await figures())[2]).toBeGreaterThanOrEqual(90);
  });
});

describe('the door', () => {
  const url = (own: TestRelay, event: string, secret = own.secret): string => `${first.world.address}/relays/${own.id}/${secret}/${event}`;
  it('takes forms, JSON and addresses, and answers as the relay wants it', async () => {
    const kannel = await office(kind('KANNEL'));
    const { number } = await kannel.texting.reachable();
    const bare = number.slice(1);
    const asked = await fetch(`${url(kannel.own, 'mo')}?from=%2B${bare}&to=1&text=stop&id=a-1&coding=0&charset=UTF-8`);
    expect([asked.status, await asked.text(), asked.headers.get('content-type')]).toEqual([200, '', 'text/plain']);
    const talking = await office(kind('AFRICAS_TALKING'));
    const form = await fetch(url(talking.own, 'inbound'), { method: 'POST', body: new URLSearchParams({ from: number, id: 'b-1', text: 'توقف', to: '1', date: 'x' }) });
    expect([form.status, await form.text()]).toEqual([200, 'OK']);
    const json = await office();
    const posted = await fetch(url(json.own, 'in'), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ sender: number, message: 'አቁም', id: 'c-1' }) });
    expect([posted.status, await posted.text()]).toEqual([200, 'OK']);
    for (const { texting } of [kannel, talking, json]) {
      await texting.hear();
      expect(await texting.rows('select by_relay from stopped_number')).toEqual([{ by_relay: false }]);
    }
  });

  it('is not there for whoever does not know the secret', async () => {
    const { texting, own } = await office();
    for (const address of [url(own, 'in', 'wrong'), url(own, 'in', `${own.secret}x`), url({ ...own, id: newId() }, 'in'), `${first.world.address}/relays/x/y/z`]) {
      const response = await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"sender":"+251911000000","message":"1","id":"1"}' });
      expect(response.status).toBe(404);
      expect(await response.text()).not.toContain(own.secret);
    }
    expect(await texting.rows('select 1 from relay_event')).toEqual([]);
  });

  it('keeps what it cannot read for somebody to look at, once', async () => {
    const { texting, own } = await office();
    for (let count = 0; count < 2; count += 1) expect((await fetch(`${url(own, 'surprise')}?a=1`)).status).toBe(200);
    expect(await texting.rows('select state from relay_event')).toEqual([{ state: 'UNREADABLE' }]);
    await texting.hear();
    texting.at('2026-03-12T09:00:00Z');
    // It may be all that there is to tidy.
    const needed = (odd: string) => texting.tx((tx) => needsTidying(tx, texting.missionId, new Date('2025-12-12T09:00:00Z'), new Date(odd)));
    expect([await needed('2026-03-04T08:59:00Z'), await needed('2026-03-04T09:01:00Z')]).toEqual([false, true]);
    await texting.tidy();
    expect(await texting.rows('select state, content from relay_event')).toEqual([{ state: 'DONE', content: null }]);
  });

  it('asks the relay to come again while nothing can be stored, and loses nothing', async () => {
    const { texting, own } = await office();
    const { number } = await texting.reachable();
    const tell = () => fetch(url(own, 'in'), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ sender: number, message: 'call me', id: 'm-9' }) });
    const owner = await openOwner(first.world.database.urls.ownerUrl);
    try {
      await owner.query('alter table relay_event rename to relay_event_away');
      expect((await tell()).status).toBe(503);
    } finally {
      await owner.query('alter table relay_event_away rename to relay_event');
      await owner.destroy();
    }
    expect((await tell()).status).toBe(200);
    await texting.hear();
    expect(await texting.tasks()).toMatchObject([{ kind: 'CALL' }]);
  });
});

import { PersonalDataHolders } from '../../src/people/personal-data/holders.js';
import type { JobseekerId } from '../../src/kernel/ids.js';
import { readGlobalId } from '../../src/platform/graphql/global-id.js';
import { newId } from '../../src/platform/ids.js';
import { serviceAct } from '../../src/platform/viewer.js';
import { AskingAgain } from '../../src/sms/contact/asking-again.service.js';
import type { TextStatus } from '../../src/sms/texts/attempt.js';
import { Offering } from '../outcomes/offering.js';
import { eventually } from '../support/eventually.js';
import { dialects, type Dialect } from './dialects.js';
import { RelaySimulator, type Got, type Mood } from './simulator.js';
import { TextingWorld, type Row, type TestRelay } from './texting-world.js';

let first: TextingWorld;
let relay: RelaySimulator;
beforeAll(async () => {
  first = await TextingWorld.open();
}, 60_000);
afterAll(() => first.world.close());
beforeEach(async () => {
  relay = await RelaySimulator.open();
});
afterEach(() => relay.close());

const MORNING = '2026-03-04T09:00:00Z';
const generic = dialects.find((each) => each.kind === 'GENERIC_HTTP')!;
const talking = dialects.find((each) => each.kind === 'AFRICAS_TALKING')!;
let external = 0;
const takes = (dialect: Dialect): Mood => ({ does: 'ANSWER', says: () => dialect.takes(`external-${(external += 1)}`) });
const says = (status: number): Mood => ({ does: 'ANSWER', says: () => ({ status }) });

/** An office of its own with one relay. */
async function office(dialect: Dialect = generic, over: object = {}): Promise<{ readonly texting: TextingWorld; readonly own: TestRelay }> {
  first.at(MORNING);
  const texting = await first.another();
  return { texting, own: await texting.relay(dialect, relay.url, over) };
}
const attemptIdOf = (got: Got, dialect: Dialect = generic): string => dialect.heard(got).attemptId ?? '';

describe.each(dialects.map((dialect) => [dialect.kind, dialect] as const))('a text through %s', (_, dialect) => {
  it('goes out once, however many hands there are, and is delivered when the relay says so', async () => {
    const { texting, own } = await office(dialect);
    relay.mood = takes(dialect);
    const { id, number } = await texting.reachable();
    const texts = [];
    for (let count = 0; count < 12; count += 1) texts.push(await texting.queue(id));
    await Promise.all([texting.send(own), texting.send(own), texting.send(own)]);
    expect(relay.got.map((got) => dialect.heard(got).to)).toEqual(Array.from({ length: 12 }, () => number));
    for (const { id: textId } of texts) {
      const [attempt, more] = await texting.attempts(textId);
      expect([attempt!['state'], more]).toEqual(['ACCEPTED', undefined]);
      expect(attempt).toMatchObject({ prefix: '251', segments: 1, cost_units: 80 });
      const [name] = await texting.rows('select external_id from attempt_name where attempt_id = $1', [attempt!['id']]);
      const report = (state: 'ACCEPTED' | 'DELIVERED' | 'FAILED') => texting.tell(own, dialect.report(attempt!['id'] as string, (name?.['external_id'] as string | undefined) ?? 'none', dialect.words[state]));
      // Twice, late and in another order: delivered is delivered.
      await Promise.all([report('DELIVERED'), report('DELIVERED')]);
      await texting.hear();
      await report('ACCEPTED');
      await report('FAILED');
      await texting.hear();
      expect(await texting.text(textId)).toMatchObject({ status: 'DELIVERED' });
    }
  }, 60_000);
});

describe('a text', () => {
  it('is written down as being submitted before the relay hears of it, and its words nowhere in plain', async () => {
    const { texting, own } = await office();
    const { id } = await texting.reachable();
    const text = await texting.queue(id);
    const seen = new Promise<unknown>((resolve) => (relay.onRequest = () => void texting.attempts(text.id).then((rows) => resolve(rows[0]!['state']))));
    relay.mood = { does: 'HANG' };
    const sending = texting.send(own);
    expect(await seen).toBe('SUBMITTING');
    const { body } = await texting.text(text.id);
    expect((body as Buffer).includes('4F7Q')).toBe(false);
    await relay.close();
    await sending;
    relay = await RelaySimulator.open();
    expect((await texting.attempts(text.id))[0]).toMatchObject({ state: 'UNKNOWN' });
  });

  it('of which nobody knows whether it went out is tried once more after a while, then left to a person', async () => {
    const { texting, own } = await office();
    const { id } = await texting.reachable();
    const text = await texting.queue(id);
    relay.mood = { does: 'RESET' };
    await texting.send(own);
    await texting.send(own);
    await texting.tidy();
    expect(relay.got.length).toBe(1);
    texting.at('2026-03-04T09:16:00Z');
    await texting.tidy();
    await texting.send(own);
    expect((await texting.attempts(text.id)).map((each) => each['state'])).toEqual(['UNKNOWN', 'UNKNOWN']);
    texting.at('2026-03-04T09:32:00Z');
    await texting.tidy();
    await texting.send(own);
    expect(relay.got.length).toBe(2);
    expect(await texting.text(text.id)).toMatchObject({ status: 'FAILED', attempts: 2 });
    expect(await texting.tasks()).toMatchObject([{ kind: 'CALL', jobseeker_id: id }]);
    // The first one had gone out all the same: what is told late is still true.
    await texting.tell(own, generic.report(attemptIdOf(relay.got[0]!), 'x', 'DELIVRD'));
    await texting.hear();
    expect(await texting.text(text.id)).toMatchObject({ status: 'DELIVERED' });
  });

  it('whose sender died is found to be unknown, and a report settles it without a second one', async () => {
    const { texting, own } = await office();
    const { id } = await texting.reachable();
    const text = await texting.queue(id);
    relay.mood = { does: 'RESET' };
    await texting.send(own);
    await texting.rows(`update text_attempt set state = 'SUBMITTING', look_at = '2026-03-04T09:02:00Z'`);
    texting.at('2026-03-04T09:03:00Z');
    await texting.tidy();
    expect((await texting.attempts(text.id))[0]).toMatchObject({ state: 'UNKNOWN' });
    await texting.tell(own, generic.report(attemptIdOf(relay.got[0]!), 'x', 'DELIVRD'));
    await texting.hear();
    texting.at('2026-03-04T12:00:00Z');
    await texting.tidy();
    await texting.send(own);
    expect(relay.got.length).toBe(1);
    expect(await texting.text(text.id)).toMatchObject({ status: 'DELIVERED' });
  });

  it('that certainly did not go out is tried again, and a refusal for good is not', async () => {
    const { texting, own } = await office();
    const { id } = await texting.reachable();
    const again = await texting.queue(id);
    relay.mood = says(503);
    await texting.send(own);
    expect(await texting.text(again.id)).toMatchObject({ status: 'WAITING', attempts: 1 });
    texting.at('2026-03-04T09:00:31Z');
    relay.mood = takes(generic);
    await texting.send(own);
    expect((await texting.attempts(again.id)).map((each) => [each['state'], each['reason']])).toEqual([['FAILED', 'UNAVAILABLE'], ['ACCEPTED', null]]);
    relay.mood = { does: 'ANSWER', says: () => ({ status: 422, body: 'no such number' }) };
    const other = await texting.queue(id);
    await texting.send(own);
    expect(await texting.text(other.id)).toMatchObject({ status: 'FAILED', why: 'NUMBER' });
  });

  it('whose report comes before the answer waits for it and is followed then', async () => {
    const { texting, own } = await office(talking);
    const { id } = await texting.reachable();
    const text = await texting.queue(id);
    relay.mood = { does: 'ANSWER', says: () => talking.takes('early-1') };
    await texting.tell(own, talking.report('', 'early-1', 'Success'));
    await texting.hear();
    expect(await texting.rows(`select state from relay_event`)).toEqual([{ state: 'PARKED' }]);
    await texting.send(own);
    await texting.tidy();
    await texting.hear();
    expect(await texting.text(text.id)).toMatchObject({ status: 'DELIVERED' });
    expect(await texting.rows(`select state, content from relay_event`)).toEqual([{ state: 'DONE', content: null }]);
  });

  it('of which the relay never tells the end has expired after three days, and somebody calls', async () => {
    const { texting, own } = await office();
    const { id } = await texting.reachable();
    const text = await texting.queue(id);
    relay.mood = takes(generic);
    await texting.send(own);
    texting.at('2026-03-07T08:59:59Z');
    await texting.tidy();
    expect(await texting.text(text.id)).toMatchObject({ status: 'UNDER_WAY' });
    texting.at('2026-03-07T09:00:00Z');
    await texting.tidy();
    expect(await texting.text(text.id)).toMatchObject({ status: 'EXPIRED' });
    expect(await texting.tasks()).toMatchObject([{ kind: 'CALL' }]);
  });

  it('arises once', async () => {
    const { texting } = await office();
    const { id } = await texting.reachable();
    const { causeId } = await texting.queue(id);
    await expect(texting.queue(id, { cause: { kind: 'Test', id: causeId, occasion: '1' } })).rejects.toThrow('nothing was queued');
    expect(await texting.rows('select count(*)::int as count from outgoing_text')).toEqual([{ count: 1 }]);
  });

  it('goes by the longest beginning of a number, and one relay that is down holds no other', async () => {
    const { texting, own } = await office();
    const down = await RelaySimulator.open({ does: 'RESET' });
    const ethiopia = await texting.relay(generic, down.url, { prefixes: ['+251'] });
    const here = await texting.reachable();
    const { id: there } = await texting.withNumber(`+254700${String(Math.floor(Math.random() * 900_000) + 100_000)}`);
    await texting.safe(there);
    for (let count = 0; count < 8; count += 1) await texting.queue(here.id);
    const elsewhere = await texting.queue(there);
    relay.mood = takes(generic);
    await texting.send(ethiopia);
    await texting.send(own);
    // Four lanes may each have one out before the fifth failure closes it.
    expect(down.got.length).toBeLessThanOrEqual(8);
    expect(down.got.length).toBeGreaterThanOrEqual(5);
    expect(relay.got.length).toBe(1);
    expect((await texting.attempts(elsewhere.id))[0]).toMatchObject({ state: 'ACCEPTED', prefix: '254' });
    const [pace] = await texting.rows('select closed_until from relay_pace where relay_id = $1', [ethiopia.id]);
    expect(pace!['closed_until']).not.toBeNull();
    await down.close();
  });

  it('that answers somebody goes before what everybody gets', async () => {
    const { texting, own } = await office(generic, { segmentsPerSecond: 1 });
    const { id } = await texting.reachable();
    const bulk = await texting.queue(id, { purpose: 'BULK' });
    const bulkToo = await texting.queue(id, { purpose: 'BULK' });
    const notice = await texting.queue(id);
    const reply = await texting.queue(id, { purpose: 'REPLY' });
    relay.mood = takes(generic);
    const sending = texting.send(own);
    await eventually('as many are out as the pace lets through', () => relay.got.length === 2);
    const sent = await texting.rows('select text_id from text_attempt order by submitted_at, id');
    expect(sent.map((each) => each['text_id'])).toEqual([reply.id, notice.id]);
    expect((await texting.text(bulk.id))['status']).toBe('WAITING');
    expect((await texting.text(bulkToo.id))['status']).toBe('WAITING');
    texting.at('2026-03-04T09:00:10Z');
    await eventually('the others are out', () => relay.got.length === 4);
    // By then there is room for another, and none waits: sending comes to its end.
    texting.at('2026-03-04T09:00:20Z');
    await sending;
    expect(relay.got.length).toBe(4);
  });
});

describe('at the moment of sending', () => {
  const outcome = async (change: (texting: TextingWorld, somebody: Awaited<ReturnType<TextingWorld['reachable']>>) => Promise<unknown>): Promise<{ status: TextStatus; why: string | null; sent: number }> => {
    const { texting, own } = await office();
    const somebody = await texting.reachable();
    const text = await texting.queue(somebody.id);
    await change(texting, somebody);
    relay.mood = takes(generic);
    await texting.send(own);
    const { status, why } = await texting.text(text.id);
    return { status: status as TextStatus, why: why as string | null, sent: relay.got.length };
  };
  /** A merge closes the record; on the one that goes on the person agrees to texts, or took that back. */
  const keptElsewhere = async (texting: TextingWorld, id: JobseekerId, takenBack: boolean): Promise<void> => {
    const kept = await texting.reachable();
    const [one, other] = [id, kept.id].sort();
    await texting.rows(
      `insert into jobseeker_duplicate (mission_id, id, one_id, other_id, state, points, reasons, kept_id, closed_from, proposed_at)
       values ($1, $2, $3, $4, 'MERGED', 90, '{PHONE}', $5, 'ACTIVE', now())`,
      [texting.missionId, newId(), one, other, kept.id],
    );
    if (takenBack) await texting.office.takesBack(kept.person, { purpose: 'SMS' });
  };
  it('nobody is texted who said stop, took consent back, or is called only', async () => {
    expect(await outcome((texting, { id, number }) => texting.tx(async (tx) => texting.contacts.stop(tx, texting.missionId, await indexOf(texting, number), false)).then(() => id))).toEqual({ status: 'WITHHELD', why: 'STOPPED', sent: 0 });
    expect(await outcome((texting, { person }) => texting.office.takesBack(person, { purpose: 'SMS' }))).toEqual({ status: 'WITHHELD', why: 'NO_CONSENT', sent: 0 });
    expect(await outcome((texting, { id }) => keptElsewhere(texting, id, true))).toEqual({ status: 'WITHHELD', why: 'NO_CONSENT', sent: 0 });
    expect(await outcome((texting, { id }) => texting.safe(id, { texts: 'DOES_NOT_READ' }, 1))).toEqual({ status: 'WITHHELD', why: 'CALL_ONLY', sent: 0 });
    expect(await outcome((texting, { id }) => texting.rows('delete from safe_contact where jobseeker_id = $1', [id]))).toEqual({ status: 'WITHHELD', why: 'NOT_ASKED', sent: 0 });
    expect(await outcome((texting, { id }) => keptElsewhere(texting, id, false))).toMatchObject({ status: 'UNDER_WAY', sent: 1 });
  });
  it('nobody is texted at night, and a number that changed waits for whoever accompanies the person', async () => {
    expect(await outcome(async (texting) => texting.at('2026-03-04T20:00:00Z'))).toEqual({ status: 'WAITING', why: 'QUIET', sent: 0 });
    const { texting, own } = await office();
    const { id, person } = await texting.reachable();
    const text = await texting.queue(id);
    await texting.numbers(person, 1, ['+251911999888']);
    relay.mood = takes(generic);
    await texting.send(own);
    expect(await texting.text(text.id)).toMatchObject({ status: 'WAITING', why: 'NUMBER_CHANGED' });
    expect(await texting.tasks()).toMatchObject([{ kind: 'REVIEW', jobseeker_id: id }]);
    await texting.safe(id, {}, 1);
    texting.at('2026-03-04T10:01:00Z');
    await texting.send(own);
    expect(relay.got.map((got) => generic.heard(got).to)).toEqual(['+251911999888']);
    const state = (): Promise<Row[]> => texting.rows(`select kind, status from task`);
    expect(await state()).toEqual([{ kind: 'REVIEW', status: 'DONE' }]);
    // Nobody finds out for two days: somebody calls.
    await texting.numbers(person, 2, ['+251911999777']);
    const next = await texting.queue(id);
    texting.at('2026-03-06T10:01:00Z');
    await texting.send(own);
    expect(await texting.text(next.id)).toMatchObject({ status: 'WITHHELD', why: 'NUMBER_CHANGED' });
    expect((await state()).map((row) => row['kind'])).toContain('CALL');
  });
  it('somebody at risk is called and not texted, until protection says otherwise; to others it looks like what the person said', async () => {
    const { texting, own } = await office();
    const { id, person } = await texting.reachable();
    const protection = await texting.office.signIn('PROTECTION');
    const guard = (name: string, input: object) => texting.office.act(protection, name, { jobseekerId: person.id, ...input }, 'ProtectionRecord', 'vulnerabilityId');
    const shown = async () => (await texting.office.ask(texting.office.caseManager, 'query ($id: ID!) { safeContact(jobseekerId: $id) { contact { texts } } }', { id: person.id })).safeContact.contact.texts;
    relay.mood = takes(generic);
    const { vulnerabilityId } = await guard('recordVulnerability', { category: 'THREAT', reason: 'constructed' });
    const first = await texting.queue(id);
    await texting.send(own);
    expect([(await texting.text(first.id))['why'], await shown(), relay.got.length]).toEqual(['CALL_ONLY', 'CALL_ONLY', 0]);
    await guard('setCallsOnly', { vulnerabilityId, callsOnly: false });
    await texting.queue(id);
    await texting.send(own);
    expect([await shown(), relay.got.length]).toEqual(['YES', 1]);
    await guard('setCallsOnly', { vulnerabilityId, callsOnly: true });
    expect(await shown()).toBe('CALL_ONLY');
    await guard('endVulnerability', { vulnerabilityId });
    expect(await shown()).toBe('YES');
    await guard('recordVulnerability', { category: 'HEALTH', reason: 'constructed' });
    expect(await shown()).toBe('YES');
  });
  it('what was withheld is a call, once, also for whoever has no number or no relay; a stop is heard and not answered', async () => {
    const { texting, own } = await office();
    const { id } = await texting.reachable({ texts: 'DOES_NOT_READ' });
    const text = await texting.queue(id);
    await texting.send(own);
    await texting.send(own);
    expect(await texting.tasks()).toMatchObject([{ kind: 'CALL', subject_kind: 'Jobseeker', jobseeker_id: id, due_on: '2026-03-05', key: `CALL/${id}/text.${text.id}` }]);
    const READ_OUT = 'query ($id: ID!) { readOut(taskId: $id) { language lines { part text } } }';
    const { tasks } = await texting.office.ask(texting.office.caseManager, '{ tasks(first: 1) { edges { node { id } } } }');
    const task = { id: tasks.edges[0].node.id };
    const { readOut } = await texting.office.ask(texting.office.caseManager, READ_OUT, task);
    expect(readOut).toMatchObject({ language: 'en', lines: [{ part: 'FREELY' }, { part: 'MESSAGE', text: expect.stringMatching(/^Work offer 4F7Q\./) }] });
    expect(await texting.office.refusalOf(texting.office.officer, READ_OUT, task)).toBe('NOT_FOUND');
    expect(await texting.rows(`select why from audit_entry where act = 'readOut' and deed = 'READ'`)).toEqual([{ why: 'OWN_CASE' }]);
    const noNumber = await texting.office.person();
    const without = await texting.queue(readGlobalId(noNumber.id)!.id as JobseekerId);
    expect(without).toMatchObject({ status: 'WITHHELD', why: 'NO_PHONE' });
    expect((await texting.tasks()).map((each) => each['key'])).toContain(`CALL/${without.jobseekerId!}/text.${without.id}`);
    const before = (await texting.tasks()).length;
    for (const _ of [1, 2]) await texting.queue(id, { purpose: 'REPLY' });
    await texting.send(own);
    expect((await texting.tasks()).slice(before).map((each) => each['key'])).toEqual([`CALL/${id}/unanswered.2026-03-04`]);
    const stopped = await texting.reachable();
    await texting.tx(async (tx) => texting.contacts.stop(tx, texting.missionId, await indexOf(texting, stopped.number), false));
    const reply = await texting.queue(stopped.id, { purpose: 'REPLY' });
    await texting.send(own);
    expect([(await texting.text(reply.id))['why'], (await texting.tasks()).length]).toEqual(['STOPPED', before + 1]);
  });
  it('how somebody can be reached is asked again after six months, once, which asking settles', async () => {
    const { texting } = await office();
    const { id, person } = await texting.reachable();
    const asking = texting.world.app.get(AskingAgain, { strict: false });
    const run = async (): Promise<Row[]> => {
      await Promise.all([1, 2].map(() => asking.askAll(texting.missionId, new AbortController().signal)));
      return texting.rows('select key, status, due_on::text as due from task');
    };
    texting.at('2026-09-03T09:00:00Z');
    expect(await run()).toEqual([]);
    texting.at('2026-09-04T09:00:00Z');
    const key = `REVIEW/${id}/safe-contact.2026-03-04`;
    expect(await run()).toEqual([{ key, status: 'OPEN', due: '2026-09-11' }]);
    texting.at('2026-09-08T09:00:00Z');
    expect(await run()).toEqual([{ key, status: 'OPEN', due: '2026-09-11' }]);
    await texting.safe(id, {}, 1);
    expect(await run()).toEqual([{ key, status: 'DONE', due: '2026-09-11' }]);
    await texting.office.moved(person, 'PAUSED');
    texting.at('2027-09-08T09:00:00Z');
    expect(await run()).toHaveLength(1);
  });
  it('nobody is texted while the mission has switched texting off, and it goes on where it stood', async () => {
    const { texting, own } = await office();
    const { id } = await texting.reachable();
    const text = await texting.queue(id);
    await texting.rows(`insert into texting (mission_id, status, quiet, version) values ($1, 'OFF', '[]', 1)`, [texting.missionId]);
    relay.mood = takes(generic);
    await texting.send(own);
    expect(relay.got.length).toBe(0);
    expect(await texting.text(text.id)).toMatchObject({ status: 'WAITING' });
    await texting.rows(`update texting set status = 'ON'`);
    await texting.send(own);
    expect(relay.got.length).toBe(1);
  });
  it('while texting is switched off a text whose time is over is a call, and the others wait on', async () => {
    const { texting, own } = await office();
    const { id } = await texting.reachable();
    const [late, patient] = [await texting.queue(id, { notAfter: new Date('2026-03-04T10:00:00Z') }), await texting.queue(id)];
    await texting.rows(`insert into texting (mission_id, status, quiet, version) values ($1, 'OFF', '[]', 1)`, [texting.missionId]);
    texting.at('2026-03-04T10:00:01Z');
    await texting.send(own);
    await texting.tidy();
    texting.at('2026-03-04T09:00:00Z');
    expect(await texting.text(late.id)).toMatchObject({ status: 'WITHHELD', why: 'TOO_LATE' });
    expect(await texting.text(patient.id)).toMatchObject({ status: 'WAITING' });
    expect(await texting.tasks()).toMatchObject([{ kind: 'CALL' }]);
  });
  it('nobody is texted who was forgotten, and no word of what they were told is left', async () => {
    const { texting, own } = await office();
    const { id } = await texting.reachable();
    const text = await texting.queue(id);
    relay.mood = takes(generic);
    const before = await texting.queue(id);
    await texting.send(own);
    const waiting = await texting.queue(id);
    await texting.tx((tx) => texting.world.app.get(PersonalDataHolders, { strict: false }).forget(tx, texting.missionId, id, 'EVERYTHING'));
    await texting.send(own);
    expect(relay.got.length).toBe(2);
    expect(await texting.text(waiting.id)).toMatchObject({ status: 'CANCELLED', body: null });
    for (const each of [text, before]) expect((await texting.text(each.id))['body']).toBeNull();
  });
  it('a number that the relay says is stopped is stopped', async () => {
    const { texting, own } = await office();
    const { id } = await texting.reachable();
    relay.mood = { does: 'ANSWER', says: () => ({ status: 422, body: 'unsubscribed' }) };
    await texting.queue(id);
    await texting.send(own);
    const next = await texting.queue(id);
    await texting.send(own);
    expect(await texting.text(next.id)).toMatchObject({ status: 'WITHHELD', why: 'STOPPED' });
  });
});

describe('an offer', () => {
  it('has its days from the report of the relay on, and is a call where the relay could not deliver it', async () => {
    const { texting, own } = await office();
    const offers = new Offering(texting.office);
    const post = await texting.office.post();
    const [reached, lost] = [await texting.reachable(), await texting.reachable()];
    const sent = [await offers.sent(post, reached.person), await offers.sent(post, lost.person)];
    relay.mood = takes(generic);
    await texting.send(own);
    await offers.timePasses();
    expect((await Promise.all(sent.map((offer) => offers.now(offer)))).map((offer) => offer['deliveredAt'])).toEqual([null, null]);
    texting.at('2026-03-05T09:00:00Z');
    const attemptTo = (number: string) => attemptIdOf(relay.got.find((got) => generic.heard(got).to === number)!);
    await texting.tell(own, generic.report(attemptTo(reached.number), 'x', 'DELIVRD'));
    await texting.tell(own, generic.report(attemptTo(lost.number), 'y', 'UNDELIV'));
    await texting.rows(`delete from outbox where job = 'moveOffers'`);
    await texting.hear();
    expect(await texting.rows(`select distinct job from outbox where job = 'moveOffers'`)).toHaveLength(1);
    await offers.timePasses();
    expect(await offers.now(sent[0]!)).toMatchObject({ state: 'SENT', deliveredAt: '2026-03-05T09:00:00.000Z', expiresOn: '2026-03-12' });
    expect(await offers.now(sent[1]!)).toMatchObject({ state: 'SENT', deliveredAt: null, expiresOn: null });
    expect([await offers.tasks(reached.person), await offers.tasks(lost.person)]).toMatchObject([[], [{ kind: 'CALL', subjectKind: 'Offer', dueOn: '2026-03-06' }]]);
  });

  it('of somebody who is called only is a call from the beginning; that it ended is told in a call as well', async () => {
    const { texting, own } = await office();
    const offers = new Offering(texting.office);
    const somebody = await texting.reachable({ texts: 'DOES_NOT_READ' });
    const offer = await offers.sent(await texting.office.post(), somebody.person);
    await texting.send(own);
    await offers.timePasses();
    expect(await offers.tasks(somebody.person)).toMatchObject([{ kind: 'CALL', subjectKind: 'Offer' }]);
    await offers.withdraw([offer.id]);
    await texting.send(own);
    expect(await offers.texts(somebody.person)).toEqual(['offer WITHHELD', 'offerWithdrawn WITHHELD']);
    expect(await offers.tasks(somebody.person)).toMatchObject([{ kind: 'CALL', subjectKind: 'Offer' }]);
    expect(relay.got).toEqual([]);
  });
});

describe('a one-time code', () => {
  const CODE = 'query ($id: ID!) { oneTimeCode(jobseekerId: $id) { standing textStatus textWhy } }';
  const opened = async () => {
    const { texting, own } = await office();
    const somebody = await texting.reachable();
    const { office: staff } = texting;
    relay.mood = takes(generic);
    const send = (who = staff.caseManager) => staff.attempt(who, 'sendOneTimeCode', { jobseekerId: somebody.person.id }, 'OneTimeCode', 'standing textStatus expiresAt');
    const check = (code: string, over: object = {}) => staff.attempt(staff.caseManager, 'checkOneTimeCode', { jobseekerId: somebody.person.id, code, ...over }, 'CheckedCode', 'right triesLeft');
    const standing = async () => (await staff.ask(staff.caseManager, CODE, { id: somebody.person.id })).oneTimeCode;
    /** The digits that the handset got last. */
    const got = async () => {
      await texting.send(own);
      return /\d{6}/.exec(generic.heard(relay.got.at(-1)!).text)![0];
    };
    const wrongFor = (digits: string) => (digits === '000000' ? '000001' : '000000');
    return { texting, own, somebody, staff, send, check, standing, got, wrongFor };
  };

  it('is texted, said once in a call, and gone from what is kept', async () => {
    const { texting, own, somebody, staff, send, check, standing, got, wrongFor } = await opened();
    expect(await standing()).toBeNull();
    expect(await send()).toMatchObject({ standing: 'WAITS', textStatus: 'WAITING', expiresAt: '2026-03-04T09:10:00.000Z' });
    const digits = await got();
    expect(await check(wrongFor(digits))).toMatchObject({ right: false, triesLeft: 4 });
    expect(await check(`${digits.slice(0, 3)} ${digits.slice(3)}`)).toMatchObject({ right: true });
    expect(await check(digits)).toMatchObject({ right: false, triesLeft: 0 });
    expect(await standing()).toMatchObject({ standing: 'USED', textStatus: 'UNDER_WAY' });
    const conversation = 'query ($id: ID!) { textConversation(jobseekerId: $id) { edges { node { phrase text } } } }';
    expect((await staff.ask(staff.caseManager, conversation, { id: somebody.person.id })).textConversation.edges).toEqual([{ node: { phrase: 'oneTimeCode', text: null } }]);
    await texting.tell(own, generic.report(attemptIdOf(relay.got[0]!), 'x', 'DELIVRD'));
    await texting.hear();
    expect(await texting.rows('select t.body, c.sealed from outgoing_text t join one_time_code c on c.id = t.cause_id')).toEqual([{ body: null, sealed: null }]);
    const stranger = await staff.signIn('CASE_MANAGER');
    expect(await send(stranger)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await check('12345')).toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('ends with the next one, after ten minutes, and after five wrong ones, also of many at once; five may go out in an hour', async () => {
    const { texting, send, check, standing, got, wrongFor } = await opened();
    await send();
    const first = await got();
    await send();
    const second = await got();
    if (first !== second) expect(await check(first)).toMatchObject({ right: false, triesLeft: 4 });
    texting.at('2026-03-04T09:10:00Z');
    expect([await check(second), await standing()]).toMatchObject([{ right: false }, { standing: 'OVER' }]);
    texting.at('2026-03-04T09:11:00Z');
    await send();
    const third = await got();
    await Promise.all([1, 2, 3, 4, 5, 6, 7].map(() => check(wrongFor(third))));
    expect(await check(third)).toMatchObject({ right: false, triesLeft: 0 });
    for (const _ of [4, 5]) expect(await send()).toMatchObject({ standing: 'WAITS' });
    expect(await send()).toMatchObject({ code: 'RATE_LIMITED' });
    texting.at('2026-03-04T10:00:01Z');
    expect(await send()).toMatchObject({ standing: 'WAITS' });
  });

  it('can be answered by text, and is withheld where texts are: nobody is called for that', async () => {
    const { texting, own, somebody, send, standing, got, wrongFor } = await opened();
    await send();
    const digits = await got();
    for (const text of [wrongFor(digits), digits, digits]) await texting.says(own, somebody.number, text);
    const replies = await texting.rows(`select phrase from outgoing_text where cause_kind = 'IncomingText' order by queued_at, id`);
    expect(replies.map((row) => row['phrase'])).toEqual(['codeWrong', 'codeRight', expect.stringContaining('help')]);
    expect(await standing()).toMatchObject({ standing: 'USED' });
    await texting.safe(somebody.id, { texts: 'CALL_ONLY' }, 1);
    await send();
    await texting.send(own);
    expect(await standing()).toMatchObject({ textStatus: 'WITHHELD', textWhy: 'CALL_ONLY' });
    expect((await texting.tasks()).filter((task) => task['kind'] === 'CALL').map((task) => task['key'])).toEqual([expect.stringContaining('unanswered')]);
  });
});

describe('words', () => {
  it('are gone after 90 days', async () => {
    const { texting, own } = await office();
    const { id, number } = await texting.reachable();
    relay.mood = takes(generic);
    const text = await texting.queue(id);
    await texting.send(own);
    await texting.says(own, number, '1');
    texting.at('2026-06-02T08:59:00Z');
    await texting.tidy();
    expect((await texting.text(text.id))['body']).not.toBeNull();
    texting.at('2026-06-02T09:01:00Z');
    await texting.tidy();
    expect((await texting.text(text.id))['body']).toBeNull();
    expect(await texting.rows('select body from incoming_text')).toEqual([{ body: null }]);
  });
});

describe('secrets of our door', () => {
  it('are two while one is changed, and encrypted where they are kept', async () => {
    const { texting, own } = await office();
    const told = generic.inbound('1', '+251911000000', '1');
    const act = serviceAct(texting.missionId, 'rotate');
    expect(await texting.tell(own, told)).not.toBeNull();
    const rotated = await texting.relays.rotate(act, own.id);
    const secret = rotated.ok ? rotated.value.doorUrl!.split('/').at(-1)! : '';
    for (const live of [own.secret, secret]) expect(await texting.tell(own, told, { secret: live })).not.toBeNull();
    const [stored] = await texting.rows('select secrets from relay');
    for (const live of [own.secret, secret, 't-1']) expect((stored!['secrets'] as Buffer).includes(live)).toBe(false);
    await texting.relays.retire(act, own.id);
    expect(await texting.tell(own, told)).toBeNull();
    expect(await texting.tell(own, told, { secret })).not.toBeNull();
  });
});

async function indexOf(texting: TextingWorld, number: string): Promise<Buffer> {
  const { IdentitiesService } = await import('../../src/people/vault/identities/identities.service.js');
  return texting.world.app.get(IdentitiesService, { strict: false }).indexOf(texting.missionId, number);
}

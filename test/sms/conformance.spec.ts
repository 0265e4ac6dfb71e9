import { createHmac } from 'node:crypto';

import fc from 'fast-check';

import { createLog } from '../../src/platform/log/log.js';
import { checkSettings, openRelay } from '../../src/sms/port/adapters.js';
import type { RawRequest, RelayAdapter, SendResult } from '../../src/sms/port/relay-port.js';
import { dialects, type Told } from './dialects.js';
import { RelaySimulator, type Mood } from './simulator.js';

const ATTEMPT = '0198c0de-0000-7000-8000-000000000001';
const TO = '+254700000001';
const [FIRST, SECOND] = ['first-secret-of-the-door', 'second-secret-of-the-door'];
const log = createLog({ level: 'silent' });
const texts = ['1', 'Tell me more: 100% "sure" & <b>? + = ; #', "l'offre n'est pas reçue, à côté", 'عرض ٤٢: اكتب ١', 'ስራ 12፦ 1', 'a\nb\\n{{to}}', '👍🏽', `€${'x'.repeat(400)}`];

let relay: RelaySimulator;
beforeEach(async () => {
  relay = await RelaySimulator.open();
});
afterEach(() => relay.close());

const named = (all: readonly string[]) => all.map((text) => [JSON.stringify(text.slice(0, 30)), text] as const);
const request = (told: Told, over: Partial<RawRequest> = {}): RawRequest => ({ ...told, secret: FIRST, address: '127.0.0.1', ...over });

describe.each(dialects.map((dialect) => [dialect.kind, dialect] as const))('the adapter for %s', (kind, dialect) => {
  const open = (incoming: readonly string[] = [FIRST], url = relay.url): RelayAdapter =>
    openRelay(kind, dialect.settings(url), { secrets: { incoming, outgoing: dialect.outgoing }, doorUrl: `https://rejoin.example/relays/r/${FIRST}`, sender: '12345', unitsPerSegment: 80 }, log);
  const send = (mood: Mood, text = texts[1]!, signal = new AbortController().signal): Promise<SendResult> => {
    relay.mood = mood;
    return open().send({ id: ATTEMPT, to: TO, text }, signal);
  };
  const answers = (status: number, body = '', headers = {}): Mood => ({ does: 'ANSWER', says: () => ({ status, body, headers }) });
  /** Patience ends as soon as the relay has read the request. */
  const impatient = async (mood: Mood): Promise<SendResult> => {
    const patience = new AbortController();
    relay.onRequest = () => patience.abort();
    return send(mood, texts[0], patience.signal);
  };

  it.each(named(texts))('hands over %s letter for letter, once, and says who we are', async (_, text) => {
    const result = await send({ does: 'ANSWER', says: () => dialect.takes('external-1') }, text);
    expect(result.kind).toBe('ACCEPTED');
    expect(relay.got.length).toBe(1);
    const heard = dialect.heard(relay.got[0]!);
    expect(heard).toMatchObject({ to: TO, text });
    expect(dialect.proves(relay.got[0]!)).toBe(true);
    // Either the relay knows our id, or we know the relay's.
    const known = result.kind === 'ACCEPTED' ? result.externalIds : [];
    expect(heard.attemptId === ATTEMPT || known.includes('external-1')).toBe(true);
  });

  it('counts parts and cost before anything is sent', () => {
    expect(open().prepare('x'.repeat(161))).toEqual({ encoding: 'GSM_7', segments: 2, costUnits: 160 });
    expect(open().prepare('عرض')).toEqual({ encoding: 'UCS_2', segments: 1, costUnits: 80 });
  });

  it.each(dialect.refuses)('is told no for %s', async (_, says, reason, contactStopped) =>
    expect(await send({ does: 'ANSWER', says: () => says })).toEqual({ kind: 'REJECTED', reason, contactStopped }));

  it('is told to wait', async () => {
    expect(await send(answers(429, '', { 'retry-after': '7' }))).toEqual({ kind: 'THROTTLED', retryAfterSeconds: 7 });
    expect(await send(answers(429, '', { 'retry-after': 'Fri, 01 Jan' }))).toEqual({ kind: 'THROTTLED', retryAfterSeconds: null });
  });

  it('knows when nothing was sent: the relay says so, or nobody listens, or patience ended before', async () => {
    expect(await send(answers(503))).toEqual({ kind: 'UNAVAILABLE' });
    expect(await send({ does: 'HANG' }, '1', AbortSignal.abort())).toEqual({ kind: 'UNAVAILABLE' });
    const gone = await RelaySimulator.open();
    const { url } = gone;
    await gone.close();
    expect(await open([FIRST], url).send({ id: ATTEMPT, to: TO, text: '1' }, new AbortController().signal)).toEqual({ kind: 'UNAVAILABLE' });
  });

  it.each<[string, () => Promise<SendResult>]>([
    ['reads it and says nothing', () => impatient({ does: 'HANG' })],
    ['takes it and answers too late', () => impatient({ does: 'ANSWER', says: () => ({ status: 100 }) })],
    ['cuts the line', () => send({ does: 'RESET' })],
    ['cuts the line in the middle of an answer', () => send({ does: 'CUT' })],
    ['never stops answering', () => send({ does: 'POUR' })],
    ['has a fault', () => send(answers(500))],
    ['stands behind a door that gave up', () => send(answers(504))],
    ['sends us elsewhere', () => send(answers(302, '', { location: `${relay.url}/other` }))],
    ['answers like somebody else', () => send({ does: 'ANSWER', says: () => dialect.odd })],
  ])('does not know what became of it when the relay %s', async (_, result) => {
    const { kind: found } = await result();
    expect(found).toBe('UNKNOWN');
    expect(relay.got.length).toBe(1);
  });

  it('knows a report again, and tells it from every other', () => {
    const keyOf = (word: string, id = ATTEMPT): string | undefined => open().parse(request(dialect.report(id, `x-${id}`, word)))?.[0]?.eventKey;
    const { ACCEPTED, DELIVERED, FAILED } = dialect.words;
    expect(keyOf(DELIVERED)).toBeDefined();
    expect(keyOf(DELIVERED)).toBe(keyOf(DELIVERED));
    const keys = [keyOf(ACCEPTED), keyOf(DELIVERED), keyOf(FAILED), keyOf(DELIVERED, `${ATTEMPT.slice(0, -1)}2`)];
    expect(new Set(keys).size).toBe(4);
  });

  it('reads how far a message has come, by our id or by theirs, in whatever order it is told', () => {
    for (const state of ['FAILED', 'DELIVERED', 'ACCEPTED'] as const) {
      const [event] = open().parse(request(dialect.report(ATTEMPT, 'external-1', dialect.words[state]))) ?? [];
      expect(event).toMatchObject({ kind: 'REPORT', state });
      expect(event?.kind === 'REPORT' && (event.attemptId === ATTEMPT || event.externalId === 'external-1')).toBe(true);
    }
    if (dialect.words.nothing !== null) expect(open().parse(request(dialect.report(ATTEMPT, 'external-1', dialect.words.nothing)))).toEqual([]);
  });

  it.each(named([...texts, '', 'x'.repeat(10_000), 'a\0b', '‏١‏']))('reads the text %s letter for letter', (_, text) => {
    const [event] = open().parse(request(dialect.inbound('101', TO, text))) ?? [];
    expect(event).toMatchObject({ kind: 'INBOUND', from: TO, text });
    expect(open().parse(request(dialect.inbound('101', TO, text)))?.[0]?.eventKey).toBe(event?.eventKey);
    expect(open().parse(request(dialect.inbound('102', TO, text)))?.[0]?.eventKey).not.toBe(event?.eventKey);
  });

  it('hears who told the relay to stop', () => {
    if (dialect.stop !== null) expect(open().parse(request(dialect.stop(TO)))?.[0]).toMatchObject({ kind: 'STOP', from: TO });
  });

  it('believes whoever knows one of the two live secrets, to the byte', () => {
    const verify = (incoming: readonly string[], over: Partial<RawRequest>) => open(incoming).verify(request(dialect.inbound('1', TO, '1'), over));
    for (const secret of [FIRST, SECOND]) expect(verify([SECOND, FIRST], { secret })).toBe(true);
    expect(verify([SECOND], { secret: FIRST })).toBe(false);
    for (const secret of ['', FIRST.slice(0, -1), `${FIRST} `, FIRST.toUpperCase(), `${FIRST}\0`]) expect(verify([FIRST], { secret })).toBe(false);
    expect(verify([], { secret: '' })).toBe(false);
  });

  it('throws for no request whatever', () => {
    const event = fc.constantFrom('in', 'mo', 'dlr', 'report', 'receive', 'sent', 'stopped', 'optout', 'stop', 'inbound', '__proto__', 'constructor');
    const type = fc.constantFrom('application/json', 'application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data', '');
    const body = fc.oneof(fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)), fc.json().map((text) => Buffer.from(text)), fc.webQueryParameters().map((text) => Buffer.from(text)));
    fc.assert(
      fc.property(event, fc.webQueryParameters(), type, body, (name, query, contentType, bytes) => {
        const adapter = open();
        const told = request({ method: 'POST', event: name, query, headers: { 'content-type': contentType }, body: bytes });
        const events = adapter.parse(told);
        expect(events === null || events.every((each) => each.eventKey.length > 0 && each.eventKey.length <= 500)).toBe(true);
        adapter.verify(told);
        expect(adapter.ack(told).status).toBe(200);
      }),
    );
  });
});

describe('the recording adapter', () => {
  const open = () => openRelay('RECORDING', {}, { secrets: { incoming: [FIRST], outgoing: {} }, doorUrl: '', sender: 'x', unitsPerSegment: 0 }, log);
  it('sends nothing, and everything counts as delivered', async () =>
    expect(await open().send({ id: ATTEMPT, to: TO, text: '1' }, new AbortController().signal)).toEqual({ kind: 'DELIVERED' }));
  it('hears what somebody types at the door', () => {
    const told: Told = { method: 'GET', event: 'in', query: `from=${encodeURIComponent(TO)}&text=1&id=7`, headers: {}, body: Buffer.alloc(0) };
    expect(open().parse(request(told))).toEqual([{ kind: 'INBOUND', eventKey: 'in:7', from: TO, text: '1' }]);
    expect(open().verify(request(told))).toBe(true);
    expect(open().verify(request(told, { secret: SECOND }))).toBe(false);
  });
});

describe('a relay that signs', () => {
  const generic = dialects.find((dialect) => dialect.kind === 'GENERIC_HTTP')!;
  const verify = (proof: object, headers: Readonly<Record<string, string>>, body = 'a=1', secret = '') => {
    const settings = { ...(generic.settings(relay.url) as object), proof };
    const adapter = openRelay('GENERIC_HTTP', settings, { secrets: { incoming: [SECOND, FIRST], outgoing: {} }, doorUrl: '', sender: 'x', unitsPerSegment: 0 }, log);
    return adapter.verify({ method: 'POST', event: 'in', query: '', headers, body: Buffer.from(body), secret, address: '10.0.0.1' });
  };
  it('is believed by its header, under either live secret and no other', () => {
    const proof = { by: 'HEADER', header: 'X-Relay' };
    for (const secret of [FIRST, SECOND]) expect(verify(proof, { 'x-relay': secret })).toBe(true);
    expect(verify(proof, { 'x-relay': `${FIRST}x` })).toBe(false);
    expect(verify(proof, {}, 'a=1', FIRST)).toBe(false);
  });
  it.each(['hex', 'base64'] as const)('is believed by its signature of the bytes, in %s', (form) => {
    const proof = { by: 'SIGNATURE', header: 'X-Signature', form };
    const signature = (body: string, secret: string) => createHmac('sha256', secret).update(body).digest(form);
    for (const secret of [FIRST, SECOND]) expect(verify(proof, { 'x-signature': signature('a=1', secret) })).toBe(true);
    for (const wrong of [signature('a=2', FIRST), signature('a=1', 'third'), '', signature('a=1', FIRST).slice(2)]) expect(verify(proof, { 'x-signature': wrong })).toBe(false);
  });
});

describe('settings', () => {
  it.each(dialects)('of $kind are read whole or refused', ({ kind, settings }) => {
    expect(checkSettings(kind, settings('https://relay.example')).ok).toBe(true);
    expect(checkSettings(kind, { ...(settings('https://relay.example') as object), surprise: 1 })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(checkSettings(kind, settings('file:///etc'))).toMatchObject({ code: 'INVALID_INPUT' });
    expect(checkSettings(kind, null)).toMatchObject({ code: 'INVALID_INPUT' });
  });
});

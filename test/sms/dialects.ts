import type { RelayKind } from '../../src/sms/port/adapters.js';
import type { RawRequest, RejectReason } from '../../src/sms/port/relay-port.js';
import type { Got, Says } from './simulator.js';

/** What a relay of a kind says and how, as the simulator plays it. */
export interface Dialect {
  readonly kind: RelayKind;
  settings(url: string): unknown;
  readonly outgoing: Readonly<Record<string, string>>;
  /** What arrived at the relay. */
  heard(got: Got): { readonly to: string; readonly text: string; readonly attemptId: string | null };
  /** Whether we proved who we are. */
  proves(got: Got): boolean;
  /** The answer that takes a message, with the relay's own id where it gives one. */
  takes(externalId: string): Says;
  /** Answers that refuse, and what they mean. */
  readonly refuses: readonly (readonly [what: string, says: Says, reason: RejectReason, contactStopped: boolean])[];
  /** An answer of success that is none of this relay. */
  readonly odd: Says;
  inbound(id: string, from: string, text: string): Told;
  /** Words of the relay for accepted, delivered, failed, and one that says nothing. */
  readonly words: { readonly ACCEPTED: string; readonly DELIVERED: string; readonly FAILED: string; readonly nothing: string | null };
  report(attemptId: string, externalId: string, word: string): Told;
  stop: ((from: string) => Told) | null;
}

/** A request of the relay to our door, but for who sends it. */
export type Told = Pick<RawRequest, 'method' | 'event' | 'query' | 'headers' | 'body'>;

const form = (event: string, fields: Readonly<Record<string, string>>): Told => ({
  method: 'POST',
  event,
  query: '',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: Buffer.from(new URLSearchParams(fields).toString()),
});
const query = (event: string, fields: Readonly<Record<string, string>>): Told => ({
  method: 'GET',
  event,
  query: new URLSearchParams(fields).toString(),
  headers: {},
  body: Buffer.alloc(0),
});
const json = (event: string, fields: Readonly<Record<string, unknown>>): Told => ({
  method: 'POST',
  event,
  query: '',
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: Buffer.from(JSON.stringify(fields)),
});

const kannel: Dialect = {
  kind: 'KANNEL',
  settings: (url) => ({ url: `${url}/cgi-bin/sendsms`, username: 'rejoin' }),
  outgoing: { password: 'pass word&' },
  heard: ({ url }) => ({
    to: url.searchParams.get('to')!,
    text: url.searchParams.get('text')!,
    attemptId: new URL(url.searchParams.get('dlr-url')!).searchParams.get('message'),
  }),
  proves: ({ url }) => url.searchParams.get('username') === 'rejoin' && url.searchParams.get('password') === 'pass word&',
  takes: () => ({ status: 202, body: '0: Accepted for delivery' }),
  refuses: [
    ['a request that it cannot read', { status: 400, body: 'Missing receiver number' }, 'OTHER', false],
    ['a password', { status: 403, body: 'Authorization failed for sendsms' }, 'CREDENTIALS', false],
  ],
  odd: { status: 200, body: '<html>It works!</html>' },
  inbound: (id, from, text) => query('mo', { from, to: '12345', ...(text === '' ? {} : { text }), coding: '2', charset: 'UTF-8', id }),
  words: { ACCEPTED: '8', DELIVERED: '1', FAILED: '2', nothing: '4' },
  report: (attemptId, _, word) => query('dlr', { message: attemptId, type: word, id: `dlr-${attemptId}` }),
  stop: null,
};

/** A gateway for RapidPro's external channel: it is called as RapidPro calls it, and calls what RapidPro has. */
const rapidpro: Dialect = {
  kind: 'RAPIDPRO',
  settings: (url) => ({ url: `${url}/send`, channel: 'c-1', responseCheck: 'SENT' }),
  outgoing: { authorization: 'Token abc' },
  heard: ({ body }) => {
    const fields = new URLSearchParams(body);
    return { to: fields.get('to')!, text: fields.get('text')!, attemptId: fields.get('id') };
  },
  proves: ({ headers }) => headers['authorization'] === 'Token abc',
  takes: () => ({ status: 200, body: 'SENT' }),
  refuses: [
    ['a number', { status: 400, body: 'no such contact' }, 'OTHER', false],
    ['a token', { status: 401 }, 'CREDENTIALS', false],
  ],
  odd: { status: 200, body: '<html>It works!</html>' },
  inbound: (id, from, text) => form('receive', { from, text, date: `2026-11-22T04:00:00.${id}Z` }),
  words: { ACCEPTED: 'sent', DELIVERED: 'delivered', FAILED: 'failed', nothing: null },
  report: (attemptId, _, word) => form(word, { id: attemptId }),
  stop: (from) => form('stopped', { from }),
};

const recipient = (statusCode: number, messageId = 'None') => ({
  status: 201,
  body: JSON.stringify({ SMSMessageData: { Message: 'Sent to 1/1', Recipients: [{ statusCode, number: '+254700000001', status: 'x', cost: 'KES 0.8', messageId }] } }),
});
const africasTalking: Dialect = {
  kind: 'AFRICAS_TALKING',
  settings: (url) => ({ url: `${url}/version1/messaging`, username: 'rejoin', networks: ['127.0.0.0/8'] }),
  outgoing: { apiKey: 'key-1' },
  heard: ({ body }) => {
    const fields = new URLSearchParams(body);
    return { to: fields.get('to')!, text: fields.get('message')!, attemptId: null };
  },
  proves: ({ headers, body }) => headers['apikey'] === 'key-1' && new URLSearchParams(body).get('username') === 'rejoin',
  takes: (externalId) => recipient(101, externalId),
  refuses: [
    ['a number', recipient(403), 'NUMBER', false],
    ['somebody who said stop', recipient(406), 'BLOCKED', true],
    ['an empty account', recipient(405), 'BALANCE', false],
    ['nobody at all', { status: 201, body: '{"SMSMessageData":{"Message":"x","Recipients":[]}}' }, 'NUMBER', false],
    ['a key', { status: 401, body: 'The supplied authentication is invalid' }, 'CREDENTIALS', false],
  ],
  odd: { status: 200, body: '<html>It works!</html>' },
  inbound: (id, from, text) => form('inbound', { date: '2026-11-22 04:00:00', from, id, linkId: 'l', text, to: '12345' }),
  words: { ACCEPTED: 'Submitted', DELIVERED: 'Success', FAILED: 'Failed', nothing: 'Whatever' },
  report: (_, externalId, word) => form('report', { id: externalId, status: word, phoneNumber: '+254700000001' }),
  stop: (from) => form('optout', { senderId: '12345', phoneNumber: from }),
};

const generic: Dialect = {
  kind: 'GENERIC_HTTP',
  settings: (url) => ({
    method: 'POST',
    url: `${url}/v1/{{from_no_plus}}/messages`,
    headers: { authorization: 'Bearer {{secret.token}}' },
    body: '{"to":"{{to}}","text":"{{text}}","ref":"{{id}}","report":"{{report_url}}"}',
    bodyFormat: 'JSON',
    accepts: { status: 201, includes: 'queued' },
    idAt: ['messages', 0, 'id'],
    rejects: [
      { status: 422, includes: 'unsubscribed', reason: 'BLOCKED', contactStopped: true },
      { status: 422, reason: 'NUMBER' },
    ],
    proof: { by: 'PATH' },
    inbound: { from: 'sender', text: 'message', id: 'id' },
    report: { attemptId: 'ref', externalId: 'id', state: 'status', states: { sent: 'ACCEPTED', DELIVRD: 'DELIVERED', UNDELIV: 'FAILED' } },
    stop: { from: 'number' },
  }),
  outgoing: { token: 't-1' },
  heard: ({ body }) => {
    const { to, text, ref } = JSON.parse(body) as { to: string; text: string; ref: string };
    return { to, text, attemptId: ref };
  },
  proves: ({ headers }) => headers['authorization'] === 'Bearer t-1',
  takes: (externalId) => ({ status: 201, body: JSON.stringify({ state: 'queued', messages: [{ id: externalId }] }) }),
  refuses: [
    ['a number', { status: 422, body: 'no such number' }, 'NUMBER', false],
    ['somebody who said stop', { status: 422, body: 'unsubscribed' }, 'BLOCKED', true],
    ['something else', { status: 418 }, 'OTHER', false],
    ['a token', { status: 403 }, 'CREDENTIALS', false],
  ],
  odd: { status: 200, body: '<html>It works!</html>' },
  inbound: (id, from, text) => json('in', { id, sender: from, message: text }),
  words: { ACCEPTED: 'sent', DELIVERED: 'DELIVRD', FAILED: 'UNDELIV', nothing: 'BUFFERED' },
  report: (attemptId, externalId, word) => json('report', { ref: attemptId, id: externalId, status: word }),
  stop: (from) => json('stop', { number: from }),
};

/** Every kind of relay that speaks over HTTP. */
export const dialects: readonly Dialect[] = [kannel, rapidpro, africasTalking, generic];

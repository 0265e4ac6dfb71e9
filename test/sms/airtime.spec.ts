import { checkAirtimeSettings, openAirtime } from '../../src/sms/airtime/adapters.js';
import type { AirtimeResult } from '../../src/sms/airtime/airtime-port.js';
import { createLog } from '../../src/platform/log/log.js';
import { RelaySimulator, type Mood } from './simulator.js';

const topUp = { id: '0191d0c0-0000-7000-8000-000000000001', to: '+251911000000', minor: 5_050, currency: 'ETB' };
const never = new AbortController().signal;
let seller: RelaySimulator;
beforeAll(async () => (seller = await RelaySimulator.open()));
afterAll(() => seller.close());

const settings = (url: string) => ({
  url: `${url}/top-ups?who={{to}}`,
  headers: { Authorization: 'Bearer {{secret.key}}' },
  body: '{"ref":"{{id}}","to":"{{to_no_plus}}","amount":{{amount}},"currency":"{{currency}}"}',
  accepts: { status: 201, includes: 'queued' },
  referenceAt: ['data', 'id'],
});
const bought = async (mood: Mood, signal = never): Promise<AirtimeResult> => {
  seller.mood = mood;
  const checked = checkAirtimeSettings('GENERIC_HTTP', settings(seller.url));
  if (!checked.ok) throw new Error(checked.message);
  return openAirtime('GENERIC_HTTP', checked.value, { key: 's3cret' }, createLog({ level: 'silent' })).send(topUp, signal);
};
const says = (status: number, body = ''): Mood => ({ does: 'ANSWER', says: () => ({ status, body }) });

describe('a seller over HTTP', () => {
  it('is asked as its settings say, each value where it cannot become anything else', async () => {
    expect(await bought(says(201, '{"state":"queued","data":{"id":77}}'))).toEqual({ kind: 'ACCEPTED', reference: '77' });
    const got = seller.got.at(-1)!;
    expect(got.headers).toMatchObject({ authorization: 'Bearer s3cret', 'content-type': 'application/json' });
    expect(got.url.searchParams.get('who')).toBe('+251911000000');
    expect(JSON.parse(got.body)).toEqual({ ref: topUp.id, to: '251911000000', amount: 50.5, currency: 'ETB' });
  });
  it.each<[string, Mood, AirtimeResult['kind']]>([
    ['another answer of success', says(200, 'hello'), 'UNKNOWN'],
    ['success without the words', says(201, 'hello'), 'UNKNOWN'],
    ['a refusal', says(400, 'queued'), 'REJECTED'],
    ['too many at once', says(429), 'UNAVAILABLE'],
    ['out of order, nothing done', says(503), 'UNAVAILABLE'],
    ['a fault', says(500), 'UNKNOWN'],
    ['a redirect', says(302), 'UNKNOWN'],
    ['a line that is cut', { does: 'RESET' }, 'UNKNOWN'],
    ['half an answer', { does: 'CUT' }, 'UNKNOWN'],
    ['an answer without an end', { does: 'POUR' }, 'UNKNOWN'],
  ])('that gives %s', async (_, mood, kind) => expect((await bought(mood)).kind).toBe(kind));
  it('that keeps silent is not known, and one that is not there was not asked', async () => {
    const soon = new AbortController();
    seller.onRequest = () => soon.abort();
    expect(await bought({ does: 'HANG' }, soon.signal)).toEqual({ kind: 'UNKNOWN' });
    seller.onRequest = () => undefined;
    const gone = openAirtime('GENERIC_HTTP', { ...settings('http://127.0.0.1:1'), method: 'POST', bodyFormat: 'JSON' }, {}, createLog({ level: 'silent' }));
    expect(await gone.send(topUp, never)).toEqual({ kind: 'UNAVAILABLE' });
  });
});

it('the recording seller notes it, without the number', async () => {
  const lines: string[] = [];
  const log = createLog({ level: 'info', destination: { write: (line: string) => void lines.push(line) } });
  expect(await openAirtime('RECORDING', {}, {}, log).send(topUp, never)).toEqual({ kind: 'ACCEPTED', reference: null });
  expect(lines.join('')).toContain('airtime recorded');
  expect(lines.join('')).not.toContain('911000000');
});

import fc from 'fast-check';

import { checkAirtimeSettings } from './adapters.js';
import { afterSending, amountOf, checkTerms, submitted, type Airtime, type AirtimeTerms } from './airtime.js';

const now = new Date('2026-03-04T09:00:00Z');
const owed = { id: 'a', minor: 5_000, currency: 'ETB', state: 'WAITING', attempts: 0, reference: null, owedAt: now, nextAt: now, settledAt: null } as unknown as Airtime;
const terms: AirtimeTerms = { kind: 'RECORDING', settings: {}, minor: 5_000, currency: 'ETB', status: 'ON', version: 0 };

describe('airtime', () => {
  it('is sent, refused, tried again, or not known', () => {
    const asked = submitted(owed, now);
    expect(asked).toMatchObject({ state: 'SUBMITTING', attempts: 1, nextAt: new Date('2026-03-04T09:05:00Z') });
    expect(afterSending(asked, { kind: 'ACCEPTED', reference: 'r-1' }, now)).toMatchObject({ state: 'SENT', reference: 'r-1', nextAt: null, settledAt: now });
    expect(afterSending(asked, { kind: 'REJECTED' }, now)).toMatchObject({ state: 'FAILED', nextAt: null });
    expect(afterSending(asked, { kind: 'UNAVAILABLE' }, now)).toMatchObject({ state: 'WAITING', nextAt: new Date('2026-03-04T09:10:00Z'), settledAt: null });
    for (const lost of [{ kind: 'UNKNOWN' } as const, 'lost' as const]) expect(afterSending(asked, lost, now)).toMatchObject({ state: 'UNKNOWN', nextAt: null });
  });
  it('is given up after a few attempts, and never tried again once it may have gone out', () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom('UNAVAILABLE' as const, 'UNKNOWN' as const, 'REJECTED' as const, 'ACCEPTED' as const, 'lost' as const), { maxLength: 20 }), (results) => {
        let airtime = owed;
        let maybeSent = 0;
        for (const result of results) {
          if (airtime.state !== 'WAITING') break;
          if (result === 'ACCEPTED' || result === 'UNKNOWN' || result === 'lost') maybeSent += 1;
          airtime = afterSending(submitted(airtime, now), result === 'lost' ? result : result === 'ACCEPTED' ? { kind: result, reference: null } : { kind: result }, now);
        }
        expect(maybeSent).toBeLessThanOrEqual(1);
        expect(airtime.attempts).toBeLessThanOrEqual(5);
        expect(airtime.nextAt === null).toBe(airtime.state !== 'WAITING');
      }),
    ));
  it('is said as an amount', () => {
    expect([amountOf({ minor: 5_000, currency: 'ETB' }), amountOf({ minor: 5_050, currency: 'ETB' }), amountOf({ minor: 500, currency: 'XOF' })]).toEqual(['50 ETB', '50.50 ETB', '500 XOF']);
  });
});

describe('terms of airtime', () => {
  it('are an amount above nothing, in money that there is', () => {
    expect(checkTerms(terms)).toMatchObject({ ok: true });
    for (const over of [{ minor: 0 }, { minor: 1.5 }, { minor: 100_000_001 }, { currency: 'XXX' }, { settings: { url: 'x' } }]) expect(checkTerms({ ...terms, ...over })).toMatchObject({ ok: false });
  });
  it('of a seller over HTTP use names that there are, and say what an answer that accepts looks like', () => {
    const good = { url: 'https://airtime.example/top-ups', body: '{"to":"{{to}}","amount":{{amount}},"key":"{{secret.key}}"}', accepts: { status: 200 } };
    expect(checkAirtimeSettings('GENERIC_HTTP', good)).toMatchObject({ ok: true, value: { method: 'POST', bodyFormat: 'JSON' } });
    for (const over of [{ body: '{{name}}' }, { url: '{{to}}' }, { accepts: undefined }, { other: 1 }, { method: 'GET' }]) expect(checkAirtimeSettings('GENERIC_HTTP', { ...good, ...over })).toMatchObject({ ok: false });
  });
});

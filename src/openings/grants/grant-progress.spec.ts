import fc from 'fast-check';

import { day } from '../../kernel/day.js';
import { priceOf, type KitItem } from '../../programmes/kits/kit.js';
import type { Grant, GrantHappening } from './grant.js';
import { checkHappening, faultOfPart, progressOf, stillDue } from './grant-progress.js';

const [before, on, today] = [day('2026-03-01'), day('2026-03-10'), day('2026-03-31')];
const cash: Pick<Grant, 'form' | 'minor' | 'instalments' | 'ownMinor'> = { form: 'CASH', minor: 100, ownMinor: 0, instalments: [{ minor: 60, needs: 'the lease' }, { minor: 40, needs: 'receipts' }] };
const kind: typeof cash = { form: 'IN_KIND', minor: 130, ownMinor: 0, instalments: [] };
const item = (code: string, quantity: number, unitPriceMinor: number): KitItem => ({ code, name: code, unit: 'piece', quantity, unitPriceMinor });
const items = [item('OVEN', 1, 100), item('FLOUR', 3, 10)];

const agreed: GrantHappening = { kind: 'AGREED', on, words: 'paper 1' };
const shown = (instalment: number): GrantHappening => ({ kind: 'SHOWN', on, instalment, words: 'receipt 7' });
const handedOver = (...codes: string[]): GrantHappening => ({ kind: 'HANDED_OVER', on, items: codes, words: 'list 3' });
const substituted = (code: string, instead: KitItem, words = 'no oven in town'): GrantHappening => ({ kind: 'SUBSTITUTED', on, item: code, instead, words });
const contributed = (minor: number): GrantHappening => ({ kind: 'CONTRIBUTED', on: before, minor, form: 'CASH', words: 'bank slip' });
const ofCash = (...events: GrantHappening[]) => progressOf(cash, [], events);
const ofKind = (...events: GrantHappening[]) => progressOf(kind, items, events);
const checkCash = (said: GrantHappening, ...events: GrantHappening[]) => checkHappening(cash, ofCash(...events), said, today);
const checkKind = (said: GrantHappening, ...events: GrantHappening[]) => checkHappening(kind, ofKind(...events), said, today);

describe('a grant in cash', () => {
  it('is due by what was shown, in order', () => {
    expect([ofCash().dueMinor, ofCash(agreed, shown(1)).dueMinor, ofCash(agreed, shown(1), shown(2)).dueMinor]).toEqual([0, 60, 100]);
    expect(checkCash(shown(2), agreed)).toMatchObject({ facts: { field: 'instalment' } });
    expect(checkCash(shown(1), agreed, shown(1))).toMatchObject({ facts: { field: 'instalment' } });
    expect(checkCash(shown(3), agreed, shown(1), shown(2))).toMatchObject({ code: 'NOT_FOUND' });
    expect(checkCash(shown(2), agreed, shown(1))).toMatchObject({ ok: true });
  });

  it('is agreed once, and before anything but what the members put in', () => {
    expect(checkCash(agreed)).toMatchObject({ ok: true });
    expect(checkCash(agreed, agreed)).toMatchObject({ code: 'MOVE_NOT_ALLOWED' });
    expect(checkCash(shown(1))).toMatchObject({ code: 'MOVE_NOT_ALLOWED' });
    expect(checkCash(contributed(5))).toMatchObject({ ok: true });
    expect(checkCash(contributed(5), agreed)).toMatchObject({ ok: true });
    expect(checkCash({ ...shown(1), on: before }, agreed)).toMatchObject({ facts: { field: 'on' } });
  });

  it('takes nothing that has not come, or that nothing shows', () => {
    expect(checkCash({ ...agreed, on: day('2026-04-01') })).toMatchObject({ facts: { field: 'on' } });
    expect(checkCash({ ...agreed, on: today })).toMatchObject({ ok: true });
    expect(checkCash({ ...agreed, words: ' ' })).toMatchObject({ facts: { field: 'evidence' } });
    expect(checkCash(contributed(0))).toMatchObject({ facts: { field: 'minor' } });
  });
});

describe('F23: a grant in kind', () => {
  it('is due by what was handed over, each thing once', () => {
    expect([ofKind(agreed).dueMinor, ofKind(agreed, handedOver('FLOUR')).dueMinor, ofKind(agreed, handedOver('FLOUR'), handedOver('OVEN')).dueMinor]).toEqual([0, 30, 130]);
    expect(checkKind(handedOver('OVEN'), agreed, handedOver('OVEN'))).toMatchObject({ facts: { field: 'items' } });
    expect(checkKind(handedOver('OVEN', 'OVEN'), agreed)).toMatchObject({ facts: { field: 'items' } });
    expect(checkKind(handedOver(), agreed)).toMatchObject({ facts: { field: 'items' } });
    expect(checkKind(handedOver('MILL'), agreed)).toMatchObject({ code: 'NOT_FOUND' });
    expect(checkKind(shown(1), agreed)).toMatchObject({ code: 'NOT_FOUND', facts: { what: 'instalment' } });
  });

  it('gives something else with a reason, within the grant, before it is handed over', () => {
    const stove = item('STOVE', 1, 90);
    expect(checkKind(substituted('OVEN', stove), agreed)).toMatchObject({ ok: true });
    expect(checkKind(substituted('OVEN', stove, ' '), agreed)).toMatchObject({ code: 'REASON_NEEDED' });
    expect(checkKind(substituted('OVEN', { ...stove, unitPriceMinor: 100 }), agreed)).toMatchObject({ ok: true });
    expect(checkKind(substituted('OVEN', { ...stove, unitPriceMinor: 101 }), agreed)).toMatchObject({ code: 'RULE_FORBIDS', facts: { rule: 'F23' } });
    expect(checkKind(substituted('OVEN', stove), agreed, handedOver('OVEN'))).toMatchObject({ facts: { field: 'item' } });
    expect(checkKind(substituted('OVEN', item('FLOUR', 1, 1)), agreed)).toMatchObject({ facts: { field: 'code' } });
    expect(checkKind(substituted('OVEN', { ...stove, name: ' STOVE ' }), agreed)).toMatchObject({ value: { instead: stove } });
    expect(checkKind(substituted('OVEN', { ...stove, quantity: 0 }), agreed)).toMatchObject({ facts: { field: 'quantity' } });
    expect(checkKind(substituted('MILL', stove), agreed)).toMatchObject({ code: 'NOT_FOUND' });
    const now = ofKind(agreed, substituted('OVEN', stove), handedOver('STOVE'));
    expect(now.goods[0]).toEqual({ item: stove, inPlaceOf: items[0], handedOverOn: on });
    expect(now.dueMinor).toBe(90);
  });

  it('counts training in hours', () => {
    expect(ofKind(agreed, { kind: 'TRAINED', on, hours: 5, words: 'list' }, { kind: 'TRAINED', on, hours: 3, words: 'list' }).trainedHours).toBe(8);
    expect(checkKind({ kind: 'TRAINED', on, hours: 0, words: 'list' }, agreed)).toMatchObject({ facts: { field: 'hours' } });
  });

  it('never comes to more than the grant, whatever is given instead', () => {
    const codes = ['OVEN', 'FLOUR', 'A', 'B'];
    const something = fc.record({ code: fc.constantFrom(...codes), quantity: fc.integer({ min: 1, max: 5 }), unitPriceMinor: fc.integer({ min: 0, max: 120 }) });
    const said: fc.Arbitrary<GrantHappening> = fc.oneof(
      fc.tuple(fc.constantFrom(...codes), something).map(([code, { code: other, quantity, unitPriceMinor }]) => substituted(code, item(other, quantity, unitPriceMinor))),
      fc.subarray(codes, { minLength: 1 }).map((some) => handedOver(...some)),
    );
    fc.assert(
      fc.property(fc.array(said, { maxLength: 20 }), (all) => {
        const kept: GrantHappening[] = [agreed];
        for (const each of all) if (checkKind(each, ...kept).ok) kept.push(each);
        const now = ofKind(...kept);
        expect(now.goods.reduce((sum, given) => sum + priceOf(given.item), 0)).toBeLessThanOrEqual(kind.minor);
        expect(now.dueMinor).toBeLessThanOrEqual(kind.minor);
        expect(new Set(now.goods.map((given) => given.item.code)).size).toBe(items.length);
      }),
    );
  });
});

describe('a part of a grant', () => {
  const part = { minor: 60, fromDay: on };

  it('is paid after what it needs was shown, and not beyond it', () => {
    expect(faultOfPart(cash, ofCash(agreed), part, 0)).toMatchObject({ code: 'INVALID_INPUT', facts: { field: 'amount' } });
    expect(faultOfPart(cash, ofCash(agreed, shown(1)), part, 0)).toBeNull();
    expect(faultOfPart(cash, ofCash(agreed, shown(1)), { ...part, minor: 61 }, 0)).toMatchObject({ code: 'INVALID_INPUT' });
    expect(faultOfPart(cash, ofCash(agreed, shown(1)), { ...part, minor: 1 }, 60)).toMatchObject({ code: 'INVALID_INPUT' });
    expect(faultOfPart(cash, ofCash(agreed, shown(1), shown(2)), { ...part, minor: 40 }, 60)).toBeNull();
    expect(faultOfPart(cash, ofCash(), part, 0)).toMatchObject({ code: 'MOVE_NOT_ALLOWED' });
    expect(faultOfPart(cash, ofCash(agreed, shown(1)), { ...part, fromDay: before }, 0)).toMatchObject({ facts: { field: 'fromDay' } });
  });

  it('F23: of a grant in kind is paid for what was handed over', () => {
    expect(faultOfPart(kind, ofKind(agreed, handedOver('FLOUR')), { ...part, minor: 30 }, 0)).toBeNull();
    expect(faultOfPart(kind, ofKind(agreed, handedOver('FLOUR')), { ...part, minor: 31 }, 0)).toMatchObject({ code: 'RULE_FORBIDS', facts: { rule: 'F23' } });
  });

  it('F26: is paid once the members have put in their share, to the minor unit', () => {
    const matched = { ...cash, ownMinor: 100 };
    const now = (own: number) => ofCash(agreed, contributed(own), shown(1));
    expect(faultOfPart(matched, now(99), part, 0)).toMatchObject({ code: 'RULE_FORBIDS', facts: { rule: 'F26' } });
    expect(faultOfPart(matched, now(100), part, 0)).toBeNull();
    expect(faultOfPart(matched, ofCash(agreed, contributed(60), contributed(40), shown(1)), part, 0)).toBeNull();
  });

  it('stays due though nothing more becomes due, as far as it was not paid', () => {
    const now = ofCash(agreed, shown(1));
    expect([stillDue(cash, now, 0), stillDue(cash, now, 20), stillDue(cash, now, 60), stillDue({ ...cash, ownMinor: 1 }, now, 0)]).toEqual([60, 40, 0, 0]);
  });
});

import { checkItem, checkKit, checkKitPlace, kitCost, type KitContents, type KitItem } from './kit.js';

const oven: KitItem = { code: 'OVEN', name: 'Oven', unit: 'piece', quantity: 1, unitPriceMinor: 45_000 };
const flour: KitItem = { code: 'FLOUR', name: 'Flour', unit: 'bag of 50 kg', quantity: 4, unitPriceMinor: 2_500 };
const bakery: KitContents = { currency: 'USD', items: [oven, flour], training: 'Running a small business', trainingHours: 40, source: 'Market of March', offered: true };

describe('a kit', () => {
  it('costs what its things cost together', () => expect(kitCost(bakery)).toBe(55_000));

  it('is kept without blanks around its words', () => {
    expect(checkKit({ ...bakery, source: ' Market of March ', items: [{ ...oven, name: ' Oven ' }, flour] })).toEqual({ ok: true, value: bakery });
    expect(checkKitPlace({ category: ' Food ', type: 'Bakery ' })).toEqual({ ok: true, value: { category: 'Food', type: 'Bakery' } });
  });

  it('F23: comes with training in running a business', () => {
    expect(checkKit({ ...bakery, training: ' ' })).toMatchObject({ code: 'RULE_FORBIDS', facts: { rule: 'F23' } });
    expect(checkKit({ ...bakery, trainingHours: 0 })).toMatchObject({ facts: { field: 'trainingHours' } });
  });

  it.each<[string, Partial<KitContents>, string]>([
    ['nothing in it', { items: [] }, 'items'],
    ['a hundred and one things', { items: Array.from({ length: 101 }, (_, at) => ({ ...oven, code: `T${at}` })) }, 'items'],
    ['a thing twice', { items: [oven, oven] }, 'items'],
    ['nothing to pay', { items: [{ ...oven, unitPriceMinor: 0 }] }, 'items'],
    ['a thing without a name', { items: [oven, { ...flour, name: '' }] }, 'items.1.name'],
    ['no currency', { currency: 'XYZ' }, 'currency'],
    ['no source', { source: '' }, 'source'],
  ])('is refused with %s', (_, over, field) => expect(checkKit({ ...bakery, ...over })).toMatchObject({ ok: false, code: 'INVALID_INPUT', facts: { field } }));

  it.each<[string, Partial<KitItem>, string]>([
    ['a code of small letters', { code: 'oven' }, 'code'],
    ['a half', { quantity: 0.5 }, 'quantity'],
    ['none', { quantity: 0 }, 'quantity'],
    ['a price below nothing', { unitPriceMinor: -1 }, 'unitPriceMinor'],
    ['more in all than books hold', { quantity: 2, unitPriceMinor: 1_000_000_000_000 }, 'unitPriceMinor'],
    ['no unit', { unit: ' ' }, 'unit'],
  ])('has no thing with %s', (_, over, field) => expect(checkItem({ ...oven, ...over })).toMatchObject({ ok: false, facts: { field } }));
});

import fc from 'fast-check';

import { mergeList, type ListEntry } from './merge-list.js';

const order = (a: ListEntry, b: ListEntry): number => b.score - a.score || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
const entry = (id: string, score: number): ListEntry => ({ id, score });
const none = new Set<string>();

describe('mergeList', () => {
  it('puts a newcomer where it belongs and cuts the end', () => {
    expect(mergeList([entry('a', 9), entry('b', 5)], new Set(['c']), [entry('c', 7)], 2, order)).toEqual([entry('a', 9), entry('c', 7)]);
  });

  it('keeps a list that nothing touches', () => {
    expect(mergeList([entry('a', 9), entry('b', 5)], none, [], 2, order)).toEqual([entry('a', 9), entry('b', 5)]);
  });

  it('asks for a fresh list when a full one loses an entry', () => {
    expect(mergeList([entry('a', 9), entry('b', 5)], new Set(['b']), [], 2, order)).toBeNull();
  });

  it('asks for a fresh list when the newcomer ranks after the last that is certain', () => {
    expect(mergeList([entry('a', 9), entry('b', 5)], new Set(['b']), [entry('b', 4)], 2, order)).toBeNull();
  });

  it('needs no fresh list when a short one loses an entry', () => {
    expect(mergeList([entry('a', 9), entry('b', 5)], new Set(['b']), [], 3, order)).toEqual([entry('a', 9)]);
  });

  it('equals the list computed afresh, whatever changes, or asks for it', () => {
    const scores = fc.array(fc.option(fc.integer({ min: 0, max: 6 }), { nil: null }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(scores, scores, fc.integer({ min: 1, max: 6 }), fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), (before, drawn, size, moved) => {
        const after = before.map((score, index) => (moved[index] === true ? (drawn[index] ?? null) : score));
        const list = (all: readonly (number | null)[]): ListEntry[] =>
          all.flatMap((score, index) => (score === null ? [] : [entry(`p${index}`, score)])).sort(order);
        const changed = new Set(moved.flatMap((each, index) => (each ? [`p${index}`] : [])));
        const found = list(after).filter((each) => changed.has(each.id));
        const merged = mergeList(list(before).slice(0, size), changed, found, size, order);
        if (merged !== null) expect(merged).toEqual(list(after).slice(0, size));
        else expect(list(before).length).toBeGreaterThanOrEqual(size);
      }),
      { numRuns: 2_000 },
    );
  });
});

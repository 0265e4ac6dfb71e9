import fc from 'fast-check';

import type { ListPage, ListPlace } from './list-page.js';
import { shownPage as pageStepwise, type ListToShow } from './shown-list.js';
import { spread } from './spread.js';

/** Entries by the letters of their groups, best first. */
const entries = (letters: string): ListPlace[] => [...letters].map((letter, at) => ({ id: `${letter}${String(at).padStart(2, '0')}`, score: 100 - at, tie: 0 }));
const byLetter: ListToShow['groupsOf'] = (entry) => [entry.id.charAt(0)];
const all = (list: readonly ListPlace[]): ListToShow['everything'] =>
  function* () {
    yield 0;
    return list;
  };
function shownPage(list: ListToShow, page: ListPage): readonly ListPlace[] {
  const steps = pageStepwise(list, page);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
const ids = (list: readonly ListPlace[]): string => list.map((entry) => entry.id.replace(/0(?=\d)/, '')).join(' ');
const first = (list: Partial<ListToShow>, limit = 4, after: ListPlace | null = null): readonly ListPlace[] =>
  shownPage({ ranked: [], everything: null, size: 4, groupsOf: byLetter, ...list }, { limit, after });
const unasked = (): never => {
  throw new Error('was not needed');
};

describe('a shown list', () => {
  it('is in order and cut', () => expect(ids(first({ ranked: entries('AAAAB'), groupsOf: null }))).toBe('A0 A1 A2 A3'));
  it('is spread over what is at hand', () => expect(ids(first({ ranked: entries('AAAAB') }))).toBe('A0 A1 A2 B4'));
  it('looks beyond what is at hand only where nobody else is in it', () => {
    const whole = entries('AAAAAAAB');
    expect(ids(first({ ranked: whole.slice(0, 4), everything: all(whole) }))).toBe('A0 A1 A2 B7');
    expect(ids(first({ ranked: entries('AABA'), everything: unasked }))).toBe('A0 A1 B2 A3');
    expect(ids(first({ ranked: entries('AAAA'), everything: unasked, groupsOf: null }))).toBe('A0 A1 A2 A3');
  });
  it("stays one group's where nobody else matches", () => expect(ids(first({ ranked: entries('AAAA') }))).toBe('A0 A1 A2 A3'));
  it('goes on from an entry that it took from beyond', () => {
    const whole = entries('AAAAAAABAC');
    const list = { ranked: whole.slice(0, 6), everything: all(whole), size: 6 };
    expect(ids(first(list))).toBe('A0 A1 A2 B7');
    expect(ids(first(list, 4, whole[7]))).toBe('A3 A4');
    expect(ids(first(list, 4, whole[4]))).toBe('');
  });
});

const letters = fc.string({ unit: fc.constantFrom('A', 'B', 'C'), maxLength: 30 });

describe('the pages of a spread list', () => {
  it('are together the spread list, whatever their size and however much is stored', () =>
    fc.assert(
      fc.property(letters, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 20 }), (text, limit, size) => {
        const whole = entries(text);
        const list: ListToShow = { ranked: whole.slice(0, size), everything: whole.length <= size ? null : all(whole), size, groupsOf: byLetter };
        expect(readOut(list, limit)).toEqual(spread(whole, byLetter!, size).entries);
      }),
    ));

  it('go on where they stopped when the last entry shown has left the list', () =>
    fc.assert(
      fc.property(letters, fc.integer({ min: 1, max: 9 }), (text, limit) => {
        const whole = entries(text);
        const list: ListToShow = { ranked: whole, everything: null, size: 30, groupsOf: byLetter };
        const shown = shownPage(list, { after: null, limit });
        const last = shown.at(-1) ?? null;
        const left = { ...list, ranked: whole.filter((entry) => entry.id !== last?.id) };
        const next = (from: ListToShow): readonly ListPlace[] => shownPage(from, { after: last, limit });
        expect(next(left)).toEqual(last === null ? [] : next(list));
      }),
    ));

  it('show nothing twice and leave nothing out that is there all the time, when what comes last leaves', () =>
    fc.assert(
      fc.property(letters, fc.integer({ min: 1, max: 9 }), fc.nat(30), (text, limit, kept) => {
        const whole = entries(text);
        const list: ListToShow = { ranked: whole, everything: null, size: 30, groupsOf: byLetter };
        const shown = shownPage(list, { after: null, limit });
        const seen = new Set(shown.map((entry) => entry.id));
        const left = { ...list, ranked: whole.filter((entry, at) => at < kept || seen.has(entry.id)) };
        const rest = readOut(left, limit, shown.at(-1) ?? null);
        expect(new Set([...shown, ...rest].map((entry) => entry.id)).size).toBe(shown.length + (shown.length === 0 ? 0 : rest.length));
      }),
    ));
});

function readOut(list: ListToShow, limit: number, from: ListPlace | null = null): ListPlace[] {
  const read: ListPlace[] = [];
  for (let after = from; ; ) {
    const page = shownPage(list, { after, limit });
    read.push(...page);
    after = page.at(-1) ?? null;
    if (after === null || read.length > 100) return read;
  }
}

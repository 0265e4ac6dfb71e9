import fc from 'fast-check';

import { MOST_IN_A_ROW, spread } from './spread.js';

interface Entry {
  readonly rank: number;
  readonly groups: readonly (string | null)[];
}

/** Entries by the letters of their groups, one respect: `AAB`; a dash is no group. */
const ranked = (letters: string): Entry[] => [...letters].map((letter, rank) => ({ rank, groups: [letter === '-' ? null : letter] }));
const groupsOf = (entry: Entry): readonly (string | null)[] => entry.groups;
const lettersOf = (entries: readonly Entry[]): string => entries.map((entry) => entry.groups[0] ?? '-').join('');
const spreadLetters = (letters: string, size = 99): string => lettersOf(spread(ranked(letters), groupsOf, size).entries);

describe('spreading attention', () => {
  it.each([
    ['AAAAB', 'AAABA'],
    ['AAAAAAABC', 'AAABAAACA'],
    ['AAABBBB', 'AAABBBB'],
    ['AAAABBBBC', 'AAABABBBC'],
    ['AAAAAA', 'AAAAAA'],
    ['----', '----'],
    ['AAA-A', 'AAA-A'],
    ['AAAA-', 'AAA-A'],
    ['', ''],
    ['ABABAB', 'ABABAB'],
  ])('%s becomes %s', (before, after) => expect(spreadLetters(before)).toBe(after));

  it('takes from beyond what fits: a longer list gives others a place', () => {
    expect(spreadLetters('AAAAAAAAAB', 4)).toBe('AAAB');
    expect(spread(ranked('AAAA'), groupsOf, 4).ranShort).toBe(true);
    expect(spread(ranked('AAAAB'), groupsOf, 4).ranShort).toBe(false);
    expect(spread(ranked('AAA'), groupsOf, 4).ranShort).toBe(false);
  });

  it('counts the first respect before the second', () => {
    const both = (...pairs: string[]): Entry[] => pairs.map((pair, rank) => ({ rank, groups: [...pair] }));
    const order = (entries: Entry[]): string => spread(entries, groupsOf, 99).entries.map((entry) => entry.groups.join('')).join(' ');
    // Same employer A and same place x: the best of another employer and place, else of another employer, else of another place.
    expect(order(both('Ax', 'Ax', 'Ax', 'Ax', 'Ay', 'Bx', 'By'))).toBe('Ax Ax Ax By Ax Ay Bx');
    expect(order(both('Ax', 'Ax', 'Ax', 'Ax', 'Ay', 'Bx'))).toBe('Ax Ax Ax Bx Ay Ax');
    expect(order(both('Ax', 'Ax', 'Ax', 'Ax', 'Ay'))).toBe('Ax Ax Ax Ay Ax');
  });
});

const list = fc.array(fc.constantFrom('A', 'B', 'C', null), { maxLength: 40 }).map((groups): Entry[] => groups.map((group, rank) => ({ rank, groups: [group] })));
const twofold = fc
  .array(fc.tuple(fc.constantFrom('A', 'B', null), fc.constantFrom('x', 'y', 'z', null)), { maxLength: 40 })
  .map((all): Entry[] => all.map((groups, rank) => ({ rank, groups })));

describe('any spread list', () => {
  it('shows everything once, each group in its own order', () =>
    fc.assert(
      fc.property(fc.oneof(list, twofold), (entries) => {
        const { entries: shown } = spread(entries, groupsOf, entries.length);
        expect([...shown].sort((a, b) => a.rank - b.rank)).toEqual(entries);
        for (const alike of new Set(entries.map((entry) => entry.groups.join())))
          expect(isRising(shown.filter((entry) => entry.groups.join() === alike))).toBe(true);
        expect(shown[0]).toEqual(entries[0]);
      }),
    ));

  it('has no fourth in a row while another group waits', () =>
    fc.assert(
      fc.property(list, (entries) => {
        const { entries: shown, ranShort } = spread(entries, groupsOf, entries.length);
        let full = false;
        shown.forEach((entry, at) => {
          const row = shown.slice(Math.max(0, at - MOST_IN_A_ROW), at);
          const [group] = entry.groups;
          if (group === null || row.length < MOST_IN_A_ROW || row.some((before) => before.groups[0] !== group)) return;
          full = true;
          expect(shown.slice(at).every((after) => after.groups[0] === group)).toBe(true);
        });
        expect(ranShort).toBe(full);
      }),
    ));

  it('gives no page of four or more to one group while anybody else is still to come', () =>
    fc.assert(
      fc.property(list, fc.integer({ min: 4, max: 12 }), (entries, size) => {
        const { entries: shown } = spread(entries, groupsOf, entries.length);
        for (let from = 0; from + size <= shown.length; from += size) {
          const page = new Set(shown.slice(from, from + size).map((entry) => entry.groups[0] ?? entry.rank));
          const others = shown.slice(from + size).some((entry) => !page.has(entry.groups[0] ?? entry.rank));
          expect(page.size > 1 || !others).toBe(true);
        }
      }),
    ));

  it('begins as a longer one does, so that pages of any size and cursors agree', () =>
    fc.assert(
      fc.property(fc.oneof(list, twofold), fc.nat(40), (entries, size) => {
        expect(spread(entries, groupsOf, size).entries).toEqual(spread(entries, groupsOf, 99).entries.slice(0, size));
      }),
    ));

  it('that begins with what did not run short is the beginning of the whole', () =>
    fc.assert(
      fc.property(fc.oneof(list, twofold), fc.nat(40), (entries, size) => {
        const cut = spread(entries.slice(0, size), groupsOf, size);
        if (!cut.ranShort) expect(cut.entries).toEqual(spread(entries, groupsOf, size).entries.slice(0, cut.entries.length));
      }),
    ));

  it('spread again is the same, and a list without long rows is left alone', () =>
    fc.assert(
      fc.property(list, (entries) => {
        const once = spread(entries, groupsOf, 99).entries;
        expect(spread(once, groupsOf, 99).entries).toEqual(once);
        if (!entries.some((_, at) => new Set(entries.slice(at, at + MOST_IN_A_ROW + 1).map((entry) => entry.groups[0] ?? entry.rank)).size === 1 && at + MOST_IN_A_ROW < entries.length))
          expect(once).toEqual(entries);
      }),
    ));
});

function isRising(entries: readonly Entry[]): boolean {
  return entries.every((entry, at) => at === 0 || (entries[at - 1]?.rank ?? -1) < entry.rank);
}

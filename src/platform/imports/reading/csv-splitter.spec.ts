import fc from 'fast-check';

import { CsvSplitter, OpenQuote, type CsvRow } from './csv-splitter.js';

/** The rows of a text that arrives in pieces of so many bytes. */
function split(text: string | Buffer, pieceBytes = 1_000, longest = 1_000): CsvRow[] {
  const splitter = new CsvSplitter(';', longest);
  const bytes = Buffer.from(text as string);
  const rows: CsvRow[] = [];
  for (let at = 0; at < bytes.length; at += pieceBytes) rows.push(...splitter.push(bytes.subarray(at, at + pieceBytes)));
  return [...rows, ...splitter.end()];
}
const said = (rows: readonly CsvRow[]) => rows.map((row) => [row.number, row.fault ?? row.cells.map(String)]);

describe('CsvSplitter', () => {
  it.each([
    ['a;b\nc;d\n', [[1, ['a', 'b']], [2, ['c', 'd']]]],
    ['a;b\r\nc;d', [[1, ['a', 'b']], [2, ['c', 'd']]]],
    ['"a;""x""";"b\nc"\nd', [[1, ['a;"x"', 'b\nc']], [2, ['d']]]],
    ['5" pipe;b\nc', [[1, ['5" pipe', 'b']], [2, ['c']]]],
    ['a;\n;b\n', [[1, ['a', '']], [2, ['', 'b']]]],
    ['a\n\n;;\n"";\nb', [[1, ['a']], [5, ['b']]]],
    ['"a"b;c\nd;e\n', [[1, 'QUOTES'], [2, ['d', 'e']]]],
    ['a;"b"x', [[1, 'QUOTES']]],
    ['""\r\n"x"\r\n', [[2, ['x']]]],
    ['a\r;b\rc\n', [[1, ['a', 'b\rc']]]],
    ['', []],
  ])('splits %j', (text, rows) => {
    for (const piece of [1, 2, 3, 7, 1_000]) expect(said(split(text, piece))).toEqual(rows);
  });

  it('refuses a row that is too long, and reads the next', () => {
    for (const piece of [1, 10, 64, 1_000]) expect(said(split(`a\n${'x'.repeat(80)};y\nb;c\n`, piece, 50))).toEqual([[1, ['a']], [2, 'TOO_LONG'], [3, ['b', 'c']]]);
    expect(said(split('x'.repeat(80), 10, 50))).toEqual([[1, 'TOO_LONG']]);
  });

  it.each([
    ['a\nb;"c\nd;e\n', 1_000, 2],
    [`"${'x'.repeat(80)}`, 50, 1],
  ])('stops at a quotation mark that stays open: %j', (text, longest, row) => {
    for (const piece of [1, 10, 1_000]) expect(() => split(text, piece, longest)).toThrow(new OpenQuote(row));
  });

  it('hands bytes on as they are: one bad cell is one bad cell', () => {
    const rows = split(Buffer.from([0x61, 0x3b, 0xff, 0xfe, 0x0a, 0x62, 0x0a]), 2);
    expect(rows.map((row) => row.cells.map((cell) => [...cell]))).toEqual([[[0x61], [0xff, 0xfe]], [[0x62]]]);
  });

  it('reads back whatever was written by the rules, however it arrives', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ';', '"', '\n', '\r', 'é', ' ') });
    const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 6 });
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 20 }), (written, piece) => {
        const text = written.map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(';')).join('\r\n');
        const expected = written.map((row, at) => [at + 1, row]).filter(([, row]) => (row as string[]).some((each) => each !== ''));
        expect(said(split(text, piece))).toEqual(expected);
      }),
    );
  });
});

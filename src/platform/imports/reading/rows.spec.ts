import { gzipSync } from 'node:zlib';

import { csvRows, type CsvHeader } from './csv-rows.js';
import { jsonRows } from './json-rows.js';
import { neutralised, unneutralised } from './formulas.js';
import { plainBytes } from './plain-bytes.js';
import { LONGEST_ROW, type ReadRow } from './row.js';
import { UnreadableFile } from './unreadable.js';

async function* pieces(...parts: readonly (string | Buffer)[]): AsyncGenerator<Buffer> {
  for (const part of parts) yield Buffer.from(part as string);
}
async function all(rows: AsyncIterable<ReadRow>): Promise<ReadRow[]> {
  const read: ReadRow[] = [];
  for await (const row of rows) read.push(row);
  return read;
}
const columns = { needed: ['external_id'], known: ['external_id', 'title', 'place_id'] };
const csv = (...parts: readonly (string | Buffer)[]) => all(csvRows(pieces(...parts), ';', columns, () => undefined));
const json = (...parts: readonly (string | Buffer)[]) => all(jsonRows(pieces(...parts)));
const said = (rows: readonly ReadRow[]) => rows.map((row) => [row.number, row.values.ok ? row.values.value : row.values.message]);

describe('rows of CSV', () => {
  it('go by the columns of the header, however they are written', async () => {
    expect(said(await csv('External ID;Title\n', 'A; Cook \nB;\n'))).toEqual([
      [2, { external_id: 'A', title: 'Cook' }],
      [3, { external_id: 'B', title: '' }],
    ]);
    expect(said(await csv('externalId;place-id\nA;3'))).toEqual([[2, { external_id: 'A', place_id: '3' }]]);
  });

  it('are refused where they were cut short: a cell that is not there clears nothing', async () => {
    expect(said(await csv('External ID;Title\n', 'B\n'))).toEqual([[2, 'This row cannot be read: it has 1 cells, the header has 2.']]);
  });

  it('are told with the header as it was written', async () => {
    const told: CsvHeader[] = [];
    await all(csvRows(pieces('External ID;Title;\nA;B;\n'), ';', columns, (header) => told.push(header)));
    expect(told).toEqual([{ columns: ['external_id', 'title', null], written: ['External ID', 'Title', ''] }]);
  });

  it.each([
    ['Title\nA\n', 1, 'no column external_id'],
    ['external_id;Titel\nA;B\n', 1, 'column 2'],
    ['external_id;title;Title\n', 1, 'twice'],
    [Buffer.concat([Buffer.from('external_id;'), Buffer.from([0xe9]), Buffer.from('\nA;B')]), 1, 'UTF-8'],
    ['external_id\nA\n"B\n', 3, 'quotation mark'],
  ])('end with the file at %j', async (text, row, words) => {
    const failure = await csv(text).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UnreadableFile);
    expect(failure).toMatchObject({ row });
    expect((failure as Error).message).toContain(words);
  });

  it('name no unknown column by its words: where the header is missing they are data', async () => {
    await expect(csv('external_id;Abebe\nA;B\n')).rejects.not.toThrow('Abebe');
  });

  it.each([
    [Buffer.from([0x41, 0x3b, 0xff]), 'title is not UTF-8'],
    [Buffer.from([0x41, 0x3b, 0xed, 0xa0, 0x80]), 'title is not UTF-8'],
    ['A;x\0y', 'title holds a NUL character'],
    ['A;caf\ufffd', 'title holds U+FFFD'],
    ['A;b;c', 'it has 3 cells, the header has 2'],
    ['A;"b"c', 'closing quotation mark'],
    [`A;${'x'.repeat(LONGEST_ROW)}`, 'longer than 256 KB'],
  ])('refuse %j alone', async (row, words) => {
    const rows = said(await csv('external_id;title\nZ;z\n', row, '\nB;b\n'));
    expect(rows).toEqual([[2, { external_id: 'Z', title: 'z' }], [3, expect.stringContaining(words)], [4, { external_id: 'B', title: 'b' }]]);
  });

  it('forgive empty cells past the header', async () => {
    expect(said(await csv('external_id\nA;;\n'))).toEqual([[2, { external_id: 'A' }]]);
  });

  it('keep what was written in a form that can be stored', async () => {
    const rows = await csv('external_id;title\nA;x\0y\n', Buffer.from([0x42, 0x3b, 0xff, 0x0a]));
    expect(rows.map((row) => row.original)).toEqual([['A', 'x\ufffdy'], ['B', '\ufffd']]);
  });

  it('come back from a file to correct as they were', async () => {
    const rows = await csv("external_id;title;refusal_row;refusal\nA;'=1+1;7;no\nB;'=1;;\n");
    expect(rows.map((row) => row.original)).toEqual([['A', '=1+1', '7', 'no'], ['B', '=1', '', '']]);
    expect(said(rows)).toEqual([[2, { external_id: 'A', title: '=1+1' }], [3, { external_id: 'B', title: '=1' }]]);
    expect(said(await csv("external_id;title\nA;'=1+1\n"))).toEqual([[2, { external_id: 'A', title: "'=1+1" }]]);
  });
});

describe('JSON lines', () => {
  it('are objects, one a line', async () => {
    expect(said(await json('{"external_id":"A","n":[1]}\r\n\n  \n{"exter', 'nalId":"B","refusal":"no","refusalRow":3}'))).toEqual([
      [1, { externalId: 'A', n: [1] }],
      [4, { externalId: 'B' }],
    ]);
  });

  it.each([
    ['[1]', 'not a JSON object'],
    ['null', 'not a JSON object'],
    ['{"a":', 'it is not JSON'],
    ['{"a":"x\\u0000"}', 'a holds a NUL character'],
    ['{"a":["\\ud800"]}', 'a.0 is not well-formed Unicode'],
    ['{"a":{"b":"\ufffd"}}', 'a.b holds U+FFFD'],
    ['{"a":"x\0y"}', 'it is not JSON'],
    [Buffer.from([0x22, 0xff, 0x22]), 'it is not UTF-8'],
    [`{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, 'nested too deeply'],
    [`{"a":"${'x'.repeat(LONGEST_ROW)}"}`, 'longer than 256 KB'],
  ])('refuse %j alone', async (line, words) => {
    expect(said(await json('{"a":1}\n', line, '\n{"b":2}\n'))).toEqual([[1, { a: 1 }], [2, expect.stringContaining(words)], [3, { b: 2 }]]);
  });
});

describe('plain bytes', () => {
  const read = async (stored: AsyncIterable<Buffer>, gzip: boolean, most?: number): Promise<Buffer[]> => {
    const read: Buffer[] = [];
    for await (const piece of plainBytes(stored, gzip, most)) read.push(piece);
    return read;
  };

  it('come without the mark, however it arrives', async () => {
    const marked = Buffer.from('\ufeffab');
    expect(Buffer.concat(await read(pieces(...[...marked].map((byte) => Buffer.from([byte]))), false)).toString()).toBe('ab');
    expect(Buffer.concat(await read(pieces(gzipSync(marked)), true)).toString()).toBe('ab');
    expect(Buffer.concat(await read(pieces('a'), false)).toString()).toBe('a');
  });

  it('come in small pieces, however large the file and small the archive', async () => {
    const zeros = gzipSync(Buffer.alloc(5_000_000));
    const sizes = (await read(pieces(zeros), true)).map((piece) => piece.length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(64 * 1024);
    await expect(read(pieces(zeros), true, 4 * 1024 * 1024)).rejects.toThrow('at most 4 MB');
  });

  it('end with a broken archive, and with a fault of the store as itself', async () => {
    const packed = gzipSync(Buffer.from('abcdefgh'.repeat(1_000)));
    await expect(read(pieces(packed.subarray(0, 40)), true)).rejects.toBeInstanceOf(UnreadableFile);
    const outage = async function* (): AsyncGenerator<Buffer> {
      yield packed.subarray(0, 20);
      throw new Error('the database is gone');
    };
    await expect(read(outage(), true)).rejects.toThrow('the database is gone');
  });

  it('lets go of the store when nobody reads on', async () => {
    let released = false;
    const store = async function* (): AsyncGenerator<Buffer> {
      try {
        for (;;) yield gzipSync(Buffer.alloc(200_000, 'x')).subarray(0);
      } finally {
        released = true;
      }
    };
    for await (const piece of plainBytes(store(), true)) if (piece.length > 0) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(released).toBe(true);
  });
});

describe('formulas', () => {
  it.each(['=1', '+1', '-1', '@x', '\tx', "'=1", "''=1", '＝1'])('are kept from running and come back: %j', (cell) => {
    expect(neutralised(cell)).toBe(`'${cell}`);
    expect(unneutralised(neutralised(cell))).toBe(cell);
  });
  it.each(['', 'x', "'x", '1=1', "'"])('are not seen in %j', (cell) => {
    expect(neutralised(cell)).toBe(cell);
    expect(unneutralised(cell)).toBe(cell);
  });
});

import { gzipSync } from 'node:zlib';

import { HEAD_BYTES, readHead } from './upload-head.js';

const bytes = (...values: number[]): Buffer => Buffer.from(values);

describe('readHead', () => {
  it.each([
    ['external_id,kind\nA,B\n', { gzip: false, format: 'CSV', delimiter: ',' }],
    ['\ufeffexternal_id;kind\r\nA;B\r\n', { gzip: false, format: 'CSV', delimiter: ';' }],
    ['external_id\tkind\nA\tB', { gzip: false, format: 'CSV', delimiter: '\t' }],
    ['"a, b and c";kind\n', { gzip: false, format: 'CSV', delimiter: ';' }],
    ['\n\nexternal_id;kind', { gzip: false, format: 'CSV', delimiter: ';' }],
    ['external_id', { gzip: false, format: 'CSV', delimiter: ',' }],
    ['\ufeff\n {"externalId":"A"}\n', { gzip: false, format: 'JSON_LINES', delimiter: null }],
  ] as const)('reads %j', (text, head) => {
    expect(readHead(Buffer.from(text), null)).toEqual({ ok: true, value: head });
    expect(readHead(gzipSync(text), null)).toEqual({ ok: true, value: { ...head, gzip: true } });
  });

  it('reads the beginning of an archive that goes on', () => {
    const rows = Array.from({ length: 20_000 }, () => `${Math.random()};x`).join('\n');
    const start = gzipSync(`external_id;kind\n${rows}`).subarray(0, HEAD_BYTES);
    expect(readHead(start, null)).toMatchObject({ ok: true, value: { gzip: true, delimiter: ';' } });
  });

  it.each([
    ['nothing', bytes(), 'empty'],
    ['blanks', Buffer.from(' \n\r\n '), 'empty'],
    ['an empty archive', gzipSync(''), 'empty'],
    ['UTF-16 with a mark', Buffer.from('\ufeffexternal_id;kind', 'utf16le'), 'UTF-16'],
    ['UTF-16 of the other order', bytes(0xfe, 0xff, 0, 0x61), 'UTF-16'],
    ['UTF-16 without a mark', Buffer.from('external_id;kind', 'utf16le'), 'UTF-16'],
    ['packed UTF-16', gzipSync(Buffer.from('\ufeffexternal_id', 'utf16le')), 'UTF-16'],
    ['UTF-32', bytes(0, 0, 0xfe, 0xff, 0, 0, 0, 0x61), 'UTF-32'],
    ['a spreadsheet', bytes(0x50, 0x4b, 3, 4, 20), 'spreadsheet'],
    ['packed twice', gzipSync(gzipSync('a;b')), 'twice'],
    ['a broken archive', bytes(0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 0xff, 0xff, 0xff), 'compression'],
    ['one JSON list', Buffer.from('[{"externalId":"A"}]'), 'one object a line'],
    ['lone carriage returns', Buffer.from('a;b\rc;d\r'), 'carriage return'],
  ])('refuses %s', (_, start, words) => {
    const head = readHead(start, null);
    expect(head).toMatchObject({ ok: false, code: 'FILE_UNREADABLE' });
    expect(head.ok ? '' : head.message).toContain(words);
  });

  it('takes the caller at their word, but not against the file', () => {
    expect(readHead(Buffer.from('{"a":1}'), 'CSV')).toMatchObject({ ok: false });
    expect(readHead(Buffer.from('a;b'), 'CSV')).toMatchObject({ ok: true });
  });
});

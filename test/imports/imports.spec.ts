import { gzipSync } from 'node:zlib';

import { MOST_UNFINISHED } from '../../src/platform/imports/imports.service.js';
import { boatsCsv, ImportsWorld, inPieces, SMALL, wish, type Importer } from './imports-world.js';

let world: ImportsWorld;
let officer: Importer;
beforeAll(async () => {
  world = await ImportsWorld.open();
});
beforeEach(async () => {
  officer = await world.importer(await world.mission());
});
afterAll(() => world.close());

const act = (viewer: Importer) => ({ viewer, name: 'stopImport', key: null, digest: '' });

describe('an import', () => {
  it('creates, updates and leaves alone what its source and ids name', async () => {
    const first = await world.import(officer, 'external_id,name,oars\nA,Anna,2\nB,Bella,4\n');
    expect(first).toMatchObject({ status: 'DONE', created: 2, updated: 0, unchanged: 0, refused: 0, lastRow: 3, header: ['external_id', 'name', 'oars'] });
    expect(first.bytesRead).toBe(first.bytes);

    const second = await world.import(officer, 'external_id,name,oars\nA,Anna,2\nB,Bella,6\nC,Cora,1\n');
    expect(second).toMatchObject({ created: 1, updated: 1, unchanged: 1, refused: 0 });
    expect(await world.harbour(officer)).toEqual([
      { id: 'register/A', name: 'Anna', oars: 2, writes: 1 },
      { id: 'register/B', name: 'Bella', oars: 6, writes: 2 },
      { id: 'register/C', name: 'Cora', oars: 1, writes: 1 },
    ]);
    expect(await world.leftovers(officer)).toBe(0);
  });

  it('keeps the records of different sources apart', async () => {
    await world.import(officer, 'external_id;name\nA;Anna');
    expect(await world.import(officer, 'external_id;name\nA;Alma', { source: 'other' })).toMatchObject({ created: 1, updated: 0 });
  });

  it.each([
    ['CSV', boatsCsv(120)],
    ['packed CSV', gzipSync(boatsCsv(120))],
    ['JSON lines', Array.from({ length: 120 }, (_, n) => JSON.stringify({ externalId: `B${n}`, name: `Boat ${n}`, oars: n % 7 })).join('\n')],
    ['JSON lines with short names of ids, which may be numbers', Array.from({ length: 120 }, (_, n) => JSON.stringify({ id: n, name: `Boat ${n}` })).join('\r\n')],
  ])('reads %s', async (_, file) => {
    expect(await world.import(officer, file)).toMatchObject({ status: 'DONE', created: 120, refused: 0 });
    expect(await world.harbour(officer)).toHaveLength(120);
  });

  it('writes nothing twice when it is run again', async () => {
    const record = await world.upload(officer, boatsCsv(60));
    await world.run(record);
    await world.run(record);
    expect(await world.state(officer, record.id)).toMatchObject({ status: 'DONE', created: 60, unchanged: 0 });
    expect((await world.harbour(officer)).every((boat) => boat.writes === 1)).toBe(true);
  });

  it('refuses the second row of one id, however far apart', async () => {
    const record = await world.import(officer, boatsCsv(150, (n) => `B${n % 149};Boat ${n};1`));
    expect(record).toMatchObject({ created: 149, refused: 1 });
    expect(await world.refusals(officer, record.id)).toMatchObject([{ rowNumber: 151, code: 'ROW_REPEATED', message: 'Row 2 of this file has the same external id.' }]);
  });

  it('shows how far it is while it runs', async () => {
    const record = await world.upload(officer, boatsCsv(20_000, (n) => `B${n};Boat ${n} ${'x'.repeat(20)};1`).slice(0, 700_000));
    const controller = new AbortController();
    const seen: [number, number][] = [];
    const progress = (done: number, total: number): void => {
      seen.push([done, total]);
      if (seen.length === 3) controller.abort(new Error('stop'));
    };
    await expect(world.run(record, { progress, signal: controller.signal })).rejects.toThrow('stop');
    const state = await world.state(officer, record.id);
    expect(state).toMatchObject({ status: 'RUNNING', created: 150, lastRow: 151 });
    expect(seen.at(-1)).toEqual([state.bytesRead, state.bytes]);
    expect(state.bytesRead).toBeGreaterThan(0);
    expect(state.bytesRead).toBeLessThan(state.bytes);
  });
});

describe('rows that cannot be taken', () => {
  const file = ['external_id;name;oars', 'A;Anna;2', ';Bella;4', 'C;;1', 'D;Dora;100', '"E"x;Eva;1', 'F;Anna;3', 'G;Gina;1;surplus', 'H;=HYPERLINK("x");200'].join('\n');

  it('are told by row, field and reason, and the others are taken', async () => {
    const record = await world.import(officer, file);
    expect(record).toMatchObject({ status: 'DONE', created: 1, refused: 7 });
    const refusals = await world.refusals(officer, record.id);
    expect(refusals.map(({ rowNumber, field, code }) => [rowNumber, field, code])).toEqual([
      [3, 'external_id', 'INVALID_INPUT'],
      [4, 'name', 'INVALID_INPUT'],
      [5, 'oars', 'INVALID_INPUT'],
      [6, null, 'ROW_UNREADABLE'],
      [7, 'name', 'ALREADY_EXISTS'],
      [8, null, 'ROW_UNREADABLE'],
      [9, 'oars', 'INVALID_INPUT'],
    ]);
    expect(await world.harbour(officer)).toEqual([{ id: 'register/A', name: 'Anna', oars: 2, writes: 1 }]);
  });

  it('come as a file to correct, in which no formula runs, and the corrected file is taken', async () => {
    const record = await world.import(officer, file);
    const text = await world.correction(officer, record.id);
    const lines = text.split('\r\n');
    expect(lines[0]).toBe('\ufeff"refusal_row";"refusal";"external_id";"name";"oars"');
    expect(lines[4]).toBe('"6";"This row cannot be read: something follows a closing quotation mark; within quotation marks, write them twice. (ROW_UNREADABLE)";"";"";""');
    expect(lines[6]).toContain('"Gina";"1";"surplus"');
    expect(lines[7]).toContain(`"'=HYPERLINK(""x"")";"200"`);

    const corrected = [lines[0], '"3";"";"B";"Bella";"4"', '"4";"";"C";"Cora";"1"', lines[7]?.replace('"200"', '"20"')].join('\r\n');
    expect(await world.import(officer, corrected)).toMatchObject({ status: 'DONE', created: 3, refused: 0 });
    expect((await world.harbour(officer)).map((boat) => boat.name)).toEqual(['Anna', 'Bella', 'Cora', '=HYPERLINK("x")']);

    const again = await world.import(officer, corrected.replace('"Cora"', '"=Anna"').replace('"Bella"', '""'));
    expect((await world.correction(officer, again.id)).split('\r\n').slice(0, 2)).toEqual([lines[0], expect.stringMatching(/^"2";"name: is needed. \(INVALID_INPUT\)";"B";"";"4"$/)]);
  });

  it('of JSON lines come as JSON lines, and as CSV', async () => {
    const record = await world.import(officer, '{"id":"A","name":""}\n{"id":"B","na\n{"id":"C","name":"Cora"}');
    expect(record).toMatchObject({ created: 1, refused: 2 });
    const [first, second] = (await world.correction(officer, record.id, 'jsonl')).trim().split('\n').map((line) => JSON.parse(line) as object);
    expect(first).toEqual({ refusalRow: 1, refusal: 'name: is needed. (INVALID_INPUT)', id: 'A', name: '' });
    expect(second).toEqual({ refusalRow: 2, refusal: 'This row cannot be read: it is not JSON. (ROW_UNREADABLE)', line: '{"id":"B","na' });
    expect(await world.correction(officer, record.id)).toContain('"{""id"":""A"",""name"":""""}"');
    expect(await world.import(officer, JSON.stringify({ ...first, name: 'Anna' }))).toMatchObject({ created: 1, refused: 0 });
  });

  it('end the import where there are more than anybody corrects', async () => {
    const record = await world.import(officer, Array.from({ length: SMALL.refused + 200 }, (_, n) => `{"id":${n}}`).join('\n'));
    expect(record).toMatchObject({ status: 'FAILED', failureCode: 'TOO_MANY_REFUSED', refused: SMALL.refused, failureRow: SMALL.refused });
    expect(await world.leftovers(officer)).toBe(0);
  });

  it('are kept without what nothing reads', async () => {
    const record = await world.import(officer, '{"id":"A","name":"Anna","phone":"0911"}\n');
    expect(await world.refusals(officer, record.id)).toMatchObject([{ field: 'phone', original: '{"id":"A","name":"Anna"}' }]);
    expect(await world.import(officer, await world.correction(officer, record.id, 'jsonl'))).toMatchObject({ created: 1 });
  });

  it('leave nothing in the encodings that cannot be stored', async () => {
    const bytes = Buffer.concat([Buffer.from('external_id;name\nA;x\0y\nB;'), Buffer.from([0xff, 0xfe]), Buffer.from('\nC;Cora\n')]);
    const record = await world.import(officer, bytes);
    expect(record).toMatchObject({ status: 'DONE', created: 1, refused: 2 });
    expect((await world.refusals(officer, record.id)).map((row) => row.original)).toEqual([['A', 'x\ufffdy'], ['B', '\ufffd\ufffd']]);
    const lines = await world.import(officer, '{"id":"A","name":"x\\u0000y"}\n{"id":"\\ud800","name":"x"}\n{"\\u0000":1,"id":"C"}\n');
    expect(lines).toMatchObject({ refused: 3 });
    expect(await world.correction(officer, lines.id, 'jsonl')).toContain('x\\u0000y');
  });
});

describe('a file that cannot be read', () => {
  it.each([
    ['external_id;titel\nA;B\n', 1, 'column 2'],
    ['name;oars\nA;2\n', 1, 'no column external_id'],
    [gzipSync(boatsCsv(5_000)).subarray(0, 5_000), null, 'compression'],
  ])('is told as a whole', async (file, row, words) => {
    const record = await world.import(officer, file);
    expect(record).toMatchObject({ status: 'FAILED', failureCode: 'FILE_UNREADABLE', failureRow: row });
    expect(record.failureMessage).toContain(words);
    expect(await world.leftovers(officer)).toBe(0);
  });

  it('has the rows before it taken', async () => {
    const record = await world.import(officer, 'external_id;name\nA;Anna\nB;"Bella\nC;Cora\n');
    expect(record).toMatchObject({ status: 'FAILED', created: 1, failureRow: 3 });
  });

  it.each([
    ['', 'FILE_UNREADABLE'],
    [Buffer.from('external_id;name', 'utf16le'), 'FILE_UNREADABLE'],
  ])('is refused at the door where its start tells', async (file, code) => {
    expect(await world.imports.receive(officer, wish(), inPieces(file))).toMatchObject({ ok: false, code });
    expect(await world.imports.page(officer, null, 10)).toEqual([]);
  });
});

describe('the door', () => {
  it('refuses a kind there is not, a role that may not, a source that is none', async () => {
    const receive = (viewer: Importer, over: object) => world.imports.receive(viewer, wish(over), inPieces(boatsCsv(1)));
    expect(await receive(officer, { kind: 'SHIPS' })).toMatchObject({ code: 'INVALID_INPUT', facts: { field: 'kind' } });
    expect(await receive(officer, { source: ' ' })).toMatchObject({ code: 'INVALID_INPUT', facts: { field: 'source' } });
    expect(await receive(await world.importer(officer.missionId, 'CASE_MANAGER'), {})).toMatchObject({ code: 'NOT_ALLOWED' });
  });

  it('keeps nothing of an upload that breaks off', async () => {
    const broken = async function* (): AsyncGenerator<Buffer> {
      yield Buffer.alloc(600_000, 'external_id;name\n');
      throw new Error('the line is cut');
    };
    await expect(world.imports.receive(officer, wish(), broken())).rejects.toThrow('the line is cut');
    expect(await world.imports.page(officer, null, 10)).toEqual([]);
    expect(await world.leftovers(officer)).toBe(0);
  });

  it('keeps nothing of an upload that is too large, and stops reading it', async () => {
    let sent = 0;
    const endless = async function* (): AsyncGenerator<Buffer> {
      for (yield Buffer.from('external_id;name\n'); ; sent += 1) yield Buffer.alloc(512 * 1024, 'a');
    };
    expect(await world.imports.receive(officer, wish(), endless())).toMatchObject({ ok: false, code: 'FILE_TOO_LARGE' });
    expect(sent).toBeLessThanOrEqual(9);
    expect(await world.leftovers(officer)).toBe(0);
  });

  it('lets one account have only so many under way', async () => {
    for (let n = 0; n < MOST_UNFINISHED; n += 1) await world.upload(officer, boatsCsv(1));
    expect(await world.imports.receive(officer, wish(), inPieces(boatsCsv(1)))).toMatchObject({ code: 'IMPORTS_UNFINISHED' });
    const colleague = await world.importer(officer.missionId);
    expect(await world.imports.receive(colleague, wish(), inPieces(boatsCsv(1)))).toMatchObject({ ok: true });
  });

  it('counts uploads that begin at the same moment too', async () => {
    const answers = await Promise.all(
      Array.from({ length: MOST_UNFINISHED + 4 }, () => world.imports.receive(officer, wish(), inPieces(boatsCsv(1)))),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(MOST_UNFINISHED);
    expect(answers.filter((answer) => !answer.ok).map((answer) => 'code' in answer && answer.code)).toEqual(Array(4).fill('IMPORTS_UNFINISHED'));
  });

  it('shows imports to whoever uploaded them only', async () => {
    const record = await world.import(officer, 'external_id;name\nA;\n');
    const colleague = await world.importer(officer.missionId);
    const stranger = await world.importer(await world.mission());
    for (const other of [colleague, stranger]) {
      expect(await world.imports.byIds(other, [record.id])).toEqual([]);
      expect(await world.imports.page(other, null, 10)).toEqual([]);
      expect(await world.imports.refusals(other, record.id, 0, 10)).toMatchObject({ code: 'NOT_FOUND' });
      expect(await world.imports.correction(other, record.id, 'csv')).toMatchObject({ code: 'NOT_FOUND' });
      expect(await world.imports.stop(act(other), record.id)).toMatchObject({ code: 'NOT_FOUND' });
    }
    expect(await world.harbour(stranger)).toEqual([]);
    expect((await world.imports.page(officer, null, 10)).map((each) => each.id)).toEqual([record.id]);
  });
});

describe('the audit log', () => {
  const entries = (): Promise<{ act: string; account_id: string; subject_kind: string; n: number }[]> =>
    world.database.work.run(officer, (tx) =>
      tx.query('select act, account_id, subject_kind, count(*)::int as n from audit_entry group by act, account_id, subject_kind order by act'),
    );

  it('tells who uploaded, and each record that a row changed', async () => {
    await world.import(officer, 'external_id;name\nA;Anna\nB;Bella\nC;\n');
    await world.import(officer, 'external_id;name\nA;Anna\nB;Berta\n');
    const by = { account_id: officer.accountId };
    expect(await entries()).toEqual([
      { act: 'importRow', ...by, subject_kind: 'Boat', n: 3 },
      { act: 'uploadImport', ...by, subject_kind: 'Import', n: 2 },
    ]);
  });

  it('has nothing of what a dry run took back', async () => {
    await world.import(officer, 'external_id;name\nA;Anna\n', { dryRun: true });
    expect((await entries()).map((entry) => entry.act)).toEqual(['uploadImport']);
  });
});

describe('a dry run', () => {
  it('says what would happen and changes nothing', async () => {
    await world.import(officer, 'external_id;name;oars\nA;Anna;2\nB;Bella;4\n');
    const before = await world.harbour(officer);
    const record = await world.import(officer, 'external_id;name;oars\nA;Anna;2\nB;Bella;6\nC;Cora;1\nD;Anna;1\nC;Cleo;1\n', { dryRun: true });
    expect(record).toMatchObject({ status: 'DONE', dryRun: true, created: 1, updated: 1, unchanged: 1, refused: 2 });
    expect(await world.harbour(officer)).toEqual(before);
    expect((await world.refusals(officer, record.id)).map((row) => row.code)).toEqual(['ALREADY_EXISTS', 'ROW_REPEATED']);
  });
});

describe('stopping', () => {
  it('ends an import after the rows that are done', async () => {
    const record = await world.upload(officer, boatsCsv(200));
    const stopping = { progress: () => void (stopped ??= world.imports.stop(act(officer), record.id)) };
    let stopped: ReturnType<typeof world.imports.stop> | undefined;
    await world.run(record, stopping);
    expect(await stopped).toMatchObject({ ok: true });
    const state = await world.state(officer, record.id);
    expect(state.status).toBe('STOPPED');
    expect(await world.harbour(officer)).toHaveLength(state.created);
    expect(state.created).toBeLessThan(200);
    await world.run(record);
    expect(await world.state(officer, record.id)).toEqual(state);
    expect(await world.imports.stop(act(officer), record.id)).toMatchObject({ code: 'MOVE_NOT_ALLOWED' });
  });

  it('comes by itself when the account may not import any more', async () => {
    const admin = await world.importer(officer.missionId, 'ADMIN');
    const record = await world.upload(officer, boatsCsv(10));
    await world.accounts.revoke({ viewer: admin, name: 'revoke', key: null, digest: '' }, officer.accountId, 1, 'left');
    await world.run(record);
    expect(await world.state(officer, record.id)).toMatchObject({ status: 'FAILED', failureCode: 'NOT_ALLOWED', created: 0 });
    expect(await world.harbour(officer)).toEqual([]);
  });
});

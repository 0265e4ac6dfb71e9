import { gzipSync } from 'node:zlib';

import { catalogue } from '../../src/platform/queue/catalogue.js';
import type { Import } from '../../src/platform/imports/import.js';
import { ImportsUpkeep } from '../../src/platform/imports/imports-upkeep.js';
import { BATCH_BYTES, BATCH_ROWS } from '../../src/platform/imports/rows/row-batches.js';
import { CHUNK_BYTES } from '../../src/platform/imports/uploads/upload-pieces.js';
import { boatsCsv, ImportsWorld, inPieces, wish, type Importer } from './imports-world.js';

let world: ImportsWorld;
let officer: Importer;
beforeAll(async () => {
  world = await ImportsWorld.open();
});
beforeEach(async () => {
  world.boats.sinking = 0;
  officer = await world.importer(await world.mission());
});
afterAll(() => world.close());

/** Runs until so many batches are written, as a process that is told to end. */
async function runBatches(record: Import, batches: number): Promise<void> {
  const controller = new AbortController();
  let written = 0;
  const progress = (): void => {
    written += 1;
    if (written >= batches) controller.abort(new Error('the process ends'));
  };
  await world.run(record, { progress, signal: controller.signal }).catch((error: unknown) => {
    if (!controller.signal.aborted) throw error;
  });
}

async function expectWhole(record: Import, rows: number): Promise<void> {
  expect(await world.state(officer, record.id)).toMatchObject({ status: 'DONE', created: rows, updated: 0, unchanged: 0, refused: 0 });
  const harbour = await world.harbour(officer);
  expect(harbour).toHaveLength(rows);
  expect(harbour.filter((boat) => boat.writes !== 1)).toEqual([]);
  expect(await world.leftovers(officer)).toBe(0);
}

describe('a run that ends in the middle', () => {
  const rows = BATCH_ROWS * 4 + 7;

  it.each([1, 2, 3, 4, 5])('after batch %i goes on from there', async (batches) => {
    const record = await world.upload(officer, gzipSync(boatsCsv(rows)));
    await runBatches(record, batches);
    const { created } = await world.state(officer, record.id);
    expect(created).toBe(Math.min(rows, batches * BATCH_ROWS));
    world.boats.written = 0;
    await world.run(record);
    expect(world.boats.written).toBe(rows - created);
    await expectWhole(record, rows);
  });

  it('after every single batch comes to the same end', async () => {
    const record = await world.upload(officer, boatsCsv(rows));
    for (let n = 0; n < 6; n += 1) await runBatches(record, 1);
    await expectWhole(record, rows);
  });

  it.each([0, 1, BATCH_ROWS - 1, BATCH_ROWS, BATCH_ROWS + 20])('by a fault at row %i loses no row and repeats none', async (at) => {
    const record = await world.upload(officer, boatsCsv(rows, (n) => `B${n};${n === at ? 'SINK' : `Boat ${n}`};1`));
    world.boats.sinking = 2;
    await expect(world.run(record, { attempt: 1 })).rejects.toThrow('on fire');
    expect((await world.state(officer, record.id)).created).toBe(Math.floor(at / BATCH_ROWS) * BATCH_ROWS);
    await expect(world.run(record, { attempt: 2 })).rejects.toThrow('on fire');
    await world.run(record, { attempt: 3 });
    await expectWhole(record, rows);
  });

  it('by the death of its connection loses no row and repeats none', async () => {
    const record = await world.upload(officer, boatsCsv(rows));
    const { write } = world.boats;
    let left = BATCH_ROWS + 10;
    world.boats.write = async (tx, ...rest) => {
      left -= 1;
      if (left === 0) await tx.query('select pg_terminate_backend(pg_backend_pid())');
      return write.call(world.boats, tx, ...rest);
    };
    try {
      await expect(world.run(record)).rejects.toThrow();
    } finally {
      world.boats.write = write;
    }
    expect((await world.state(officer, record.id)).created).toBe(BATCH_ROWS);
    await world.run(record);
    await expectWhole(record, rows);
  });

  it('with refused rows before it tells each of them once', async () => {
    const record = await world.upload(officer, boatsCsv(rows, (n) => (n % 10 === 0 ? `B${n};;1` : `B${n};Boat ${n};1`)));
    await runBatches(record, 2);
    await world.run(record);
    expect(await world.state(officer, record.id)).toMatchObject({ status: 'DONE', refused: 21, created: rows - 21 });
    expect(await world.refusals(officer, record.id)).toHaveLength(21);
  });
});

describe('two runs of one import', () => {
  it('write every row once between them', async () => {
    const rows = 600;
    const record = await world.upload(officer, boatsCsv(rows));
    await Promise.all([world.run(record), world.run(record), world.run(record)]);
    await expectWhole(record, rows);
  });
});

describe('a fault that stays', () => {
  it('is told after the last attempt, and another upload goes on from there', async () => {
    const file = boatsCsv(120, (n) => `B${n};${n === 70 ? 'SINK' : `Boat ${n}`};1`);
    const record = await world.upload(officer, file);
    world.boats.sinking = 10;
    await expect(world.run(record, { attempt: catalogue.runImport.attempts })).rejects.toThrow('on fire');
    expect(await world.state(officer, record.id)).toMatchObject({ status: 'FAILED', failureCode: 'IMPORT_BROKEN', created: 50 });
    expect(await world.leftovers(officer)).toBe(0);
    world.boats.sinking = 0;
    expect(await world.import(officer, file)).toMatchObject({ status: 'DONE', created: 70, unchanged: 50 });
  });
});

describe('a large file', () => {
  it('is kept chunk by chunk as it comes, and worked off without running ahead', async () => {
    const rows = 20_000;
    const line = (n: number) => `B${String(n).padStart(6, '0')};Boat ${String(n).padStart(6, '0')};3`;
    const width = line(0).length + 1;
    const head = boatsCsv(0).length - 1;
    let handed = 0;
    const upload = async function* (): AsyncGenerator<Buffer> {
      for await (const piece of inPieces(boatsCsv(rows, line), 16_384)) {
        handed += piece.length;
        // What has been handed over is in the database, but for less than a chunk.
        const [kept]: { bytes: number }[] = await world.database.work.run(officer, (tx) =>
          tx.query('select coalesce(sum(length(bytes)), 0)::int as bytes from import_chunk'),
        );
        expect(handed - piece.length - (kept?.bytes ?? 0)).toBeLessThan(CHUNK_BYTES);
        yield piece;
      }
    };
    const record = await world.upload(officer, upload());
    expect(record.bytes).toBe(head + rows * width);

    const { write } = progressOf(record, head, width);
    await world.run(record, { progress: write.note });
    expect(write.batches).toBe(rows / BATCH_ROWS);
    expect(write.furthestAhead).toBeLessThanOrEqual(2 * CHUNK_BYTES);
    await expectWhole(record, rows);
  }, 60_000);

  /** How far the bytes that were read are ahead of the rows that were written. */
  function progressOf(record: Import, head: number, width: number) {
    const write = {
      batches: 0,
      furthestAhead: 0,
      note: (done: number): void => {
        write.batches += 1;
        const written = head + write.batches * BATCH_ROWS * width;
        write.furthestAhead = Math.max(write.furthestAhead, done - Math.min(written, record.bytes));
      },
    };
    return { write };
  }

  it('of long rows has few of them in one transaction', async () => {
    const row = (n: number) => JSON.stringify({ id: `B${n}`, name: `Boat ${n} ${'x'.repeat(200_000)}` });
    const record = await world.upload(officer, Array.from({ length: 12 }, (_, n) => row(n)).join('\n'));
    let batches = 0;
    await world.run(record, { progress: () => (batches += 1) });
    expect(batches).toBe(Math.ceil(12 / Math.ceil(BATCH_BYTES / 200_000)));
    expect(await world.harbour(officer)).toHaveLength(12);
  });
});

describe('the upkeep', () => {
  const requests = (record: Import): Promise<unknown[]> =>
    world.database.work.outside((tx) => tx.query(`select id from outbox where job = 'runImport' and payload ->> 'importId' = $1`, [record.id]));
  const later = (minutes: number) => new ImportsUpkeep(world.database.work, { now: () => new Date(world.now.getTime() + minutes * 60_000) });
  const signal = new AbortController().signal;

  it('asks again for a job that was lost, and only then', async () => {
    const record = await world.upload(officer, boatsCsv(3));
    expect(await requests(record)).toHaveLength(1);
    await later(1).sweep(signal);
    expect(await requests(record)).toHaveLength(1);
    await later(3).sweep(signal);
    await later(3).sweep(signal);
    expect(await requests(record)).toHaveLength(2);
    await world.run(record);
    await later(9).sweep(signal);
    expect(await requests(record)).toHaveLength(2);
  });

  it('forgets uploads that broke off with their process', async () => {
    const never = new Promise<Buffer>(() => undefined);
    const hanging = async function* (): AsyncGenerator<Buffer> {
      yield Buffer.alloc(300_000, 'external_id;name\n');
      yield await never;
    };
    void world.imports.receive(officer, wish(), hanging());
    while ((await world.leftovers(officer)) === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    await later(59).sweep(signal);
    expect(await world.imports.page(officer, null, 10)).toMatchObject([{ status: 'RECEIVING' }]);
    await later(61).sweep(signal);
    expect(await world.imports.page(officer, null, 10)).toEqual([]);
    expect(await world.leftovers(officer)).toBe(0);
  });

  it('forgets refused rows after a month, and keeps the figures', async () => {
    const record = await world.import(officer, 'external_id;name\nA;\n');
    await later(29 * 24 * 60).sweep(signal);
    expect(await world.refusals(officer, record.id)).toHaveLength(1);
    await later(31 * 24 * 60).sweep(signal);
    expect(await world.refusals(officer, record.id)).toEqual([]);
    expect(await world.state(officer, record.id)).toMatchObject({ refused: 1 });
  });
});

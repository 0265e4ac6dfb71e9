import { accepted } from '../../../kernel/outcome.js';
import type { ReadRow } from '../reading/row.js';
import { UnreadableFile } from '../reading/unreadable.js';
import { BATCH_BYTES, BATCH_ROWS, inBatches } from './row-batches.js';

async function* rows(from: number, to: number, bytes = 10): AsyncGenerator<ReadRow> {
  for (let number = from; number <= to; number += 1) yield { number, values: accepted({}), original: '', bytes };
}

/** The numbers of the rows of each batch, and how the reading ended. */
async function batches(source: AsyncIterable<ReadRow>, after = 0, most?: number): Promise<{ readonly sizes: number[]; readonly last: number; readonly error: unknown }> {
  const read: (readonly ReadRow[])[] = [];
  let error: unknown = null;
  try {
    for await (const batch of inBatches(source, after, most)) read.push(batch);
  } catch (thrown) {
    error = thrown;
  }
  return { sizes: read.map((batch) => batch.length), last: read.at(-1)?.at(-1)?.number ?? 0, error };
}

describe('inBatches', () => {
  it('takes so many rows together, and goes on after the row that was reached', async () => {
    expect(await batches(rows(2, BATCH_ROWS * 2 + 4))).toEqual({ sizes: [BATCH_ROWS, BATCH_ROWS, 3], last: BATCH_ROWS * 2 + 4, error: null });
    expect(await batches(rows(2, 60), 51)).toEqual({ sizes: [9], last: 60, error: null });
    expect(await batches(rows(2, 60), 60)).toEqual({ sizes: [], last: 0, error: null });
  });

  it('takes fewer of long rows, at least one', async () => {
    expect((await batches(rows(1, 6, BATCH_BYTES / 2))).sizes).toEqual([2, 2, 2]);
    expect((await batches(rows(1, 2, BATCH_BYTES * 3))).sizes).toEqual([1, 1]);
  });

  it('hands over what came before a file breaks off or is too long', async () => {
    const { sizes, last, error } = await batches(rows(1, 10), 0, 7);
    expect([sizes, last]).toEqual([[7], 7]);
    expect(error).toBeInstanceOf(UnreadableFile);
    expect(error).toMatchObject({ row: 8, refused: { code: 'FILE_TOO_LARGE' } });
  });

  it('hands over nothing more after a fault of ours', async () => {
    const faulty = async function* (): AsyncGenerator<ReadRow> {
      yield* rows(1, 3);
      throw new Error('the database is gone');
    };
    expect(await batches(faulty())).toMatchObject({ sizes: [], error: { message: 'the database is gone' } });
  });
});

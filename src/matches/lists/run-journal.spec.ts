import type { MissionId } from '../../kernel/ids.js';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { testId } from '../../../test/support/market-facts.js';
import { RunJournal } from './run-journal.js';

describe('the journal of runs', () => {
  it('notes how far each run is, however often another tells', async () => {
    const written: unknown[] = [];
    const query = (_: string, values: readonly unknown[]): Promise<unknown[]> => Promise.resolve((written.push(`${String(values[0]).at(-1)}: ${String(values[4])}`), []));
    const work = { run: (_: unknown, does: (tx: unknown) => Promise<unknown>) => does({ query }) } as unknown as UnitOfWork;
    const journal = new RunJournal(work, { now: () => new Date('2026-06-15T06:00:00Z') }, { began: () => undefined, ended: () => undefined });
    const watched = (mission: number, done: number): Promise<unknown> =>
      journal.watched(testId<MissionId>(mission), 'FULL', async (run) => {
        await run.is('FULL', 100);
        run.told(done);
        run.told(done + 1);
      });
    await watched(1, 10);
    await watched(2, 20);
    expect(written.filter((line) => !String(line).endsWith(' 0'))).toEqual(expect.arrayContaining(['1: 10', '2: 20']));
    expect(written).not.toContain('1: 11');
  });
});

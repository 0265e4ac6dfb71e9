import { importMoves, importStatuses, isUnfinished, type ImportStatus } from './import.js';

describe('the moves of an import', () => {
  it('reach every status from the first', () => {
    const reached = new Set<ImportStatus>(['RECEIVING']);
    for (const from of reached) for (const to of importMoves[from]) reached.add(to);
    expect([...reached].sort()).toEqual([...importStatuses].sort());
  });

  it('lead on from no ending, and never back', () => {
    const order = (status: ImportStatus) => importStatuses.indexOf(status);
    for (const from of importStatuses) {
      expect(importMoves[from].every((to) => order(to) > order(from))).toBe(true);
      expect(isUnfinished(from)).toBe(!['DONE', 'STOPPED', 'FAILED'].includes(from));
    }
  });
});

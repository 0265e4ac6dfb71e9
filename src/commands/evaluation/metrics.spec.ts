import fc from 'fast-check';
import { ndcg, recall, scoreOf, scoresOfFolds } from './metrics.js';

const grades = new Map([['a', 3], ['b', 1], ['c', 0]]);

describe('measures of a ranking', () => {
  it('nDCG takes 2^grade - 1 as gain', () => {
    expect(ndcg({ ranked: ['a', 'b'], grades }, 10)).toBe(1);
    // (1 + 7 / log2(3)) / (7 + 1 / log2(3))
    expect(ndcg({ ranked: ['b', 'a'], grades }, 10)).toBeCloseTo(0.7098, 4);
    expect(ndcg({ ranked: ['x', 'c'], grades }, 10)).toBe(0);
    expect(ndcg({ ranked: ['x', 'a'], grades }, 1)).toBe(0);
  });

  it('recall counts relevant answers among the first', () => {
    expect(recall({ ranked: ['c', 'x', 'b'], grades }, 3)).toBe(0.5);
    expect(recall({ ranked: ['c', 'x', 'b'], grades }, 2)).toBe(0);
  });

  it('averages over what can be judged', () => {
    const rankings = [
      { ranked: ['x', 'a'], grades },
      { ranked: ['a'], grades: new Map([['a', 1]]) },
      { ranked: ['a'], grades: new Map([['a', 0]]) },
    ];
    expect(scoreOf('t', rankings)).toMatchObject({ task: 't', n: 2, recall5: 0.75, recall20: 0.75, mrr: 0.75 });
    expect(scoreOf('t', [])).toEqual({ task: 't', n: 0, ndcg10: 0, recall5: 0, recall20: 0, mrr: 0 });
  });

  it('scores every so-manieth query apart', () => {
    const right = { ranked: ['a'], grades: new Map([['a', 1]]) };
    const wrong = { ranked: ['x'], grades: new Map([['a', 1]]) };
    expect(scoresOfFolds('t', [right, wrong, right, wrong, right], 2).map(({ n, recall5 }) => [n, recall5])).toEqual([[3, 1], [2, 0]]);
  });

  it('is 1 for an ideal order and never more', () => {
    const answers = fc.uniqueArray(fc.tuple(fc.string(), fc.integer({ min: 0, max: 3 })), { selector: ([id]) => id, minLength: 1 });
    fc.assert(
      fc.property(answers, fc.infiniteStream(fc.nat()), (list, order) => {
        const judged = new Map(list);
        const best = [...list].sort(([, a], [, b]) => b - a).map(([id]) => id);
        const any = [...best].map((id) => [id, order.next().value as number] as const).sort(([, a], [, b]) => a - b).map(([id]) => id);
        const relevant = list.some(([, grade]) => grade > 0);
        expect(ndcg({ ranked: best, grades: judged }, 10)).toBeCloseTo(relevant ? 1 : 0, 10);
        expect(ndcg({ ranked: any, grades: judged }, 10)).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });
});

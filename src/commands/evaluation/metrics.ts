/** How good a ranking is, averaged over the queries of a task. */
export interface TaskScore {
  readonly task: string;
  /** Queries with at least one relevant answer; others cannot be judged and do not count. */
  readonly n: number;
  readonly ndcg10: number;
  readonly recall5: number;
  readonly recall20: number;
  readonly mrr: number;
}

/** A query's ranking and the graded answers it is judged by: grade 0 or absent is not relevant. */
export interface JudgedRanking {
  readonly ranked: readonly string[];
  readonly grades: ReadonlyMap<string, number>;
}

/** Averages rounded to four places; all nought where nothing could be judged. */
export function scoreOf(task: string, rankings: readonly JudgedRanking[]): TaskScore {
  const judged = rankings.filter(({ grades }) => [...grades.values()].some((grade) => grade > 0));
  const mean = (measure: (ranking: JudgedRanking) => number): number =>
    judged.length === 0 ? 0 : Math.round((10_000 * judged.reduce((sum, ranking) => sum + measure(ranking), 0)) / judged.length) / 10_000;
  return {
    task,
    n: judged.length,
    ndcg10: mean((ranking) => ndcg(ranking, 10)),
    recall5: mean((ranking) => recall(ranking, 5)),
    recall20: mean((ranking) => recall(ranking, 20)),
    mrr: mean(reciprocalRank),
  };
}

/** The scores of each of so many parts of a task: every so-manieth query. How far they lie apart tells how far a score is luck. */
export function scoresOfFolds(task: string, rankings: readonly JudgedRanking[], folds: number): readonly TaskScore[] {
  return Array.from({ length: folds }, (_, fold) => scoreOf(task, rankings.filter((_ranking, place) => place % folds === fold)));
}

/** Normalised discounted cumulative gain with gain 2^grade - 1. */
export function ndcg({ ranked, grades }: JudgedRanking, most: number): number {
  const ideal = gain([...grades.values()].sort((a, b) => b - a), most);
  return ideal === 0 ? 0 : gain(ranked.map((id) => grades.get(id) ?? 0), most) / ideal;
}

function gain(grades: readonly number[], most: number): number {
  return grades.slice(0, most).reduce((sum, grade, rank) => sum + (2 ** grade - 1) / Math.log2(rank + 2), 0);
}

/** Share of the relevant answers among the first. */
export function recall({ ranked, grades }: JudgedRanking, most: number): number {
  const relevant = [...grades].filter(([, grade]) => grade > 0).map(([id]) => id);
  const first = new Set(ranked.slice(0, most));
  return relevant.length === 0 ? 0 : relevant.filter((id) => first.has(id)).length / relevant.length;
}

function reciprocalRank({ ranked, grades }: JudgedRanking): number {
  const at = ranked.findIndex((id) => (grades.get(id) ?? 0) > 0);
  return at < 0 ? 0 : 1 / (at + 1);
}

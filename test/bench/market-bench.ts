import { runOnThreads } from '../../src/matches/market/pass-threads.js';
import { listsStepwise, matchContext, policyInUse, type Market, type MatchContext } from '../../src/matching/index.js';
import { FlatSpace } from '../../src/matching/index/flat-space.js';
import { KeptLists } from '../../src/matching/index/kept-lists.js';
import { MarketIndex } from '../../src/matching/index/market-index.js';
import { sharePass } from '../../src/matching/index/shared-pass.js';
import { readClassification } from '../../src/reference/taxonomy/read-classification.js';
import { STARTER_FOLDER } from '../../src/reference/taxonomy/load-classification.js';
import { Taxonomy } from '../../src/reference/taxonomy/taxonomy.js';
import { Chance } from './chance.js';
import { DrawnChanges } from './drawn-changes.js';
import { benchDay, DrawnMarket } from './drawn-market.js';
import { measured, milliseconds, spreadOf, type Cost, type Spread } from './measure.js';
import type { BenchOptions } from './options.js';
import { compareAll, compareWithReference, listsOf } from './same-lists.js';
import { againstSql, type SqlFigures } from './sql-bench.js';

/** As the product stores them. */
export const sizes = { perOpening: 50, perJobseeker: 20 };

/** What a run found. Times are seconds of CPU where nothing else is said; everything compared was equal, or the run would have failed. */
export interface BenchFigures {
  readonly people: number;
  readonly openings: number;
  readonly matches: number;
  readonly build: Cost;
  readonly reference: { readonly pairs: number; readonly pairsPerSecond: number; readonly whole: number };
  readonly index: { readonly recompute: Cost; readonly pairsPerSecond: number; readonly timesReference: number };
  readonly threads: { readonly count: number; readonly one: Cost; readonly all: Cost; readonly timesByClock: number; readonly timesByCpu: number } | null;
  readonly sql: SqlFigures | null;
  readonly changes: Readonly<Record<'person' | 'opening' | 'pause', Spread>>;
  readonly memory: { readonly bytes: Readonly<Record<string, number>>; readonly megabytes: number; readonly classificationMegabytes: number };
  readonly growth: { readonly whenPeopleDouble: number; readonly whenOpeningsDouble: number } | null;
  readonly updates: { readonly count: number; readonly undone: number; readonly left: { readonly people: number; readonly openings: number }; readonly cost: Cost } | null;
  readonly compared: { readonly withReference: number; readonly withRecompute: number; readonly sqlWithReference: number };
}

type Tell = (what: string) => void;

/** A market drawn by chance, everything measured and compared in one go. Throws at the first list that differs. */
export class MarketBench {
  private readonly compared = { withReference: 0, withRecompute: 0, sqlWithReference: 0 };

  private constructor(
    private readonly options: BenchOptions,
    private readonly draw: DrawnMarket,
    private readonly context: MatchContext,
    private readonly tell: Tell,
  ) {}

  static async open(options: BenchOptions, tell: Tell): Promise<MarketBench> {
    const { classification, faults } = await readClassification([options.esco ?? STARTER_FOLDER]);
    if (classification === null) throw new Error(JSON.stringify(faults));
    const taxonomy = new Taxonomy(classification);
    const context = matchContext({ policy: policyInUse, space: FlatSpace.of(taxonomy.space), asOf: benchDay });
    return new MarketBench(options, new DrawnMarket(classification, options.seed, options.courses / 100), context, tell);
  }

  /** `sqlUrl` is a database that may be written to; null leaves SQL out. */
  async run(sqlUrl: string | null): Promise<BenchFigures> {
    const { people, openings } = this.options;
    const market = { jobseekers: this.draw.jobseekers(people), openings: this.draw.openings(openings) };
    const { cost: build, result: kept } = await measured(() => this.built(market));
    this.tell(`built: ${seconds(build)}`);
    const { cost: recompute, result: matches } = await this.recomputed(kept);
    this.tell(`recomputed: ${seconds(recompute)}, ${matches} matches`);
    const reference = await this.againstReference(kept, market);
    const threads = await this.onThreads(kept, recompute);
    const changes = this.singleChanges(kept, market);
    const memory = memoryOf(kept, this.context);
    const sql = sqlUrl === null ? null : await againstSql(sqlUrl, this.built(market), market, this.options, sizes);
    if (sql !== null) this.compared.sqlWithReference += sql.compared;
    if (sql !== null) this.tell(`sql: ${sql.whole.toFixed(1)} s for the whole, ${sql.ownList.mean.toFixed(2)} ms for one person's own list`);
    const growth = this.options.growth ? await this.growth(market, recompute) : null;
    const updates = this.options.updates === 0 ? null : await this.updates(market);
    return {
      people, openings, matches, build, reference,
      index: { recompute, pairsPerSecond: (people * openings) / recompute.cpu, timesReference: reference.whole / recompute.cpu },
      threads, sql, changes, memory, growth, updates,
      compared: this.compared,
    };
  }

  private built({ jobseekers, openings }: Market): KeptLists {
    const kept = new KeptLists(new MarketIndex(this.context, { jobseekers: jobseekers.length, openings: openings.length }), sizes);
    kept.write({ jobseekers: jobseekers.map((facts) => ({ id: facts.id, facts })), openings: openings.map((facts) => ({ id: facts.id, facts })) });
    return kept;
  }

  /**
   * As the service does it with a large market: on a thread of its own, which has to start, to compile its code and to be merged. Where threads
   * are left out, in this one; the first recompute warms the code up, and the second counts.
   */
  private async recomputed(kept: KeptLists): Promise<{ readonly cost: Cost; readonly result: number }> {
    if (this.options.threads > 0) return this.passOn(kept, 1);
    run(kept.recompute());
    return measured(() => run(kept.recompute()));
  }

  /** The reference tries a sample of people against every opening. */
  private async againstReference(kept: KeptLists, market: Market): Promise<BenchFigures['reference']> {
    const sample = new Chance(this.options.seed).some(market.jobseekers.slice(0, 20_000), this.options.sample);
    run(listsStepwise({ ...market, jobseekers: sample.slice(0, 20) }, this.context, sizes));
    const { cost } = await measured(() => run(listsStepwise({ ...market, jobseekers: sample }, this.context, sizes)));
    const pairs = sample.length * market.openings.length;
    const reference = { pairs, pairsPerSecond: pairs / cost.cpu, whole: (cost.cpu * market.jobseekers.length) / Math.max(1, sample.length) };
    this.tell(`reference: ${Math.round(reference.pairsPerSecond)} pairs a second`);
    this.compareSample(kept, market);
    return reference;
  }

  private compareSample(kept: KeptLists, market: Market): void {
    const count = { jobseekers: Math.min(60, market.jobseekers.length), openings: Math.min(10, market.openings.length) };
    this.compared.withReference += compareWithReference(kept, market, this.context, sizes, count, new Chance(this.options.seed));
  }

  private async onThreads(kept: KeptLists, one: Cost): Promise<BenchFigures['threads']> {
    const { threads } = this.options;
    if (threads === 0) return null;
    const alone = listsOf(kept);
    const { cost: all } = await this.passOn(kept, threads);
    this.compared.withRecompute += compareAll(alone, listsOf(kept));
    this.tell(`on one thread: ${seconds(one)}; on ${threads}: ${seconds(all)}`);
    return { count: threads, one, all, timesByClock: one.clock / all.clock, timesByCpu: (threads * one.cpu) / all.cpu };
  }

  private passOn(kept: KeptLists, threads: number): Promise<{ readonly cost: Cost; readonly result: number }> {
    return measured(async () => {
      const data = kept.layOut(threads);
      await runOnThreads(sharePass(kept.index.market, data), () => undefined);
      return kept.gather(data);
    });
  }

  /** One change at a time, both sides maintained: another profile, another opening, a pause and its end. */
  private singleChanges(kept: KeptLists, market: Market): BenchFigures['changes'] {
    const draws = new DrawnChanges(this.draw, new Chance(this.options.seed + 1), market);
    const profiles = (count: number) => Array.from({ length: count }, () => draws.changedJobseeker());
    const posts = (count: number) => Array.from({ length: count }, () => draws.changedOpening());
    const { changes } = this.options;
    const [warm, people, openings] = [profiles(changes), profiles(changes), posts(changes)];
    for (const facts of warm) kept.apply({ jobseekers: [{ id: facts.id, facts }], openings: [] });
    const spreads = {
      person: spreadOf(people, (facts) => kept.apply({ jobseekers: [{ id: facts.id, facts }], openings: [] })),
      opening: spreadOf(openings, (facts) => kept.apply({ jobseekers: [], openings: [{ id: facts.id, facts }] })),
      pause: spreadOf([...people, ...people], (facts, time) => {
        const now = { ...facts, seeking: time >= people.length };
        kept.apply({ jobseekers: [{ id: facts.id, facts: now }], openings: [] });
      }),
    };
    const last = { jobseekers: [...warm, ...people].map((facts) => ({ id: facts.id, facts: { ...facts, seeking: true } })), openings: openings.map((facts) => ({ id: facts.id, facts })) };
    kept.apply({ jobseekers: last.jobseekers, openings: [] });
    draws.take(last);
    this.compareSample(kept, { jobseekers: [...draws.jobseekers.values()], openings: [...draws.openings.values()] });
    this.tell(`one changed profile: ${milliseconds(spreads.person)}; one opening: ${milliseconds(spreads.opening)}; a pause: ${milliseconds(spreads.pause)}`);
    return spreads;
  }

  /** Markets of half the size on either side: how much longer the whole takes. */
  private async growth(market: Market, whole: Cost): Promise<BenchFigures['growth']> {
    const half = async (jobseekers: Market['jobseekers'], openings: Market['openings']): Promise<number> => {
      const kept = this.built({ jobseekers, openings });
      return (await this.recomputed(kept)).cost.cpu;
    };
    const { jobseekers, openings } = market;
    const figures = {
      whenPeopleDouble: whole.cpu / (await half(jobseekers.slice(0, jobseekers.length / 2), openings)),
      whenOpeningsDouble: whole.cpu / (await half(jobseekers, openings.slice(0, openings.length / 2))),
    };
    this.tell(`growth: ${JSON.stringify(figures)}`);
    return figures;
  }

  /**
   * Random changes of every kind, one in twenty of them undone; in the last third deletions dominate. All lists must then be those of a
   * recompute of what is left, and those of a few those of the reference; and memory must have gone with the records.
   */
  private async updates(market: Market): Promise<BenchFigures['updates']> {
    const kept = this.built(market);
    run(kept.recompute());
    const chance = new Chance(this.options.seed + 3);
    const steps = [
      { count: Math.ceil((this.options.updates * 2) / 3), shares: { deleted: 0.1, added: 0.1 } },
      { count: Math.floor(this.options.updates / 3), shares: { deleted: 0.9, added: 0.02 } },
    ];
    let [undone, now, cpu, clock] = [0, market, 0, 0];
    for (const { count, shares } of steps) {
      const changes = new DrawnChanges(this.draw, chance, now, shares);
      const { cost } = await measured(() => {
        for (let time = 0; time < count; time++) {
          const { undo } = kept.apply(changes.next());
          if (!chance.is(0.05)) continue;
          kept.apply(undo);
          changes.take(undo);
          undone++;
        }
      });
      [cpu, clock] = [cpu + cost.cpu, clock + cost.clock];
      now = { jobseekers: [...changes.jobseekers.values()], openings: [...changes.openings.values()] };
      const afresh = this.built(now);
      run(afresh.recompute());
      this.compared.withRecompute += compareAll(listsOf(afresh), listsOf(kept));
      this.compareSample(kept, now);
      const [held, needed] = [bytesOf(kept), bytesOf(afresh)];
      if (held > 2 * needed + FEW_BYTES) throw new Error(`after changes a market that needs ${needed} bytes holds ${held}`);
    }
    this.tell(`${this.options.updates} changes of every kind, ${undone} undone: ${seconds({ cpu, clock })}`);
    return { count: this.options.updates, undone, left: { people: now.jobseekers.length, openings: now.openings.length }, cost: { cpu, clock } };
  }
}

/** Nobody need worry about so few. */
const FEW_BYTES = 1_000_000;

function run<T>(steps: Generator<number, T, void>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

function bytesOf(kept: KeptLists): number {
  return [...Object.values(kept.index.market.bytes), ...Object.values(kept.bytes)].reduce((sum, each) => sum + each, 0);
}

function memoryOf(kept: KeptLists, context: MatchContext): BenchFigures['memory'] {
  const bytes = { ...kept.index.market.bytes, listsOfOpenings: kept.bytes.byOpening, listsOfPeople: kept.bytes.byJobseeker };
  return { bytes, megabytes: bytesOf(kept) / 1e6, classificationMegabytes: FlatSpace.of(context.space).bytes / 1e6 };
}

const seconds = ({ cpu, clock }: Cost): string => `${cpu.toFixed(2)} s of CPU in ${clock.toFixed(2)} s`;

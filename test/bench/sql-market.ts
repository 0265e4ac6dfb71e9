import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import pg from 'pg';

import type { JobseekerId, OpeningId } from '../../src/kernel/ids.js';
import { contributionOf } from '../../src/matching/match.js';
import { FlatSpace } from '../../src/matching/index/flat-space.js';
import type { MarketIndex } from '../../src/matching/index/market-index.js';
import { signalsOf } from '../../src/matching/policy.js';
import { SqlRows, type Rows } from './sql-rows.js';

/** One entry of a list made by SQL. Ids are places in the order of ids. */
export interface SqlEntry {
  readonly owner: number;
  readonly id: number;
  readonly points: number;
}

export type SqlSide = 'openings-of-people' | 'candidates-of-openings';

const SLICE = 20_000;

/** A market in PostgreSQL, with the best statements we know for its lists: the very lists of the reference, every requirement and the whole score. */
export class SqlMarket {
  private constructor(
    private readonly client: pg.Client,
    private readonly index: MarketIndex,
    /** Ids in their order, which is what the tables have for ids. */
    readonly people: readonly JobseekerId[],
    readonly openings: readonly OpeningId[],
  ) {}

  /** Fills tables in a schema of their own, dropped on `close`. One process does all the work, and nothing is compiled. */
  static async open(url: string, index: MarketIndex): Promise<SqlMarket> {
    const client = new pg.Client(url);
    await client.connect();
    await client.query(`drop schema if exists bench cascade; create schema bench; set search_path = bench;
      set max_parallel_workers_per_gather = 0; set jit = off; set work_mem = '256MB'; set random_page_cost = 1.1; set effective_cache_size = '4GB'`);
    const market = new SqlMarket(client, index, [...index.market.jobseekerIds()].sort(), [...index.market.openingIds()].sort());
    try {
      await market.fill();
      return market;
    } catch (error) {
      await client.end();
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.client.query('drop schema bench cascade');
    await this.client.end();
  }

  /** The best of some owners, best first, each up to a size. */
  async lists(side: SqlSide, owners: readonly number[], size: number): Promise<SqlEntry[]> {
    const { rows } = await this.client.query<{ owner: number; id: number; points: string }>(await statement(side), this.parameters(owners, size));
    return rows.map(({ owner, id, points }) => ({ owner, id, points: Number(points) }));
  }

  /** How PostgreSQL goes about the list of one owner, with times. */
  async plan(side: SqlSide, owner: number, size: number): Promise<string> {
    const sql = `explain (analyze, buffers, settings) ${await statement(side)}`;
    const { rows } = await this.client.query<{ 'QUERY PLAN': string }>(sql, this.parameters([owner], size));
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  }

  /** Seconds of CPU that the server's process for this connection has used so far; null where the system does not tell. */
  async cpu(): Promise<number | null> {
    const { rows } = await this.client.query<{ pid: number }>('select pg_backend_pid() as pid');
    try {
      return Number(readFileSync(`/proc/${rows[0]?.pid ?? 0}/schedstat`, 'utf8').split(' ')[0]) / 1e9;
    } catch {
      return null;
    }
  }

  /** What `openings-of-people.sql` says of its parameters. */
  private parameters(owners: readonly number[], size: number): unknown[] {
    const { policy, space } = this.index.context;
    const weights = signalsOf('VACANCY').map((name) => policy.signals[name].weight);
    const unknown = signalsOf('VACANCY').map((name) => contributionOf(policy.signals[name].weight, policy.signals[name].neutral));
    const { leastRelated, fullMonths } = policy.experience;
    return [owners, size, weights, unknown, [FlatSpace.of(space).shared.unit, leastRelated, fullMonths * 1_000, policy.paySpread], policy.languageSteps];
  }

  private async fill(): Promise<void> {
    await this.client.query(await statement('tables'));
    for (const rows of new SqlRows(this.index, this.people, this.openings).all()) await this.insert(rows);
    await this.client.query(await statement('keys'));
    await this.client.query('vacuum analyze');
  }

  private async insert({ table, columns, rows }: Rows): Promise<void> {
    const types = Object.values(columns);
    const sql = `insert into ${table} (${Object.keys(columns).join(', ')})
      select ${types.map((type, i) => `c${i}::${type}`).join(', ')} from unnest(${types.map((_, i) => `$${i + 1}::text[]`).join(', ')}) as r (${types.map((_, i) => `c${i}`).join(', ')})`;
    for (let from = 0; from < rows.length; from += SLICE) {
      const slice = rows.slice(from, from + SLICE);
      await this.client.query(sql, types.map((_, i) => slice.map((row) => (row[i] === null ? null : String(row[i])))));
    }
  }
}

async function statement(name: string): Promise<string> {
  return await readFile(new URL(`./sql/${name}.sql`, import.meta.url), 'utf8');
}

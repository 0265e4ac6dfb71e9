import {
  jobseekerOrder,
  match,
  openingOrder,
  prepareJobseeker,
  prepareOpening,
  type ListSizes,
  type Market,
  type Match,
  type MatchContext,
} from '../../src/matching/index.js';
import type { KeptLists } from '../../src/matching/index/kept-lists.js';
import { Chance } from './chance.js';
import { measured, spreadOfTimes, type Spread } from './measure.js';
import type { BenchOptions } from './options.js';
import { SqlMarket, type SqlEntry, type SqlSide } from './sql-market.js';

/** What SQL needs for the same lists. */
export interface SqlFigures {
  readonly sampled: { readonly people: number; readonly openings: number };
  /** Seconds of CPU for the lists of everybody, taken from the sample. */
  readonly whole: number;
  /** The statement for one person's own list, milliseconds: middle and worst by the clock, mean by CPU. */
  readonly ownList: Spread;
  /** Lists compared, each whole and not only its best, with what the reference says. */
  readonly compared: number;
  readonly plans: Readonly<Record<string, string>>;
}

/** All that match, so that lists are compared whole. */
const ALL = 1_000_000;
const COMPARED = { people: 20, openings: 4 };
const OWN_LISTS = 100;

/** Lists of a sample by SQL, first compared with the reference, then timed. */
export async function againstSql(url: string, kept: KeptLists, market: Market, options: BenchOptions, sizes: ListSizes): Promise<SqlFigures> {
  const sql = await SqlMarket.open(url, kept.index);
  try {
    const chance = new Chance(options.seed + 2);
    const owners = (count: number, of: number): number[] => chance.some(Array.from({ length: of }, (_, no) => no).slice(0, 20_000), count);
    const [people, openings] = [owners(options.sample, sql.people.length), owners(Math.ceil(options.sample / 5), sql.openings.length)];
    const compared = await compare(sql, market, kept.index.context, { people: people.slice(0, COMPARED.people), openings: openings.slice(0, COMPARED.openings) });
    const byPerson = await cpuOf(sql, () => sql.lists('openings-of-people', people, sizes.perJobseeker));
    const byOpening = await cpuOf(sql, () => sql.lists('candidates-of-openings', openings, sizes.perOpening));
    const own: number[] = [];
    for (const person of people.slice(0, OWN_LISTS)) own.push((await measured(() => sql.lists('openings-of-people', [person], sizes.perJobseeker))).cost.clock * 1e3);
    return {
      sampled: { people: people.length, openings: openings.length },
      whole: (byPerson * sql.people.length) / people.length + (byOpening * sql.openings.length) / openings.length,
      ownList: { ...spreadOfTimes(own), mean: (byPerson / people.length) * 1e3 },
      compared,
      plans: {
        'openings-of-people': await sql.plan('openings-of-people', await withList(sql, 'openings-of-people', people), sizes.perJobseeker),
        'candidates-of-openings': await sql.plan('candidates-of-openings', await withList(sql, 'candidates-of-openings', openings), sizes.perOpening),
      },
    };
  } finally {
    await sql.close();
  }
}

/** The first owner who has a list at all: others have nothing to plan. */
async function withList(sql: SqlMarket, side: SqlSide, owners: readonly number[]): Promise<number> {
  return (await sql.lists(side, owners, 1))[0]?.owner ?? 0;
}

/** Seconds of CPU of the server's process, or by the clock where the system does not tell; the second run counts. */
async function cpuOf(sql: SqlMarket, work: () => Promise<unknown>): Promise<number> {
  await work();
  const before = await sql.cpu();
  const { cost } = await measured(work);
  const after = await sql.cpu();
  return before === null || after === null ? cost.clock : after - before;
}

/** Throws at the first list that is not what the reference says, entry for entry and point for point. */
async function compare(sql: SqlMarket, market: Market, context: MatchContext, owners: { readonly people: readonly number[]; readonly openings: readonly number[] }): Promise<number> {
  const people = new Map(market.jobseekers.map((facts) => [facts.id as string, facts]));
  const openings = new Map(market.openings.map((facts) => [facts.id as string, facts]));
  const byPerson = grouped(await sql.lists('openings-of-people', owners.people, ALL));
  for (const owner of owners.people) {
    const person = prepareJobseeker(people.get(sql.people[owner] ?? '')!, context);
    const found = [...market.openings].sort(openingOrder).map((facts) => match(person, prepareOpening(facts, context), context));
    same(`openings of person ${owner}`, byPerson.get(owner) ?? [], byScore(found).map(({ openingId, score }) => [sql.openings.indexOf(openingId), score]));
  }
  const byOpening = grouped(await sql.lists('candidates-of-openings', owners.openings, ALL));
  for (const owner of owners.openings) {
    const opening = prepareOpening(openings.get(sql.openings[owner] ?? '')!, context);
    const found = [...market.jobseekers].sort(jobseekerOrder(context.asOf)).map((facts) => match(prepareJobseeker(facts, context), opening, context));
    const places = new Map(sql.people.map((id, place) => [id, place]));
    same(`candidates of opening ${owner}`, byOpening.get(owner) ?? [], byScore(found).map(({ jobseekerId, score }) => [places.get(jobseekerId) ?? -1, score]));
  }
  return owners.people.length + owners.openings.length;
}

function byScore(found: readonly (Match | null)[]): Match[] {
  return found.filter((each) => each !== null).sort((a, b) => b.score - a.score);
}

function grouped(entries: readonly SqlEntry[]): Map<number, [id: number, points: number][]> {
  const lists = new Map<number, [number, number][]>();
  for (const { owner, id, points } of entries) lists.set(owner, [...(lists.get(owner) ?? []), [id, points]]);
  return lists;
}

function same(what: string, found: readonly (readonly [number, number])[], expected: readonly (readonly [number, number])[]): void {
  const at = expected.findIndex(([id, points], i) => found[i]?.[0] !== id || found[i]?.[1] !== points);
  if (at >= 0 || found.length !== expected.length) {
    throw new Error(`${what} by SQL differ: ${found.length} for ${expected.length}, first at ${at}: ${JSON.stringify([found[at], expected[at]])}`);
  }
}

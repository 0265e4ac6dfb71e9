import { addDays } from '../../src/kernel/day.js';
import { globalId } from '../../src/platform/graphql/global-id.js';
import { Office } from '../journeys/office.js';
import type { Person } from '../support/world.js';
import { at, closeBench, openBench, seconds, storeMarket, tell } from './stored-bench.js';

/**
 * How long a page of matches takes over HTTP, from the request to the last byte, with a market of one large mission stored: fifty
 * candidates with people, opening and reasons. Goal: 95 of 100 under 100 ms. Starts a PostgreSQL of its own.
 */
const PEOPLE = Number(process.env['BENCH_PEOPLE'] ?? 20_000);
const POSTS = Number(process.env['BENCH_POSTS'] ?? 3_000);
const REQUESTS = Number(process.env['BENCH_REQUESTS'] ?? 200);
/** Part of the name of what is measured; everything without it. */
const ONLY = process.env['BENCH_ONLY'] ?? '';
const WARM_UP = 20;
const GOAL_MILLISECONDS = 100;

const PEOPLE_AND_REASONS = `score
  jobseeker { handle kind status profile { skills { uri level evidence } occupations { uri months } place { name country } } }
  opening { id title status pay { min max currency } place { name } employer { id name } }
  explanation { matches score summary asOf policy
    requirements { name rules met code standing sentence changes { by action sentence } }
    parts { signal value weight contribution sentence }
    skills { uri essential hard credit throughUri sentence } }`;

interface Kind {
  readonly name: string;
  readonly who: Person;
  readonly query: string;
  readonly variables: (n: number) => Readonly<Record<string, unknown>>;
}

const world = await openBench();
try {
  await bench();
} finally {
  await closeBench(world);
}

async function bench(): Promise<void> {
  const office = await Office.open(world);
  const few = await office.signIn('CASE_MANAGER');
  // Nothing closes on the day itself, so that the lists are long.
  await storeMarket(office, { people: PEOPLE, posts: POSTS }, (post) => ({ ...post, closesOn: post.closesOn === null ? null : addDays(post.closesOn, 30) }));
  await world.database.work.run(office.officer.viewer, (tx) =>
    tx.query('update jobseeker set assigned_to = $1 where id in (select id from jobseeker order by id limit 120)', [few.viewer.accountId]),
  );

  const read = performance.now();
  await office.refresh();
  tell('lists computed', { seconds: seconds(read) });
  const full: { id: string; other: string }[] = await world.database.work.run(office.officer.viewer, (tx) =>
    tx.query(`select opening_id as id, min(jobseeker_id::text) as other from opening_match group by 1 having count(*) = 50 order by 1`),
  );
  if (full.length === 0) throw new Error('no opening has fifty candidates');
  const opening = (n: number): string => globalId('Opening', full[n % full.length]?.id ?? '');
  const jobseeker = (n: number): string => globalId('Jobseeker', full[n % full.length]?.other ?? '');

  const candidates = (filter: string): string => `query ($id: ID!) { candidates(openingId: $id, first: 50${filter}) { edges { cursor node { ${PEOPLE_AND_REASONS} } } } }`;
  const kinds: readonly Kind[] = [
    { name: 'page of 50 candidates', who: office.officer, query: candidates(''), variables: (n) => ({ id: opening(n) }) },
    {
      name: 'page of 50 candidates, in plain order',
      who: office.officer,
      query: candidates(', spread: false'),
      variables: (n) => ({ id: opening(n) }),
    },
    { name: 'filtered by pay', who: office.officer, query: candidates(', filter: { pay: 800000 }'), variables: (n) => ({ id: opening(n) }) },
    { name: 'candidates of a case manager with 120 cases', who: few, query: candidates(''), variables: (n) => ({ id: opening(n) }) },
    {
      name: 'openings for a person',
      who: office.officer,
      query: `query ($id: ID!) { openingsFor(jobseekerId: $id, first: 20) { edges { cursor node { ${PEOPLE_AND_REASONS} } } } }`,
      variables: (n) => ({ id: jobseeker(n) }),
    },
    {
      name: '20 near misses of an opening',
      who: office.officer,
      query: `query ($id: ID!) { nearMissesForOpening(openingId: $id, first: 20) { ${PEOPLE_AND_REASONS} } }`,
      variables: (n) => ({ id: opening(n) }),
    },
    {
      name: 'one pair explained',
      who: office.officer,
      query: `query ($id: ID!, $person: ID!) { explainMatch(openingId: $id, jobseekerId: $person) { ${PEOPLE_AND_REASONS} } }`,
      variables: (n) => ({ id: opening(n), person: jobseeker(n + 1) }),
    },
  ];
  const figures = [];
  for (const kind of kinds.filter(({ name }) => name.includes(ONLY))) figures.push(await measure(office, kind));
  const page = figures[0];
  tell('goal', { p95Milliseconds: GOAL_MILLISECONDS, met: page !== undefined && page.p95 < GOAL_MILLISECONDS });
}

async function measure(office: Office, { name, who, query, variables }: Kind): Promise<{ readonly p50: number; readonly p95: number }> {
  for (let n = 0; n < WARM_UP; n++) await office.ask(who, query, variables(n));
  const times: number[] = [];
  const cpu = process.cpuUsage();
  for (let n = 0; n < REQUESTS; n++) {
    const began = performance.now();
    await office.ask(who, query, variables(WARM_UP + n));
    times.push(performance.now() - began);
  }
  const spent = process.cpuUsage(cpu);
  times.sort((a, b) => a - b);
  const figures = { p50: at(times, 0.5), p95: at(times, 0.95), most: at(times, 1), cpuMilliseconds: Math.round((spent.user + spent.system) / REQUESTS / 100) / 10 };
  tell(name, figures);
  return figures;
}

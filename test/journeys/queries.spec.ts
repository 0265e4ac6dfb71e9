import type { Logger } from 'typeorm';

import { openWorld, type Person, type World } from '../support/world.js';
import { MAKE_DOUGH, Office, type Jobseeker, type Vacancy } from './office.js';

const ROWS = 50;
let world: World;
let office: Office;
let person: Jobseeker;
let post: Vacancy;
const statements: string[] = [];

beforeAll(async () => {
  world = await openWorld();
  office = await Office.open(world);
  const skills = [{ uri: MAKE_DOUGH, level: 3, evidence: 'TESTED' }];
  const people = Array.from({ length: ROWS }, () => office.person({ skills }));
  [person] = (await Promise.all(people)) as [Jobseeker];
  const needs = { skills: [{ uri: MAKE_DOUGH, essential: true, hard: false, minLevel: 3 }] };
  // Each with an employer of its own.
  const posts = Array.from({ length: ROWS }, async () => office.post(needs, await office.judged(await office.unverified(), 'verifyEmployer')));
  [post] = (await Promise.all(posts)) as [Vacancy];
  await office.refresh();
  const listen = (query: string): number => statements.push(query);
  world.database.dataSource.logger = { logQuery: listen } as Partial<Logger> as Logger;
}, 60_000);
afterAll(() => world.close());

/** SQL statements that one request costs, those that open and end transactions included. */
async function costOf(who: Person, query: string, first: number): Promise<{ readonly rows: number; readonly sql: readonly string[] }> {
  statements.length = 0;
  const data = await office.ask(who, query, { first, person: person.id, post: post.id });
  const [list] = Object.values(data as Record<string, { edges: unknown[] } | unknown[]>);
  return { rows: Array.isArray(list) ? list.length : (list?.edges.length ?? 0), sql: [...statements] };
}

const PERSON = 'handle kind status profile { skills { uri level } place { name } }';
const POST = 'id title status pay { min max currency } place { name } employer { id name contact { label } standing { status history { to } } }';
const REASONS = 'explanation { score summary requirements { name met sentence changes { sentence } } parts { signal contribution sentence } skills { uri credit } }';
const RULES = 'standing on from blocks { rule sentence task } warnings { rule sentence } routes { rule sentence }';
const MATCH = `score jobseeker { ${PERSON} } opening { ${POST} } ${REASONS}`;

/**
 * With how many rows, and how many statements that costs. A transaction costs three beside what it reads: begin, who asks, commit; who
 * signs in costs seven. A number that changes is to be thought about, not a fault in itself; one that grows with the rows is.
 */
const pages: readonly (readonly [page: string, who: 'officer' | 'caseManager', query: string, most: number, statements: number])[] = [
  ['candidates', 'officer', `query ($post: ID!, $first: Int!) { candidates(openingId: $post, first: $first) { edges { cursor node { ${MATCH} } } } }`, 50, 38],
  ['candidates of own cases', 'caseManager', `query ($post: ID!, $first: Int!) { candidates(openingId: $post, first: $first) { edges { cursor node { ${MATCH} } } } }`, 50, 39],
  ['candidates, filtered', 'officer', `query ($post: ID!, $first: Int!) { candidates(openingId: $post, first: $first, filter: { skill: "${MAKE_DOUGH}" }) { edges { node { ${MATCH} } } } }`, 50, 34],
  ['candidates with what the rules say', 'officer', `query ($post: ID!, $first: Int!) { candidates(openingId: $post, first: $first) { edges { node { score eligibility { ${RULES} } } } } }`, 50, 39],
  ['openings for a person', 'officer', `query ($person: ID!, $first: Int!) { openingsFor(jobseekerId: $person, first: $first) { edges { node { ${MATCH} } } } }`, 20, 38],
  ['people with history', 'caseManager', `query ($first: Int!) { jobseekers(first: $first) { edges { node { ${PERSON} history { to at reason } } } } }`, 50, 18],
  ['vacancies with employer and history', 'officer', `query ($first: Int!) { vacancies(first: $first) { edges { node { ${POST} history { to reason } approvedCriteria { reason } } } } }`, 50, 31],
];

describe('a page', () => {
  it.each(pages)('of %s costs a fixed number of SQL statements', async (_, who, query, most, fixed) => {
    // The first request may read what later ones find in memory.
    await costOf(office[who], query, 1);
    const few = await costOf(office[who], query, 5);
    const many = await costOf(office[who], query, most);
    expect([few.rows, many.rows]).toEqual([5, most]);
    expect(many.sql).toHaveLength(few.sql.length);
    expect(many.sql).toHaveLength(fixed);
  });
});

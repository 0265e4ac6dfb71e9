import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import type { EmployerId } from '../../src/kernel/ids.js';
import type { OpeningFacts } from '../../src/matching/index.js';
import { readGlobalId } from '../../src/platform/graphql/global-id.js';
import { TaxonomyService } from '../../src/reference/taxonomy/taxonomy.service.js';
import type { Taxonomy } from '../../src/reference/taxonomy/taxonomy.js';
import type { Office } from '../journeys/office.js';
import { storeJobseekers, storeOpenings, type MarketOwner } from '../support/stored-market.js';
import { openWorld, type World, type WorldOptions } from '../support/world.js';
import { benchDay, DrawnMarket } from './drawn-market.js';

const EMPLOYERS = 100;

/** The day of the bench at noon, for clocks. */
export const benchTime = (): Date => new Date((benchDay as number) * 86_400_000 + 43_200_000);

/** The API on a PostgreSQL of its own with the starter vocabulary, on the day of the bench. Benches run from the root of the project. */
export async function openBench(options: WorldOptions = {}): Promise<World> {
  await openGround();
  return openWorld({ clock: { now: benchTime }, ...options });
}

export async function closeBench(world: World): Promise<void> {
  await world.close();
  await closeGround();
}

/** The PostgreSQL alone, for a bench that opens a world of its own. */
export function openGround(): Promise<void> {
  return ground('setup');
}

export function closeGround(): Promise<void> {
  return ground('teardown');
}

/** Stores a drawn market in an office's mission, its openings on other terms where that is wished. */
export async function storeMarket(
  office: Office,
  size: { readonly people: number; readonly posts: number },
  terms: (post: OpeningFacts) => OpeningFacts = (post) => post,
): Promise<{ readonly drawn: DrawnMarket; readonly taxonomy: Taxonomy; readonly owner: MarketOwner }> {
  const { world } = office;
  const employers: EmployerId[] = [];
  for (let n = 0; n < EMPLOYERS; n++) {
    const { id } = await office.judged(await office.unverified(), 'supportEmployer');
    employers.push(readGlobalId(id)?.id as EmployerId);
  }
  const taxonomy = await world.app.get(TaxonomyService, { strict: false }).of('starter-1');
  const drawn = new DrawnMarket(taxonomy.classification, 11);
  const owner = { missionId: office.missionId, accountId: office.caseManager.viewer.accountId, employers, taxonomy, currency: 'ETB' };
  const posts = drawn.openings(size.posts).map(terms);
  const began = performance.now();
  await world.database.work.run(office.officer.viewer, async (tx) => {
    await storeJobseekers(tx, owner, drawn.jobseekers(size.people));
    await storeOpenings(tx, owner, posts);
  });
  tell('stored', { ...size, seconds: seconds(began) });
  return { drawn, taxonomy, owner };
}

export function seconds(since: number): number {
  return Math.round((performance.now() - since) / 100) / 10;
}

/** The value at a share of many, the least at 0 and the most at 1. */
export function at(sorted: readonly number[], share: number): number {
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) / 10;
}

export function tell(what: string, figures: Readonly<Record<string, unknown>>): void {
  process.stdout.write(`${JSON.stringify({ what, ...figures })}\n`);
}

async function ground(step: 'setup' | 'teardown'): Promise<void> {
  const { default: run } = (await import(pathToFileURL(resolve(`test/support/global-${step}.mjs`)).href)) as { default: () => Promise<void> };
  await run();
}

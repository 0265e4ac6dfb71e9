import type { JobseekerId, OpeningId } from '../../src/kernel/ids.js';
import { matchContext, policyInUse, type JobseekerFacts, type OpeningFacts } from '../../src/matching/index.js';
import { FlatSpace } from '../../src/matching/index/flat-space.js';
import { MarketIndex } from '../../src/matching/index/market-index.js';
import type { TeamCall, TeamFit, VentureId } from '../../src/matching/team/team.js';
import { fundingLimits, ventureFacts } from '../../src/outcomes/teams/call/funding-limits.js';
import { inOrder, peopleToSolve, ventureToSolve } from '../../src/outcomes/teams/call/team-call.js';
import { cucayo } from '../../src/programmes/rules/ready/programmes-of-states.js';
import { STARTER_FOLDER } from '../../src/reference/taxonomy/load-classification.js';
import { readClassification } from '../../src/reference/taxonomy/read-classification.js';
import { Taxonomy } from '../../src/reference/taxonomy/taxonomy.js';
import { aVenture } from '../openings/a-venture.js';
import { Chance } from './chance.js';
import { benchDay, DrawnMarket } from './drawn-market.js';

/** How many of what is drawn. */
export interface TeamsSize {
  readonly ventures: number;
  readonly people: number;
}

const ROLES = 3;
/** Roles are drawn until there are enough that so many people fit: others are filled by nobody. */
const FEWEST_FITS = 15;
/** Pairs of people who are kept apart. */
const APART = 20;

/**
 * Ventures under the rules of El Cucayo (F26: five people, two of them migrants), each with three roles, and people of whom a third has come back. Who fits whom is
 * what the market index says. `returnees` of 0 leaves nobody who has.
 */
export async function drawTeams({ ventures, people }: TeamsSize, seed: number, returnees = 1 / 3): Promise<TeamCall> {
  const { classification } = await readClassification([STARTER_FOLDER]);
  if (classification === null) throw new Error('the starter vocabulary has faults');
  const context = matchContext({ policy: policyInUse, space: FlatSpace.of(new Taxonomy(classification).space), asOf: benchDay });
  const drawn = new DrawnMarket(classification, seed);
  const chance = new Chance(seed + 1);
  const index = new MarketIndex(context);
  const jobseekers = drawn.jobseekers(people).map((facts): JobseekerFacts => ({ ...facts, seeking: true, acceptedKinds: [] }));
  const drafts = drawn.openings(4 * ventures * ROLES).map((facts): OpeningFacts => ({ ...facts, kind: 'VENTURE_ROLE', published: true, seatsLeft: 3, closesOn: null, employerGoodUntil: benchDay, pay: null }));
  for (const facts of jobseekers) index.putJobseeker(facts);
  for (const facts of drafts) index.putOpening(facts);
  const fitting = drafts.map(({ id: role }) => ({ id: role, fits: index.candidatesFor(role, people).map(({ id: person, score }): TeamFit => ({ person, role, score })) }));
  const openings = fitting.filter(({ fits }) => fits.length >= FEWEST_FITS).slice(0, ventures * ROLES);
  if (openings.length < ventures * ROLES) throw new Error('too few roles that people fit');
  return {
    ventures: Array.from({ length: ventures }, (_, at) => ventureOf(at, openings.slice(at * ROLES, (at + 1) * ROLES).map(({ id }) => id))),
    people: peopleToSolve(jobseekers.map(({ id }) => ({ id, kind: chance.is(returnees) ? 'RETURNEE' : chance.is(0.8) ? 'COMMUNITY_MEMBER' : 'DISPLACED' }))),
    fits: inOrder(openings.flatMap(({ fits }) => fits)),
    apart: Array.from({ length: APART }, () => chance.some(jobseekers, 2).map(({ id }) => id) as [JobseekerId, JobseekerId]),
    agreed: [],
  };
}

function ventureOf(at: number, roles: readonly OpeningId[]) {
  const venture = aVenture({ id: `venture-${String(at).padStart(3, '0')}` as VentureId, publicPercent: 25, members: { least: 2, most: 7 }, leastReturnees: 1, leastCommunityMembers: 1 });
  return ventureToSolve({
    venture,
    counted: { all: 0, returnees: 0, communityMembers: 0 },
    funding: fundingLimits([cucayo], ventureFacts(venture), benchDay),
    roles: roles.map((id) => ({
      role: { missionId: venture.missionId, ventureId: venture.id, openingId: id, leastSeats: 1, sharePercent: 14 },
      opening: { id, status: 'PUBLISHED', seats: 3, seatsTaken: 0 },
    })),
  });
}

import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import { accepted, type Outcome } from '../../kernel/outcome.js';
import { Access } from '../../platform/graphql/access.js';
import { connectionOf, pageOf, type Connection, type Page } from '../../platform/graphql/connection.js';
import { CurrentAct, CurrentViewer, type RequestContext } from '../../platform/graphql/context.js';
import { localId } from '../../platform/graphql/global-id.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import { OpeningType } from '../../openings/doors/opening-type.graphql.js';
import type { Opening } from '../../openings/openings/opening.js';
import { OpeningLoader } from '../../openings/openings/opening.loaders.js';
import { JobseekerLoader } from '../../people/jobseekers/jobseeker.loader.js';
import { JobseekerType } from '../../people/jobseekers/jobseeker.graphql.js';
import type { Jobseeker } from '../../people/jobseekers/jobseeker.js';
import { FilterWords } from './filter-words.js';
import type { ListPage } from './list-page.js';
import {
  CandidatesArgs,
  ExplainMatchArgs,
  MarketType,
  MatchConnection,
  MatchType,
  NearMissesForOpeningArgs,
  NearMissesOfJobseekerArgs,
  OpeningsForArgs,
  RecomputeMatchesInput,
  RecomputeMatchesResult,
} from './match.graphql.js';
import { StoredListsService, type MarketReport } from '../lists/stored-lists.service.js';
import { MatchesService, type ListedMatch, type ShownMatch } from './matches.service.js';

@Resolver(() => MatchType)
export class MatchesResolver {
  constructor(
    private readonly matches: MatchesService,
    private readonly lists: StoredListsService,
    private readonly words: FilterWords,
    private readonly jobseekers: JobseekerLoader,
    private readonly openings: OpeningLoader,
  ) {}

  @Query(() => MatchConnection, { description: 'Who fits an opening, best first; case managers see their own cases.' })
  @Access(['JOB_PLACEMENT_OFFICER', 'CASE_MANAGER'])
  async candidates(@CurrentViewer() viewer: Viewer, @Args() args: CandidatesArgs): Promise<Outcome<Connection<ListedMatch>>> {
    const filter = await this.words.read(args.filter);
    if (!filter.ok) return filter;
    const page = pageOf(args, CURSOR);
    const found = await this.matches.candidates(viewer, localId('Opening', args.openingId), {
      filter: filter.value,
      page: listPage(page),
      spread: args.spread,
      language: args.language ?? null,
    });
    return found.ok ? accepted(listed(found.value, page)) : found;
  }

  @Query(() => MatchConnection, { description: 'What fits a person, best first.' })
  @Access(['JOB_PLACEMENT_OFFICER', 'CASE_MANAGER'])
  async openingsFor(@CurrentViewer() viewer: Viewer, @Args() args: OpeningsForArgs): Promise<Outcome<Connection<ListedMatch>>> {
    const filter = await this.words.read(args.filter);
    if (!filter.ok) return filter;
    const page = pageOf(args, CURSOR);
    const found = await this.matches.openings(viewer, localId('Jobseeker', args.jobseekerId), {
      filter: filter.value,
      page: listPage(page),
      spread: args.spread,
      language: args.language ?? null,
    });
    return found.ok ? accepted(listed(found.value, page)) : found;
  }

  @Query(() => [MatchType], { description: 'People who lack at most two changeable things for an opening, nearest first.' })
  @Access(['JOB_PLACEMENT_OFFICER', 'CASE_MANAGER'])
  nearMissesForOpening(@CurrentViewer() viewer: Viewer, @Args() args: NearMissesForOpeningArgs): Promise<Outcome<ShownMatch[]>> {
    const { first } = pageOf(args, ['id']);
    return this.matches.nearMissesForOpening(viewer, localId('Opening', args.openingId), first, args.language ?? null);
  }

  @Query(() => [MatchType], { description: 'Openings for which a person lacks at most two changeable things, nearest first.' })
  @Access(['JOB_PLACEMENT_OFFICER', 'CASE_MANAGER'])
  nearMissesOfJobseeker(@CurrentViewer() viewer: Viewer, @Args() args: NearMissesOfJobseekerArgs): Promise<Outcome<ShownMatch[]>> {
    const { first } = pageOf(args, ['id']);
    return this.matches.nearMissesOfJobseeker(viewer, localId('Jobseeker', args.jobseekerId), first, args.language ?? null);
  }

  @Query(() => MatchType, { description: 'Why a person and an opening match, or why not and what would change it; for any pair.' })
  @Access(['JOB_PLACEMENT_OFFICER', 'CASE_MANAGER'])
  explainMatch(@CurrentViewer() viewer: Viewer, @Args() args: ExplainMatchArgs): Promise<Outcome<ShownMatch>> {
    return this.matches.explain(viewer, localId('Jobseeker', args.jobseekerId), localId('Opening', args.openingId), args.language ?? null);
  }

  @Query(() => MarketType, { description: 'How the matching of the mission is doing; readable while it runs.' })
  @Access(['JOB_PLACEMENT_OFFICER', 'CASE_MANAGER', 'ADMIN', 'MONITORING'])
  async market(@CurrentViewer() viewer: Viewer): Promise<Omit<MarketType, 'runs'> & Pick<MarketReport, 'runs'>> {
    const { state, lagSeconds, runs } = await this.lists.report(viewer);
    const { asOf, policy, refreshedAt } = state;
    return { asOf, policy, refreshedAt, lagSeconds, runs };
  }

  @Mutation(() => RecomputeMatchesResult, { description: 'Asks for every list to be computed afresh and compared with what is stored.' })
  @Access(['JOB_PLACEMENT_OFFICER', 'ADMIN'])
  recomputeMatches(
    @CurrentAct() act: Act,
    @Args('input', { type: () => RecomputeMatchesInput }) _: RecomputeMatchesInput,
  ): Promise<Outcome<{ readonly requested: true }>> {
    return this.lists.recompute(act);
  }

  @ResolveField(() => JobseekerType, { nullable: true, description: 'The person, by handle.' })
  jobseeker(@Parent() match: ShownMatch, @Context() context: RequestContext): Promise<Jobseeker | null> {
    return this.jobseekers.for(context).load(match.jobseekerId);
  }

  @ResolveField(() => OpeningType, { nullable: true, description: 'The opening.' })
  opening(@Parent() match: ShownMatch, @Context() context: RequestContext): Promise<Opening | null> {
    return this.openings.for(context).load(match.openingId);
  }
}

const CURSOR = ['integer', 'integer', 'id'] as const;

function listPage({ after, limit }: Page<typeof CURSOR>): ListPage {
  return { limit, after: after === null ? null : { score: after[0], tie: after[1], id: after[2] } };
}

function listed(found: readonly ListedMatch[], page: Page<typeof CURSOR>): Connection<ListedMatch> {
  return connectionOf(found, page, ({ place }) => [place.score, place.tie, place.id]);
}

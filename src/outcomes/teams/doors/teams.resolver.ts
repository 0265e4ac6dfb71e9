import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { Outcome } from '../../../kernel/outcome.js';
import { OpeningLoader } from '../../../openings/openings/opening.loaders.js';
import { VentureLoader } from '../../../openings/ventures/doors/venture.loaders.js';
import { VentureType } from '../../../openings/ventures/doors/venture.graphql.js';
import type { Venture } from '../../../openings/ventures/venture.js';
import { Access } from '../../../platform/graphql/access.js';
import { CurrentAct, CurrentViewer, type RequestContext } from '../../../platform/graphql/context.js';
import { localId } from '../../../platform/graphql/global-id.js';
import type { Act, Viewer } from '../../../platform/viewer.js';
import { CLASH_MEANS, clashSentence } from '../call/clash-words.js';
import type { AskedSeat, TeamProposal, TeamRun } from '../team.js';
import type { Offer } from '../../offers/lifecycle/offer.js';
import { JoiningService } from '../joining.service.js';
import { TeamsService } from '../teams.service.js';
import { AskedSeatType, ChooseTeamInput, ConfirmJoiningInput, ConfirmJoiningResult, DropTeamInput, ProposeTeamsInput, RecordTeamWordInput, TeamClashType, TeamProposalType, TeamRunResult, TeamRunType } from './team.graphql.js';
import { ProposalsLoader } from './team.loaders.js';

@Resolver(() => TeamRunType)
export class TeamsResolver {
  constructor(
    private readonly teams: TeamsService,
    private readonly joining: JoiningService,
    private readonly proposalsLoader: ProposalsLoader,
    private readonly venturesLoader: VentureLoader,
    private readonly openings: OpeningLoader,
  ) {}

  @Query(() => TeamRunType, { nullable: true, description: 'A search for teams; empty where there is none.' })
  @Access(['JOB_PLACEMENT_OFFICER'])
  teamRun(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID, description: 'The search.' }) id: string): Promise<TeamRun | null> {
    return this.teams.run(viewer, localId('TeamRun', id));
  }

  @Query(() => [TeamRunType], { description: 'The last 20 searches for teams of a venture, newest first.' })
  @Access(['JOB_PLACEMENT_OFFICER'])
  teamRuns(@CurrentViewer() viewer: Viewer, @Args('ventureId', { type: () => ID, description: 'The venture.' }) id: string): Promise<TeamRun[]> {
    return this.teams.ofVenture(viewer, localId('Venture', id));
  }

  @Query(() => [AskedSeatType], { description: 'Which teams a person is asked to join, or has agreed to join, newest first.' })
  @Access(['JOB_PLACEMENT_OFFICER', 'CASE_MANAGER'])
  askedSeats(@CurrentViewer() viewer: Viewer, @Args('jobseekerId', { type: () => ID, description: 'The person.' }) id: string): Promise<AskedSeat[]> {
    return this.teams.askedOf(viewer, localId('Jobseeker', id));
  }

  @Mutation(() => TeamRunResult, { description: 'Looks for the best teams that fill the open roles of ventures, in the background, in at most a few seconds; the same while one is under way.' })
  @Access(['JOB_PLACEMENT_OFFICER'])
  proposeTeams(@CurrentAct() act: Act, @Args('input') { ventureIds }: ProposeTeamsInput): Promise<Outcome<TeamRun>> {
    return this.teams.propose(act, ventureIds.map((id) => localId('Venture', id)));
  }

  @Mutation(() => TeamRunResult, { description: 'Chooses a team: its people are asked, and the others are dropped.' })
  @Access(['JOB_PLACEMENT_OFFICER'])
  chooseTeam(@CurrentAct() act: Act, @Args('input') { runId, rank }: ChooseTeamInput): Promise<Outcome<TeamRun>> {
    return this.teams.choose(act, localId('TeamRun', runId), rank);
  }

  @Mutation(() => TeamRunResult, { description: 'Gives a team up that was chosen; nobody is asked any more.' })
  @Access(['JOB_PLACEMENT_OFFICER'])
  dropTeam(@CurrentAct() act: Act, @Args('input') { runId, rank }: DropTeamInput): Promise<Outcome<TeamRun>> {
    return this.teams.drop(act, localId('TeamRun', runId), rank);
  }

  @Mutation(() => TeamRunResult, { description: 'Records what a person said in a call or a visit. A no has another team looked for around those who agreed.' })
  @Access(['JOB_PLACEMENT_OFFICER', 'CASE_MANAGER'])
  recordTeamWord(@CurrentAct() act: Act, @Args('input') { runId, rank, jobseekerId, word, channel, language, heardTerms }: RecordTeamWordInput): Promise<Outcome<TeamRun>> {
    return this.teams.word(act, localId('TeamRun', runId), rank, localId('Jobseeker', jobseekerId), { word, channel, language: language ?? null, heardTerms });
  }

  @Mutation(() => ConfirmJoiningResult, { description: 'Confirms the offer of a role for the members, once the whole team agreed: a seat is kept, as where an employer confirms.' })
  @Access(['JOB_PLACEMENT_OFFICER'])
  confirmJoining(@CurrentAct() act: Act, @Args('input') { offerId }: ConfirmJoiningInput): Promise<Outcome<Offer>> {
    return this.joining.confirm(act, localId('Offer', offerId));
  }

  @ResolveField(() => [VentureType], { description: 'The ventures that it is for.' })
  async ventures(@Parent() run: TeamRun, @Context() context: RequestContext): Promise<readonly Venture[]> {
    const found = await Promise.all(run.ventureIds.map((id) => this.venturesLoader.for(context).load(id)));
    return found.flatMap((venture) => (venture === null ? [] : [venture]));
  }

  @ResolveField(() => [TeamProposalType], { description: 'The teams to choose from, best first.' })
  proposals(@Parent() run: TeamRun, @Context() context: RequestContext): Promise<readonly TeamProposal[]> {
    return this.proposalsLoader.for(context).load(run.id);
  }

  @ResolveField(() => TeamClashType, { nullable: true, description: 'Why there is no team; empty where there is one.' })
  async clash(@Parent() run: TeamRun, @Context() context: RequestContext): Promise<TeamClashType | null> {
    if (run.outcome !== 'CLASH') return null;
    const ventures = new Map((await this.ventures(run, context)).map((venture) => [venture.id, venture.title]));
    const roleIds = run.clash.flatMap((condition) => (condition.kind === 'ROLE_SEATS' ? [condition.role] : []));
    const roles = new Map((await Promise.all(roleIds.map((id) => this.openings.for(context).load(id)))).flatMap((opening) => (opening === null ? [] : [[opening.id, opening.title] as const])));
    const names = { venture: (id: Venture['id']) => ventures.get(id) ?? '', role: (id: (typeof roleIds)[number]) => roles.get(id) ?? '' };
    return { meaning: CLASH_MEANS, conditions: run.clash.map((condition) => clashSentence(condition, names)) };
  }
}

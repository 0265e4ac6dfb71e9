import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { Day } from '../../kernel/day.js';
import type { OpeningId } from '../../kernel/ids.js';
import type { Outcome } from '../../kernel/outcome.js';
import { Access } from '../../platform/graphql/access.js';
import { connectionOf, pageOf, type Connection } from '../../platform/graphql/connection.js';
import { CurrentAct, CurrentViewer, type RequestContext } from '../../platform/graphql/context.js';
import { localId } from '../../platform/graphql/global-id.js';
import { DateScalar } from '../../platform/graphql/scalars.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import { filterOf } from '../doors/opening-inputs.graphql.js';
import { READERS, WRITERS } from '../employers/readers.js';
import type { Opening } from '../openings/opening.js';
import { CloseTrainingInput, courseDraftOf, CreateTrainingInput, EditTrainingInput, ownTermsOf, PublishTrainingInput, TrainingsArgs } from './training-inputs.graphql.js';
import { CostSharesType, CourseCostType, TrainingConnection, TrainingResult, TrainingType } from './training.graphql.js';
import type { CostShares, CourseCost } from './training.js';
import { TrainingLoader, type LoadedTraining } from './training.loader.js';
import { TrainingsService } from './trainings.service.js';

@Resolver(() => TrainingType)
export class TrainingsResolver {
  constructor(
    private readonly trainingsService: TrainingsService,
    private readonly own: TrainingLoader,
  ) {}

  @Query(() => TrainingType, { nullable: true, description: 'One course; empty where there is none that you may see.' })
  @Access(READERS)
  async training(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID, description: 'The course.' }) id: string): Promise<Opening | null> {
    const [found] = await this.trainingsService.byIds(viewer, [localId('Opening', id)]);
    return found ?? null;
  }

  @Query(() => TrainingConnection, { description: 'Courses that you may see, newest first.' })
  @Access(READERS)
  async trainings(@CurrentViewer() viewer: Viewer, @Args() args: TrainingsArgs): Promise<Connection<Opening>> {
    const page = pageOf(args, ['id']);
    const rows = await this.trainingsService.page(viewer, filterOf(args), (page.after?.[0] ?? null) as OpeningId | null, page.limit);
    return connectionOf(rows, page, (row) => [row.id]);
  }

  @Mutation(() => TrainingResult, { description: 'Writes a course down as a draft.' })
  @Access(WRITERS)
  createTraining(@CurrentAct() act: Act, @Args('input') input: CreateTrainingInput): Promise<Outcome<Opening>> {
    return this.trainingsService.create(act, localId('Employer', input.employerId), courseDraftOf(input.terms), ownTermsOf(input.terms));
  }

  @Mutation(() => TrainingResult, { description: 'Replaces the terms of a course; a stale edit is refused, not lost.' })
  @Access(WRITERS)
  editTraining(@CurrentAct() act: Act, @Args('input') input: EditTrainingInput): Promise<Outcome<Opening>> {
    return this.trainingsService.edit(act, localId('Opening', input.id), input.version, courseDraftOf(input.terms), ownTermsOf(input.terms));
  }

  @Mutation(() => TrainingResult, {
    description: 'Publishes a draft, or again what was filled, closed or expired. It must say what it teaches or leads to, its days, its cost and who bears it.',
  })
  @Access(['JOB_PLACEMENT_OFFICER'])
  publishTraining(@CurrentAct() act: Act, @Args('input') input: PublishTrainingInput): Promise<Outcome<Opening>> {
    return this.trainingsService.publish(act, localId('Opening', input.id), input.version, input.reason ?? null);
  }

  @Mutation(() => TrainingResult, { description: 'Ends a course that is offered; placements at it go on.' })
  @Access(WRITERS)
  closeTraining(@CurrentAct() act: Act, @Args('input') input: CloseTrainingInput): Promise<Outcome<Opening>> {
    return this.trainingsService.close(act, localId('Opening', input.id), input.version, input.reason);
  }

  @ResolveField(() => DateScalar, { nullable: true, description: 'Last day of the course.' })
  async endsOn(@Parent() opening: Opening, @Context() context: RequestContext): Promise<Day | null> {
    return (await this.load(opening, context))?.endsOn ?? null;
  }

  @ResolveField(() => CourseCostType, { nullable: true, description: 'What one place costs.' })
  async cost(@Parent() opening: Opening, @Context() context: RequestContext): Promise<CourseCost | null> {
    return (await this.load(opening, context))?.cost ?? null;
  }

  @ResolveField(() => CostSharesType, { nullable: true, description: 'Who bears the cost.' })
  async shares(@Parent() opening: Opening, @Context() context: RequestContext): Promise<CostShares | null> {
    return (await this.load(opening, context))?.shares ?? null;
  }

  @ResolveField(() => String, { nullable: true, description: 'The paper that it ends with.' })
  async certificate(@Parent() opening: Opening, @Context() context: RequestContext): Promise<string | null> {
    return (await this.load(opening, context))?.certificate ?? null;
  }

  private load({ id }: Opening, context: RequestContext): Promise<LoadedTraining | null> {
    return this.own.for(context).load(id);
  }
}
